import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { migrate, migrationsFolder } from '#kit/server/migrate.ts'
import { demoPassword } from '#testkit/names.ts'
import { seedDemo } from './seed.ts'

test('[Q1] [Q10] the demonstration of a province breaks no invariant, and every list has something to show', async () => {
  const name = `province_${randomUUID().replaceAll('-', '')}`
  const on = (url: string) => { const parsed = new URL(url); parsed.pathname = `/${name}`; return parsed.toString() }
  const admin = new pg.Client({ connectionString: inject('ownerUrl') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const ownerUrl = on(inject('ownerUrl'))
  await migrate({ ownerUrl, appUrl: on(inject('appUrl')) })
  await seedDemo({ ownerUrl, size: 'province', password: demoPassword })
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  expect((await owner.query(readFileSync(join(migrationsFolder, 'invariants.sql'), 'utf8'))).rows).toEqual([])
  const counted = async (text: string) => Number((await owner.query<{ count: string }>(text)).rows[0]!.count)
  expect(await counted('select count(distinct status) from applications')).toBe(7)
  expect(await counted('select count(distinct status) from quota_requests')).toBe(4)
  expect(await counted('select count(*) from quotas where used + reserved >= 0.8 * (total - allocated) and used > 0')).toBeGreaterThan(5)
  expect(await counted('select count(*) from departments d where not exists (select from quotas q where q.department_id = d.id)')).toBe(0)
  await owner.end()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
}, 60_000)
