import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '#kit/server/start-error.ts'
import { projectRoot, runTool } from './run-tool.ts'

const stampFile = join(projectRoot, 'dist', '.sources')
const wholeFolders = ['app/web', 'kit/web', 'kit/pure']
const partsOfModules = ['pages', 'rules', 'phrases.ts', 'contract.ts']
const singleFiles = ['app/modules.web.ts', 'vite.config.ts', 'package-lock.json']

/**
 * Builds the pages where `dist/` is missing or made from other sources; answers whether it built. A folder
 * that was delivered without sources keeps its `dist/`.
 */
export async function buildPagesIfOld(log: (line: string) => void): Promise<boolean> {
  const stamp = hashSources()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false
  if (!existsSync(join(projectRoot, 'vite.config.ts'))) return false
  log('Building the pages…')
  // A process of its own, so that the memory of the build is gone when the server runs.
  const fresh = join(projectRoot, `dist-${process.pid}`)
  const code = await runTool('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn'], { PAGES_FOLDER: fresh })
  if (code !== 0) throw new StartError('build.failed', 'The pages could not be built; the reason is printed above. Run "npm ci" and start again.')
  writeFileSync(join(fresh, '.sources'), stamp)
  putInPlace(fresh)
  return true
}

/** Whoever reads `dist/` meanwhile sees the old pages or the new ones; of two builders the last one stays. */
function putInPlace(fresh: string): void {
  const old = join(projectRoot, `dist-${process.pid}-old`)
  const dist = join(projectRoot, 'dist')
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(fresh, dist)
  rmSync(old, { recursive: true, force: true })
}

function hashSources(): string {
  const hash = createHash('sha256')
  for (const file of sourceFiles()) hash.update(`${file}\0`).update(readFileSync(join(projectRoot, file))).update('\0')
  return hash.digest('hex')
}

function sourceFiles(): string[] {
  const modules = filesIn('modules', false).flatMap((name) => partsOfModules.map((part) => `modules/${name}/${part}`))
  return [...wholeFolders, ...modules, ...singleFiles].flatMap((path) =>
    /\.\w+$/.test(path) ? existsSync(join(projectRoot, path)) ? [path] : [] : filesIn(path, true).map((name) => `${path}/${name}`))
    .filter((file) => !/\.test\.tsx?$/.test(file)).sort()
}

function filesIn(folder: string, isDeep: boolean): string[] {
  const path = join(projectRoot, folder)
  if (!existsSync(path)) return []
  if (!isDeep) return readdirSync(path)
  return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1).replaceAll('\\', '/'))
}
