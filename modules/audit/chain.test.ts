import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { keepSecretKey } from '#kit/server/secrets.ts'
import { sealedToTheEnd } from '#testkit/audit.ts'
import { recordEvent } from '#testkit/events.ts'
import { useTestApp } from '#testkit/http.ts'
import { testDataDir, testSecretKey } from '#testkit/names.ts'
import { inTransaction } from '#kit/server/database.ts'
import { exportHead, headsFileName, headsIn, keepHeadsIn } from './heads.ts'
import { sealAll } from './jobs.ts'
import { batchSize, sealNext } from './seal-store.ts'
import { verifyChain } from './verify.ts'

const app = useTestApp()
const folder = testDataDir()
const headsFile = join(folder, headsFileName)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A chain of events that the sealing has taken, whatever else the server runs at the moment. */
async function chained(count: number): Promise<string[]> {
  for (let made = 0; made < count; made++) await inTransaction(app.database, (tx) => recordEvent(tx, 'test.chained', { by: `person ${made}`, round: made }))
  await sealedToTheEnd(app)
  return (await app.sql<{ id: string }>(`select id from events where kind = 'test.chained' order by id desc limit $1`, [count])).map(({ id }) => String(id)).toReversed()
}
const verify = () => verifyChain(app.database, [])
const sequenceOf = async (id: string) => (await app.sql<{ sequence: string }>('select sequence from audit_links where event_id = $1', [id]))[0]!.sequence

/** As a superuser whom no key stops. Everything is put back afterwards, so that each test begins with a whole chain. */
async function tampered(statements: readonly string[], look: () => Promise<void>): Promise<void> {
  const kept = ['events', 'event_personals', 'audit_links', 'audit_seals']
  await app.sql('set session_replication_role = replica')
  for (const table of kept) await app.sql(`create temporary table kept_${table} as table ${table}`)
  try {
    for (const statement of statements) await app.sql(statement)
    await look()
  } finally {
    for (const table of kept) {
      await app.sql(`delete from ${table}`)
      await app.sql(`insert into ${table} overriding system value select * from kept_${table}`)
      await app.sql(`drop table kept_${table}`)
    }
    await app.sql('set session_replication_role = origin')
  }
  expect((await verify()).broken).toBeNull()
}

