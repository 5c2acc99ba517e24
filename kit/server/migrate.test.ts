import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startEmbedded, type Embedded } from './embedded/start-embedded.ts'
import { migrate, migrationsFolder } from './migrate.ts'
import { withClient } from './one-connection.ts'
import { snapshotSchema } from './schema-snapshot.ts'
import { tableTypes } from './table-types.ts'

const root = mkdtempSync(join(tmpdir(), 'yunshan-migrate-'))
let embedded: Embedded
let folder = ''
let urls = { ownerUrl: '', appUrl: '' }
let round = 0

beforeAll(async () => {
  embedded = await startEmbedded({ dataDir: join(root, 'data'), log: () => undefined, settings: { fsync: 'off' } })
})
afterAll(async () => {
  await embedded.stop()
  rmSync(root, { recursive: true, force: true })
})

/** A database and a folder of migrations of its own for every test. */
beforeEach(async () => {
  round += 1
  folder = join(root, `migrations-${round}`)
  mkdirSync(folder)
  await ask(embedded.ownerUrl, `create database case_${round}`)
  const named = (url: string) => url.replace('/yunshan?', `/case_${round}?`)
  urls = { ownerUrl: named(embedded.ownerUrl), appUrl: named(embedded.appUrl) }
  file('0001-first.sql', 'create table things (id bigint generated always as identity primary key, name text not null); create table events (id int primary key)')
})

const file = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
const ask = async (url: string, sql: string) => (await withClient(url, (client) => client.query<Record<string, unknown>>(sql))).rows
const run = () => migrate({ ...urls, folder })

describe('migrate', () => {
  it('applies each file once, in order', async () => {
    file('0002-second.sql', 'alter table things add column note text')
    expect(await run()).toEqual(['0001-first.sql', '0002-second.sql'])
    expect(await run()).toEqual([])
    file('0003-third.sql', 'create table more (id int)')
    expect(await run()).toEqual(['0003-third.sql'])
  })

  it('lets four processes at once apply each file once', async () => {
    file('0002-second.sql', 'select pg_sleep(0.1); create table second (id int)')
    const results = await Promise.all([run(), run(), run(), run()])
    expect(results.flat().sort()).toEqual(['0001-first.sql', '0002-second.sql'])
  })

  it('refuses a file that was edited after it was applied', async () => {
    await run()
    file('0001-first.sql', 'create table other (id int)')
    await expect(run()).rejects.toMatchObject({ code: 'migration.changed', message: expect.stringContaining('0001-first') })
  })

  it('refuses a database that a newer version has migrated', async () => {
    file('0002-newer.sql', 'create table newer (id int)')
    await run()
    rmSync(join(folder, '0002-newer.sql'))
    await expect(run()).rejects.toMatchObject({ code: 'migration.newer', message: expect.stringContaining('0002-newer') })
  })

  it('refuses a file that was put before an applied one', async () => {
    file('0003-third.sql', 'create table third (id int)')
    await run()
    file('0002-late.sql', 'create table late (id int)')
    await expect(run()).rejects.toMatchObject({ code: 'migration.out_of_order' })
  })

  it('keeps nothing of an interrupted file and goes on from there the next time', async () => {
    file('0002-broken.sql', 'create table half (id int);\nselect 1 / 0;')
    await expect(run()).rejects.toMatchObject({ code: 'migration.failed', message: expect.stringMatching(/0002-broken.*division by zero.*Nothing of it was kept/s) })
    expect(await ask(urls.ownerUrl, `select to_regclass('half') as half, to_regclass('things')::text as things`)).toEqual([{ half: null, things: 'things' }])
    file('0002-broken.sql', 'create table half (id int)')
    expect(await run()).toEqual(['0002-broken.sql'])
  })

  it('keeps nothing of a file whose connection was cut', async () => {
    file('0002-cut.sql', 'create table half (id int); select pg_sleep(30)')
    const running = run()
    const refusal = expect(running).rejects.toMatchObject({ code: 'migration.failed' })
    const sleeping = `select pg_terminate_backend(pid) as cut from pg_stat_activity where application_name = 'yunshan migrate' and wait_event = 'PgSleep'`
    for (let rows: unknown[] = []; rows.length === 0;) rows = await ask(urls.ownerUrl, sleeping)
    await refusal
    expect(await ask(urls.ownerUrl, `select to_regclass('half') as half`)).toEqual([{ half: null }])
  })
})

