import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot, runTool } from './run-tool.ts'

type Check = { readonly name: string; readonly file: string; readonly args: readonly string[] }

const sources = ['app', 'kit', 'modules', 'migrations', 'testkit', 'scenarios', 'races', 'bench', 'e2e']

function checks(): Check[] {
  const folders = sources.filter((folder) => existsSync(join(projectRoot, folder)))
  return [
    ...['pure', 'server', 'page', 'browser'].map((part) => ({ name: `types (${part})`, file: 'node_modules/typescript/bin/tsc', args: ['-p', `tsconfig.${part}.json`] })),
    { name: 'lint', file: 'node_modules/oxlint/bin/oxlint', args: ['--deny-warnings', ...folders] },
    { name: 'unused', file: 'node_modules/knip/bin/knip.js', args: [] },
  ]
}

/** `npm run check`: types, lint, unused code; all of them, even after one failed. The boundaries between modules are tests. */
export async function runChecks(): Promise<number> {
  const failed: string[] = []
  for (const { name, file, args } of checks()) {
    console.log(`\n${name}`)
    if (await runTool(file, args) !== 0) failed.push(name)
  }
  console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}`)
  return failed.length === 0 ? 0 : 1
}