describe('[C-I2] the chain', () => {
  test('a whole one is whole: as many events as there are, none waiting', async () => {
    await chained(12)
    const [row] = await app.sql<{ count: number }>('select count(*)::int as count from events')
    expect(await verify()).toMatchObject({ count: row!.count, waiting: 0, replaced: 0, heads: 0, broken: null, head: { sequence: String(row!.count) } })
  })

  test('the first changed event is named', async () => {
    const [, second, third] = await chained(4)
    await tampered([`update events set facts = jsonb_set(facts, '{round}', '99') where id in (${second}, ${third})`], async () => {
      expect((await verify()).broken).toMatchObject({ kind: 'changed', eventId: second, sequence: await sequenceOf(second!), eventKind: 'test.chained' })
    })
  })

  test.each(['at = at + interval \'1 second\'', 'kind = \'test.other\'', 'actor_name = \'nobody\'', 'actor_roles = \'{auditor}\'', 'subject_id = 2', 'department_id = 1', 'request_id = \'x\'', 'recorded_at = now()', 'personal_digest = null'])(
    'no column can be changed unseen: %s', async (change) => {
      const [first] = await chained(1)
      await tampered([`update events set ${change} where id = ${first}`], async () => {
        expect((await verify()).broken).toMatchObject({ kind: 'changed', eventId: first })
      })
    })

  test('personal values are kept apart, yet covered', async () => {
    const [first] = await chained(2)
    await tampered([`update event_personals set personal = jsonb_set(personal, '{facts,0,1}', '"somebody else"') where event_id = ${first}`], async () => {
      expect((await verify()).broken).toMatchObject({ kind: 'personal_changed', eventId: first })
    })
    await tampered([`delete from event_personals where event_id = ${first}`], async () => {
      expect((await verify()).broken).toMatchObject({ kind: 'personal_changed', eventId: first })
    })
    // Calling it a pseudonymisation needs the event that says so.
    await tampered([`update event_personals set personal = '{}', replaced_for = 1 where event_id = ${first}`], async () => {
      expect((await verify()).broken).toMatchObject({ kind: 'personal_changed', eventId: first })
    })
  })

  test('a removed event is named, with its link or without', async () => {
    const [, second] = await chained(3)
    const sequence = await sequenceOf(second!)
    await tampered([`delete from events where id = ${second}`], async () => {
      expect((await verify()).broken).toMatchObject({ kind: 'removed', sequence, eventId: second })
    })
    await tampered([`delete from events where id = ${second}`, `delete from audit_links where event_id = ${second}`], async () => {
      expect((await verify()).broken).toMatchObject({ kind: 'removed', sequence })
    })
  })

  test('an event slipped in among sealed ones is named', async () => {
    const [, second, third] = await chained(4)
    const columns = `at, recorded_at, kind, actor_name, subject_kind, subject_id, facts, xid`
    await tampered([`insert into events (id, ${columns}) overriding system value select 1000000 + id, ${columns} from events where id = ${second}`], async () => {
      expect((await verify()).broken).toMatchObject({ kind: 'inserted', eventId: String(1_000_000 + Number(second)), sequence: await sequenceOf(third!) })
    })
  })

  test('two swapped events are named', async () => {
    const [, second, third] = await chained(4)
    const sequence = await sequenceOf(second!)
    await tampered([`update audit_links set event_id = -event_id where event_id in (${second}, ${third})`, `update audit_links set event_id = ${second}::bigint + ${third} + event_id where event_id < 0`], async () => {
      expect((await verify()).broken).toMatchObject({ kind: 'reordered', sequence })
    })
    await tampered([`update events a set facts = b.facts from events b where a.id in (${second}, ${third}) and b.id in (${second}, ${third}) and a.id <> b.id`], async () => {
      expect((await verify()).broken).toMatchObject({ kind: 'changed', eventId: second })
    })
  })

  test('a forged chain of links stops at the seals, which need the key', async () => {
    await chained(3)
    await tampered([`update audit_seals set seal = sha256(seal) where id = (select max(id) from audit_seals)`], async () => {
      expect((await verify()).broken).toMatchObject({ kind: 'seal_changed' })
    })
    await tampered(['delete from audit_seals where id = (select max(id) from audit_seals)'], async () => {
      expect((await verify()).broken).toMatchObject({ kind: 'seal_removed' })
    })
    keepSecretKey({ secretKey: 'another secret key of another installation', dataDir: folder })
    expect((await verify()).broken).toMatchObject({ kind: 'other_key' })
    keepSecretKey({ secretKey: testSecretKey, dataDir: folder })
    expect((await verify()).broken).toBeNull()
  })

  test('truncation is seen by the exported head, even with links, seals and the sealing\'s own position', async () => {
    keepHeadsIn(folder)
    const events = await chained(3)
    const head = await exportHead(app.database)
    expect(statSync(headsFile).mode & 0o777).toBe(0o600)
    const heads = headsIn(readFileSync(headsFile, 'utf8'))
    expect(heads).toEqual([head])
    const sequence = await sequenceOf(events[0]!)
    const cut = [`delete from audit_seals where last_sequence >= ${sequence}`, `delete from audit_links where sequence >= ${sequence}`, `delete from events where id in (${events.join()})`]
    const [before] = await app.sql<{ sequence: string }>('select last_sequence as sequence from audit_seals order by 1 desc offset 1 limit 1')
    expect(before).toBeDefined()
    await tampered(cut, async () => {
      expect((await verifyChain(app.database, heads)).broken).toMatchObject({ kind: 'truncated', sequence })
      // Without a head the sealing's position tells; whoever resets that too is seen only outside the database.
      expect((await verify()).broken).toMatchObject({ kind: 'truncated' })
    })
    await tampered([`update audit_seals set seal = sha256(seal) where last_sequence = ${head!.sequence}`], async () => {
      expect((await verifyChain(app.database, heads)).broken?.kind).toBe('seal_changed')
    })
    expect((await verifyChain(app.database, [{ ...head!, hash: '0'.repeat(64) }])).broken).toMatchObject({ kind: 'rewritten', sequence: head!.sequence })
    expect((await verifyChain(app.database, heads)).broken).toBeNull()
  })

  test('a file of heads that is none is refused, with its line', () => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(headsFile, `${readFileSync(headsFile, 'utf8')}not a head\n`)
    expect(() => headsIn(readFileSync(headsFile, 'utf8'))).toThrow('line 2')
  })

  test('over HTTP: the auditor verifies, sees the first break, and each verification is recorded', async () => {
    rmSync(headsFile, { force: true })
    const auditor = await app.as('auditor')
    const whole = await auditor.post('/audit-events/verification')
    expect([whole.status, whole.body.broken]).toEqual([200, null])
    const [first] = await chained(1)
    await tampered([`update events set department_id = 2 where id = ${first}`], async () => {
      const { body } = await auditor.post('/audit-events/verification')
      expect(body.broken).toMatchObject({ kind: 'changed', eventId: first, eventKind: 'test.chained' })
      const past = (await auditor.get('/audit-events/verification')).body.items
      expect(past.map(({ brokenKind, by }: { brokenKind: string | null; by: string }) => [brokenKind, by])).toEqual([['changed', 'auditor'], [null, 'auditor']])
    })
  })
})

