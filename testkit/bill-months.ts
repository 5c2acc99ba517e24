import { expect } from 'vitest'
import type { Client, TestApp } from './http.ts'
import { body } from './orders.ts'

export type TestBill = {
  id: string; month: string; unit: { id: string; name: string }; sector: string; status: string; revision: number | null; total: string; lineCount: number; isCut: boolean
  version: number; allowed: string[]; warnings: string[]; previousTotal: string | null; [field: string]: unknown
}
export type TestRollUp = { id: string; kind: string; status: string; round: number; total: string; billCount: number; confirmedCount: number; allowed: string[] }

/** Bills are made from this month on, whatever ran before. */
export async function openedIn(app: TestApp, month: string): Promise<void> {
  await app.sql(`insert into platform_settings (key, value) values ('bill.opening_month', to_jsonb($1::text)) on conflict (key) do update set value = excluded.value`, [month])
}

/** The bill of a unit by its code, as this reader sees it. */
export async function billOf(app: TestApp, reader: Client, code: string, month: string): Promise<TestBill> {
  const [unit] = await app.sql<{ id: string }>('select id::text as id from departments where code = $1', [code])
  const { items } = body<{ items: TestBill[] }>(await reader.get(`/bills?month=${month}&unit=${unit!.id}`))
  expect(items, `the bill of ${code} for ${month}`).toHaveLength(1)
  return items[0]!
}

export async function billsOf(reader: Client, month: string): Promise<TestBill[]> {
  return body<{ items: TestBill[] }>(await reader.get(`/bills?month=${month}&pageSize=200`)).items
}

export async function sentAll(business: Client, month: string): Promise<void> {
  const { sent, results } = body<{ sent: number; results: { code: string | null }[] }>(await business.post('/bills/sending', { month }))
  expect(results.filter(({ code }) => code !== null)).toEqual([])
  expect(sent).toBe(results.length)
}

/** By the admin of the unit: of a head its own. */
export function answerer(app: TestApp, code: string): Promise<Client> {
  return app.as(code === 'dsj' ? 'bureau.admin' : code === 'zfw' ? 'committee.admin' : `${code}.admin`)
}

export async function confirmed(app: TestApp, code: string, month: string): Promise<TestBill> {
  const admin = await answerer(app, code)
  const { id, revision } = await billOf(app, admin, code, month)
  return body(await admin.post(`/bills/${id}/confirmation`, { revision }))
}

export async function rollUp(reader: Client, month: string, kind: 'politics_law' | 'whole'): Promise<TestRollUp> {
  const { items } = body<{ items: TestRollUp[] }>(await reader.get(`/roll-ups?month=${month}`))
  return items.find((one) => one.kind === kind)!
}

/** Units and heads of a sector, or of both, by code. */
export async function unitCodes(app: TestApp, sector?: 'government' | 'politics_law'): Promise<string[]> {
  const rows = await app.sql<{ code: string }>(`select code from departments where kind in ('unit', 'head') and not is_archived and ($1::text is null or sector = $1) order by code`, [sector ?? null])
  return rows.map(({ code }) => code)
}
