import { expect } from 'vitest'
import type { Client, TestApp } from './http.ts'
import { body } from './orders.ts'

export type Fee = { member: { id: string; name: string }; product: { id: string; name: string }; productName: string; spec: string; quantity: number; unit: string | null; payable: string | null; paid: string }
export type Sum = { count: number; payable: string; paid: string }
export type Found = { serviceFees: Fee[]; usageFees: Fee[]; sums: { serviceFees: Sum; usageFees: Sum; total: Sum; unpriced: number }; searchedAt: string }
export type Wanted = { services: string[]; from: string; to: string; memberIds: string[]; remember: boolean }

export async function searched(client: Client, wanted: Wanted): Promise<Found> {
  return body<Found>(await client.post('/fee-report', wanted))
}

export async function memberId(app: TestApp, account: string): Promise<string> {
  return (await app.sql<{ id: string }>('select id::text as id from accounts where account_name = $1', [account]))[0]!.id
}

/** The workbook of the last search, and its name. */
export async function exported(client: Client, query = ''): Promise<{ name: string; file: Buffer }> {
  const answer = await client.get(`/fee-report/export${query}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  expect(answer.headers.get('content-type')).toContain('spreadsheetml')
  return { name: decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? ''), file: answer.body as Buffer }
}

/** Exact sums of texts such as `"1234.50"`, in hundredths. */
export const hundredths = (amount: string | number): bigint => BigInt(Math.round(Number(amount) * 100))
export const sumOf = (amounts: readonly (string | number | null)[]): bigint => amounts.reduce<bigint>((sum, amount) => sum + (amount === null ? 0n : hundredths(amount)), 0n)