describe('the rights of the application', () => {
  it('are reading and writing, but never rewriting events or migrations', async () => {
    await run()
    await ask(urls.appUrl, `insert into things (name) values ('a'); update things set name = 'b'; delete from things; insert into events values (1)`)
    for (const sql of ['update events set id = 2', 'delete from events', 'truncate events', 'delete from schema_migrations', 'create table mine (id int)', 'alter table things add x int', 'drop table things']) {
      await expect(ask(urls.appUrl, sql), sql).rejects.toThrow(/permission denied|must be owner/)
    }
  })

  it('are those of the whole table for each of its partitions', async () => {
    file('0002-parts.sql', `create table usage_records (month date not null) partition by range (month); create table usage_records_2026 partition of usage_records for values from ('2026-01-01') to ('2027-01-01');
      create table queue (month date not null) partition by range (month); create table queue_2026 partition of queue for values from ('2026-01-01') to ('2027-01-01')`)
    await run()
    await ask(urls.appUrl, `insert into usage_records_2026 values ('2026-05-01'); insert into queue_2026 values ('2026-05-01'); delete from queue_2026`)
    for (const sql of ['delete from usage_records_2026', `update usage_records_2026 set month = '2026-06-01'`, 'truncate usage_records_2026'])
      await expect(ask(urls.appUrl, sql), sql).rejects.toThrow(/permission denied/)
  })

  it('are given to a role that appears later, which is made if need be', async () => {
    await run()
    const later = urls.appUrl.replace(/\/\/yunshan_app:[^@]*/, `//later_${round}:secret`)
    expect(await migrate({ ownerUrl: urls.ownerUrl, appUrl: later, folder })).toEqual([])
    expect(await ask(later, 'select count(*)::int as rows from things')).toEqual([{ rows: 0 }])
  })
})

describe('a database that cannot be used', () => {
  it('is named without its password', async () => {
    const wrong = urls.ownerUrl.replace(/yunshan_owner:[^@]*/, 'yunshan_owner:wrong-secret')
    await expect(migrate({ ownerUrl: wrong, folder })).rejects.toMatchObject({ code: 'database.refused', message: expect.not.stringContaining('wrong-secret') })
    await expect(migrate({ ownerUrl: urls.ownerUrl.replace(/\/case_\d+\?/, '/absent?'), folder })).rejects.toMatchObject({ code: 'database.refused', message: expect.stringContaining('absent') })
    await expect(migrate({ ownerUrl: 'postgres://a:wrong-secret@127.0.0.1:1/x', folder })).rejects.toMatchObject({ code: 'database.unreachable', message: expect.not.stringContaining('wrong-secret') })
  })
})

describe('the written schema', () => {
  it('equals the migrations: schema.sql and tables.ts are up to date', async () => {
    await migrate({ ownerUrl: urls.ownerUrl, folder: migrationsFolder })
    const [schema, types] = await withClient(urls.ownerUrl, async (client) => [await snapshotSchema(client), await tableTypes(client)])
    expect(schema, 'run "yunshan migrate --snapshot --types"').toBe(readFileSync(join(migrationsFolder, 'schema.sql'), 'utf8'))
    expect(types, 'run "yunshan migrate --snapshot --types"').toBe(readFileSync(join(migrationsFolder, 'tables.ts'), 'utf8'))
  })

  it('shows every kind of object', async () => {
    file('0002-kinds.sql', `
      create collation by_pinyin (provider = icu, locale = 'zh-u-co-pinyin');
      create type size as enum ('small', 'large');
      create table kinds (id bigint generated always as identity primary key, name text collate by_pinyin not null, amount numeric(12, 2) not null default 0 check (amount >= 0),
        day date, at timestamptz not null default now(), tags text[] not null, facts jsonb not null, body bytea, size size not null, double numeric generated always as (amount * 2) stored, thing_id bigint references things);
      create index kinds_by_name on kinds (name) where day is not null;
      create table usages (month date not null, amount int) partition by range (month);
      create table usages_2026 partition of usages for values from ('2026-01-01') to ('2027-01-01');
      create view small_kinds as select id from kinds where size = 'small';
      create function touched() returns trigger language plpgsql as $$ begin return new; end $$;
      create trigger kinds_touched before update on kinds for each row execute function touched();`)
    await run()
    const [schema, types] = await withClient(urls.ownerUrl, async (client) => [await snapshotSchema(client), await tableTypes(client)])
    for (const part of [
      'create collation by_pinyin (provider = icu', `create type size as enum ('small', 'large');`, 'name text collate by_pinyin not null', 'amount numeric(12,2) not null default 0',
      'CHECK ((amount >= (0)::numeric))', 'FOREIGN KEY (thing_id) REFERENCES things(id)', 'CREATE INDEX kinds_by_name', 'partition by RANGE (month)', 'view small_kinds', 'CREATE OR REPLACE FUNCTION public.touched()', 'CREATE TRIGGER kinds_touched',
    ]) expect(schema).toContain(part)
    expect(schema).not.toContain('usages_2026')
    expect(/export interface Kinds {.*?\n}/s.exec(types)?.[0]).toBe(`
export interface Kinds {
  id: Given<string>
  name: string
  amount: Generated<Exact>
  day: string | null
  at: Generated<Moment>
  tags: string[]
  facts: unknown
  body: Buffer | null
  size: 'small' | 'large'
  double: Given<string | null>
  thing_id: Exact | null
}`.trim())
  })
})
