import { parseArgs } from 'node:util'
import { StartError } from '#kit/server/start-error.ts'

type Options = Readonly<Record<string, string | boolean | undefined>>
type Command = {
  readonly usage: string
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>
  /** Everything after the name goes on unread, to another tool. */
  readonly passesOn?: true
  /** Answers the exit code. Modules are loaded by the command that needs them, so that each starts quickly. */
  readonly run: (options: Options, rest: readonly string[]) => Promise<number>
}

/** Every command of `yunshan`, with the line of its help. */
const commands: Readonly<Record<string, Command>> = {
  serve: {
    usage: 'serve                                    start the server (what "npm start" does)',
    options: { 'open-note': { type: 'boolean' } },
    run: async () => (await import('./cli/serve.ts')).serve(process.env),
  },
  migrate: {
    usage: 'migrate [--snapshot] [--types]           bring the database to this version; or write migrations/schema.sql and tables.ts',
    options: { snapshot: { type: 'boolean' }, types: { type: 'boolean' } },
    run: async (options) => options['snapshot'] || options['types']
      ? (await import('./cli/write-schema.ts')).writeSchema({ snapshot: options['snapshot'] === true, types: options['types'] === true })
      : (await import('./cli/data.ts')).migrateNow(process.env),
  },
  seed: {
    usage: 'seed [--size small|province|large]       fill an empty database with the demonstration',
    options: { size: { type: 'string' } },
    run: async (options) => (await import('./cli/data.ts')).seed(process.env, String(options['size'] ?? 'province')),
  },
  'create-admin': {
    usage: 'create-admin --account NAME --email E    make a platform administrator with a one-time password',
    options: { account: { type: 'string' }, email: { type: 'string' } },
    run: async (options) => (await import('./cli/data.ts')).makeAdmin(process.env, options['account'], options['email']),
  },
  verify: {
    usage: 'verify [--head FILE]                     prove invariants and the audit chain, against exported heads',
    options: { head: { type: 'string' } },
    run: async (options) => (await import('./cli/data.ts')).verify(process.env, options['head']),
  },
  test: { usage: 'test, check, bench, race                 for contributors', options: {}, passesOn: true, run: async (_options, rest) => (await import('./cli/run-tests.ts')).runTests(rest) },
  check: { usage: '', options: {}, passesOn: true, run: async () => (await import('./cli/run-checks.ts')).runChecks() },
  bench: { usage: '', options: {}, passesOn: true, run: async (_options, rest) => (await import('./cli/run-tool.ts')).runTool('bench/run.ts', rest) },
  race: { usage: '', options: {}, passesOn: true, run: async (_options, rest) => (await import('./cli/run-tool.ts')).runTool('races/run.ts', rest) },
}

/** Runs one command; answers the exit code. What stops it is one sentence on the error stream. */
export async function run(args: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = args
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    const isHelp = ['help', '--help', '-h'].includes(name)
    const lines = Object.values(commands).flatMap(({ usage }) => usage ? [`  yunshan ${usage}`] : [])
    console[isHelp ? 'log' : 'error'](`${isHelp ? '' : `There is no command "${name}".\n`}Commands:\n${lines.join('\n')}`)
    return isHelp ? 0 : 1
  }
  try {
    const options = command.passesOn ? {} : parseArgs({ args: rest, options: command.options, strict: true }).values
    return await command.run(options, rest)
  } catch (error) {
    console.error(explain(error))
    return 1
  }
}

function explain(error: unknown): string {
  if (error instanceof StartError) return error.message
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return `${error.message}\nSee "yunshan help".`
  return error instanceof Error ? error.stack ?? error.message : String(error)
}
