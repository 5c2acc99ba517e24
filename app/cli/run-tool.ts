import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const projectRoot = join(import.meta.dirname, '..', '..')

/** Runs a JavaScript or TypeScript file with this same Node, in the foreground; answers its exit code. */
export function runTool(file: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<number> {
  if (!existsSync(join(projectRoot, file))) {
    console.error(`${file} is missing. Run "npm ci" (with development dependencies).`)
    return Promise.resolve(1)
  }
  const child = spawn(process.execPath, [file, ...args], { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, ...environment } })
  const forward = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGTERM', forward).on('SIGINT', forward)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => {
      process.off('SIGTERM', forward).off('SIGINT', forward)
      resolve(code ?? 1)
    })
  })
}