describe('[C-I2] sealing', () => {
  test('50 writers, 2,000 events, three sealers at once: one chain, each event once, in the order of its transactions', async () => {
    const writers = Array.from({ length: 50 }, async (_, writer) => {
      for (let event = 0; event < 40; event++) await inTransaction(app.database, (tx) => recordEvent(tx, 'test.written', { writer, event }))
    })
    let isWriting = true
    const sealers = Array.from({ length: 3 }, async () => { while (isWriting) { await inTransaction(app.database, sealNext); await new Promise((resolve) => setTimeout(resolve, 5)) } })
    await Promise.all(writers)
    isWriting = false
    await Promise.all(sealers)
    await sealedToTheEnd(app)
    const [row] = await app.sql<{ links: number; highest: number; seals: number; apart: number; disordered: number }>(`
      select count(*)::int as links, max(sequence)::int as highest, (select count(*)::int from audit_seals) as seals,
        (select count(*)::int from audit_seals s where s.first_sequence > 1 and not exists (select from audit_seals b where b.last_sequence = s.first_sequence - 1)) as apart,
        (select count(*)::int from (select (e.xid, e.id) > lag((e.xid, e.id)) over (order by l.sequence) as is_later from audit_links l join events e on e.id = l.event_id) x where not is_later) as disordered
      from audit_links`)
    expect(row!.links).toBe(row!.highest)
    expect([row!.apart, row!.disordered]).toEqual([0, 0])
    expect(row!.links).toBeGreaterThan(2000)
    expect((await verify()).broken).toBeNull()
  }, 120_000)

  test('an open transaction holds sealing back, so that its events come in their place', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const started = Promise.withResolvers<void>()
    const slow = inTransaction(app.database, async (tx) => { await recordEvent(tx, 'test.slow'); started.resolve(); await promise })
    await started.promise
    await inTransaction(app.database, (tx) => recordEvent(tx, 'test.quick'))
    await sealAll(app.database)
    expect(await app.sql(`select from audit_links l join events e on e.id = l.event_id where e.kind = 'test.quick'`)).toEqual([])
    resolve()
    await slow
    await sealedToTheEnd(app)
    const order = await app.sql<{ kind: string }>(`select kind from audit_links l join events e on e.id = l.event_id where kind in ('test.slow', 'test.quick') order by sequence`)
    expect(order.map(({ kind }) => kind)).toEqual(['test.slow', 'test.quick'])
  })

  test('10,000 events are sealed and verified in less than ten seconds', async () => {
    await inTransaction(app.database, async (tx) => { for (let batch = 0; batch < 10; batch++) await recordMany(tx) })
    const began = performance.now()
    await sealedToTheEnd(app)
    const sealed = performance.now()
    expect((await verify()).broken).toBeNull()
    const verified = performance.now()
    expect(verified - began, `sealed in ${Math.round(sealed - began)} ms, verified in ${Math.round(verified - sealed)} ms`).toBeLessThan(10_000)
    if (process.env['MEASURE']) console.log(`sealed in ${Math.round(sealed - began)} ms, verified in ${Math.round(verified - sealed)} ms`)
    expect(batchSize).toBeLessThanOrEqual(1000)
  }, 60_000)
})

async function recordMany(tx: Parameters<typeof recordEvent>[0]): Promise<void> {
  const { appendEvents } = await import('#kit/server/events.ts')
  const { system } = await import('#modules/access/rules/actor.ts')
  await appendEvents(tx, { actor: system, now: new Date(), address: '203.0.113.5', requestId: null },
    Array.from({ length: 1000 }, (_, round) => ({ kind: 'test.many', subject: { kind: 'test', id: '1' }, facts: { by: `person ${round}`, round } })))
}

test('[C-I3] the application\'s role adds and reads, and rewrites nothing', async () => {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: app.databaseUrl })
  await client.connect()
  try {
    for (const table of ['events', 'event_personals', 'audit_links', 'audit_seals'])
      for (const statement of [`update ${table} set ${table === 'events' ? 'kind = kind' : table === 'event_personals' ? 'salt = salt' : table === 'audit_links' ? 'hash = hash' : 'seal = seal'}`, `delete from ${table}`, `truncate ${table} cascade`])
        await expect(client.query(statement), statement).rejects.toThrow('permission denied')
    await expect(client.query('alter table events disable trigger all')).rejects.toThrow('must be owner')
    await expect(client.query(`select replace_event_personals(1, '{1}', array['{}'::jsonb])`)).rejects.toThrow('is not pseudonymised')
  } finally {
    await client.end()
  }
})
