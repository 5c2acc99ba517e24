import { resolve } from 'node:path'
import { StartError } from './start-error.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** The settings of the process, read once at start (chapter 12, settings of the process). */
export type Config = {
  readonly host: string
  /** 0: any free port, for tests. */
  readonly port: number
  /** Absolute path. */
  readonly dataDir: string
  /** Unset: the embedded database. */
  readonly databaseUrl: string | undefined
  readonly migrationDatabaseUrl: string | undefined
  readonly demoPassword: string | undefined
  readonly allowTimeTravel: boolean
  /** Address of the product in mails, without a slash at the end. */
  readonly publicUrl: string | undefined
  /** As Fastify's `trustProxy`: nobody, everybody, or addresses and networks. */
  readonly trustProxy: boolean | string
  readonly logLevel: LogLevel
  /** Whether this process also runs the jobs. */
  readonly worker: boolean
  readonly production: boolean
  /** Where clamd listens, host:port; unset: files are not scanned. */
  readonly malwareScanner: string | undefined
  /** Requests a minute of one account or address at one instance; 0: no limits. */
  readonly requestsPerMinute: number
  /** Webhooks may lead into the own network, as for receivers beside the platform. */
  readonly allowPrivateWebhooks: boolean
  /** Seals what must not be readable from a copy of the database; unset: a file in the data folder. */
  readonly secretKey: string | undefined
  /** Settings of the platform that the environment fixes, by their code (chapter 8); the page cannot change those. */
  readonly fixedSettings: Readonly<Record<string, string>>
}

type Environment = Readonly<Record<string, string | undefined>>
type Reader = {
  text(name: string): string | undefined
  whole(name: string, preset: number, minimum: number, maximum: number): number
  flag(name: string, preset: boolean): boolean
  oneOf<const Value extends string>(name: string, preset: Value, values: readonly Value[]): Value
  url(name: string, protocols: readonly string[]): string | undefined
  complain(sentence: string): void
}

function reader(env: Environment, complaints: string[]): Reader {
  const text = (name: string) => env[name]?.trim() || undefined
  return {
    text,
    complain: (sentence) => void complaints.push(sentence),
    whole(name, preset, minimum, maximum) {
      const given = text(name)
      if (given === undefined) return preset
      const value = Number(given)
      if (/^\d{1,9}$/.test(given) && value >= minimum && value <= maximum) return value
      complaints.push(`${name} must be a whole number from ${minimum} to ${maximum}, not "${given}".`)
      return preset
    },
    flag(name, preset) {
      const given = text(name)?.toLowerCase()
      if (given === undefined) return preset
      if (['1', 'true'].includes(given)) return true
      if (!['0', 'false'].includes(given)) complaints.push(`${name} must be 0 or 1, not "${given}".`)
      return false
    },
    oneOf(name, preset, values) {
      const given = text(name)
      const found = given === undefined ? preset : values.find((value) => value === given.toLowerCase())
      if (!found) complaints.push(`${name} must be one of ${values.join(', ')}, not "${given}".`)
      return found ?? preset
    },
    url(name, protocols) {
      const given = text(name)
      if (given === undefined) return undefined
      // The value is not repeated: it may hold a password (C-I5).
      if (!protocols.some((protocol) => given.startsWith(`${protocol}://`)) || !isUrl(given)) {
        complaints.push(`${name} must be an address that starts with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}.`)
      }
      return given
    },
  }
}

function isUrl(given: string): boolean {
  // Database addresses may leave out the host (`postgres://user@/name?host=/socket`).
  return URL.canParse(given) || URL.canParse(given.replace('@/', '@host/').replace(':///', '://host/'))
}

/** Which variable fixes which setting of the platform. */
const settingVariables = {
  SMTP_FROM: 'mail.from',
  DINGTALK_WEBHOOK: 'dingtalk.robot_url', DINGTALK_SECRET: 'dingtalk.robot_secret',
  DINGTALK_APP_KEY: 'dingtalk.app_key', DINGTALK_APP_SECRET: 'dingtalk.app_secret', DINGTALK_AGENT_ID: 'dingtalk.agent_id',
  OIDC_ISSUER: 'oidc.issuer', OIDC_CLIENT_ID: 'oidc.client_id', OIDC_CLIENT_SECRET: 'oidc.client_secret', OIDC_NAME: 'oidc.name',
} as const

function fixedSettings(read: Reader): Readonly<Record<string, string>> {
  const given = Object.entries(settingVariables).flatMap(([variable, code]) => { const value = read.text(variable); return value === undefined ? [] : [[code, value]] })
  const smtpUrl = read.url('SMTP_URL', ['smtp', 'smtps'])
  return Object.fromEntries(smtpUrl === undefined ? given : [...given, ['mail.smtp_url', smtpUrl]])
}

/** Reads and checks all settings; every mistake is reported at once. */
export function readConfig(env: Environment): Config {
  const complaints: string[] = []
  const read = reader(env, complaints)
  const proxies = read.text('TRUST_PROXY')
  const config: Config = {
    host: read.text('HOST') ?? '127.0.0.1',
    port: read.whole('PORT', 3000, 0, 65_535),
    dataDir: resolve(read.text('DATA_DIR') ?? 'data'),
    databaseUrl: read.url('DATABASE_URL', ['postgres', 'postgresql']),
    migrationDatabaseUrl: read.url('MIGRATION_DATABASE_URL', ['postgres', 'postgresql']),
    demoPassword: env['DEMO_PASSWORD'] || undefined,
    allowTimeTravel: read.flag('ALLOW_TIME_TRAVEL', false),
    publicUrl: read.url('PUBLIC_URL', ['http', 'https'])?.replace(/\/+$/, ''),
    trustProxy: proxies && !['0', '1', 'true', 'false'].includes(proxies.toLowerCase()) ? proxies : read.flag('TRUST_PROXY', false),
    logLevel: read.oneOf('LOG_LEVEL', 'info', ['debug', 'info', 'warn', 'error', 'silent']),
    worker: read.flag('WORKER', true),
    production: read.oneOf('NODE_ENV', 'development', ['production', 'development', 'test']) === 'production',
    allowPrivateWebhooks: read.flag('ALLOW_PRIVATE_WEBHOOKS', false),
    malwareScanner: read.text('MALWARE_SCANNER'),
    requestsPerMinute: read.whole('REQUESTS_PER_MINUTE', 3000, 0, 1_000_000),
    secretKey: read.text('SECRET_KEY'),
    fixedSettings: fixedSettings(read),
  }
  if (config.migrationDatabaseUrl && !config.databaseUrl) read.complain('MIGRATION_DATABASE_URL is set without DATABASE_URL: set both, or neither for the embedded database.')
  if (config.allowTimeTravel && config.production) read.complain('ALLOW_TIME_TRAVEL must not be set with NODE_ENV=production.')
  if (config.malwareScanner !== undefined && !/^.+:\d{1,5}$/.test(config.malwareScanner)) read.complain('MALWARE_SCANNER must be host:port, where clamd listens.')
  if (config.secretKey !== undefined && config.secretKey.length < 32) read.complain('SECRET_KEY must have at least 32 characters.')
  if (config.demoPassword !== undefined && config.demoPassword.length < 8) read.complain('DEMO_PASSWORD must have at least 8 characters.')
  if (complaints.length > 0) throw new StartError('settings.invalid', `The settings are wrong:\n${complaints.map((line) => `  - ${line}`).join('\n')}`)
  return Object.freeze(config)
}
