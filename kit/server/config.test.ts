import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { StartError } from './start-error.ts'

function complaintsOf(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof StartError && error.code === 'settings.invalid') return error.message
    throw error
  }
  return ''
}

describe('readConfig', () => {
  it('has a complete set of presets', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1', port: 3000, dataDir: resolve('data'), databaseUrl: undefined, migrationDatabaseUrl: undefined, demoPassword: undefined,
      allowTimeTravel: false, publicUrl: undefined, trustProxy: false, logLevel: 'info', worker: true, malwareScanner: undefined, requestsPerMinute: 3000, production: false, allowPrivateWebhooks: false, secretKey: undefined, fixedSettings: {},
    })
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })

  it('reads every setting', () => {
    expect(readConfig({
      HOST: '0.0.0.0', PORT: '8080', DATA_DIR: '/srv/yunshan', DATABASE_URL: 'postgres://app:a@db/yunshan', MIGRATION_DATABASE_URL: 'postgresql://owner:b@db/yunshan',
      SMTP_URL: 'smtps://mail', SMTP_FROM: 'a@b.cn', PUBLIC_URL: 'https://cloud.example.cn/', TRUST_PROXY: '10.0.0.0/8', LOG_LEVEL: 'warn', WORKER: '0', NODE_ENV: 'production', DEMO_PASSWORD: 'eight-or-more',
    })).toMatchObject({ port: 8080, publicUrl: 'https://cloud.example.cn', trustProxy: '10.0.0.0/8', logLevel: 'warn', worker: false, production: true, demoPassword: 'eight-or-more' })
    expect(readConfig({ TRUST_PROXY: '1' }).trustProxy).toBe(true)
    expect(readConfig({ DATABASE_URL: 'postgres://app@/yunshan?host=/run/postgresql' }).databaseUrl).toContain('/run/postgresql')
  })

  it('takes an empty value as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: undefined })
  })

  it('tells all mistakes at once, without secrets', () => {
    const said = complaintsOf({ PORT: '99999', WORKER: 'maybe', DATABASE_URL: 'mysql://root:top-secret@db/x', LOG_LEVEL: 'loud', NODE_ENV: 'production', ALLOW_TIME_TRAVEL: '1', DEMO_PASSWORD: 'short' })
    for (const name of ['PORT', 'WORKER', 'DATABASE_URL', 'LOG_LEVEL', 'ALLOW_TIME_TRAVEL', 'DEMO_PASSWORD']) expect(said).toContain(name)
    expect(said).not.toContain('top-secret')
  })

  it('refuses an owner without a server, and a port that is no whole number', () => {
    expect(complaintsOf({ MIGRATION_DATABASE_URL: 'postgres://db/x' })).toContain('DATABASE_URL')
    for (const port of ['-1', '3000.5', '0x10', 'http']) expect(complaintsOf({ PORT: port })).toContain('PORT')
  })
})
