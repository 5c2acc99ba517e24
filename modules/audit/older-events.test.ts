import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { migrate, migrationsFolder } from '#kit/server/migrate.ts'
import { personalKeys } from '#kit/pure/personal-values.ts'

const folder = mkdtempSync(join(tmpdir(), 'yunshan-migrations-'))
const name = `older_${randomUUID().replaceAll('-', '')}`
const admin = new pg.Client({ connectionString: inject('ownerUrl') })
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
})

test('[C-I6] events from before keep what they tell; their personal values go apart, under a digest', async () => {
  for (const file of readdirSync(migrationsFolder)) if (/^00(0|1|2[0-7])/.test(file)) copyFileSync(join(migrationsFolder, file), join(folder, file))
  await admin.connect()
  await admin.query(`create database ${name}`)
  const url = new URL(inject('ownerUrl'))
  url.pathname = `/${name}`
  const ownerUrl = url.toString()
  await migrate({ ownerUrl, folder })
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const facts = { number: 'RA-1', by: ['A (for B)', 'A（代 B）', 'A（代 B）'], before: { displayName: 'A', phone: '' }, users: [{ email: 'a@x.example' }, { email: null }] }
    await client.query(`insert into events (at, kind, actor_id, actor_name, for_account_id, for_account_name, address, subject_kind, subject_id, facts)
      values (now(), 'application.approved', 7, 'li.na', 8, 'B', '192.0.2.1', 'application', 1, $1), (now(), 'points.low', null, 'system', null, null, null, 'points', 1, '{"balance": "1.00"}')`, [JSON.stringify(facts)])
    await migrate({ ownerUrl })
    const { rows } = await client.query('select actor_name, for_account_name, address, facts from whole_events order by id')
    expect(rows).toEqual([{ actor_name: 'li.na', for_account_name: 'B', address: '192.0.2.1', facts }, { actor_name: 'system', for_account_name: null, address: null, facts: { balance: '1.00' } }])
    const { rows: bare } = await client.query(`select e.actor_name, e.address, e.facts::text as facts, sha256(p.salt || convert_to(p.personal::text, 'UTF8')) = e.personal_digest as "fits"
      from events e left join event_personals p on p.event_id = e.id order by e.id`)
    expect(bare).toEqual([{ actor_name: '', address: null, facts: expect.not.stringMatching(/a@x|A \(for/), fits: true }, { actor_name: 'system', address: null, facts: '{"balance": "1.00"}', fits: null }])
  } finally {
    await client.end()
  }
})

test('what the migration separates, the product separates too', () => {
  const text = readFileSync(join(migrationsFolder, '0028-audit.sql'), 'utf8')
  const [, keys] = /part\.key in \(([^)]+)\)/.exec(text)!
  for (const [, key] of keys!.matchAll(/'(\w+)'/g)) expect(personalKeys).toContain(key)
})
