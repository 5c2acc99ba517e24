import { sql } from 'kysely'
import { readCurrency } from '#modules/prices/offers.ts'
import type { SettingQuestion } from '#modules/settings/offers.ts'

// What bills say to a change of the platform's settings, before it is confirmed.

/** Bills, budgets and providers' costs are amounts as well, also where nothing has a price of its own. */
export const billsKeepCurrency: SettingQuestion = {
  setting: 'currency', forbids: true,
  ask: async (reader) => {
    const { rows } = await sql`
      select 1 where exists (select from bills where total <> 0) or exists (select from budgets) or exists (select from cost_rows)`.execute(reader)
    return rows.length === 0 ? undefined : { code: 'setting.currency_in_use', facts: { code: (await readCurrency(reader)).code } }
  },
}

/** Bills of months before a new opening month are not taken away. */
export const billsBeforeOpening: SettingQuestion = {
  setting: 'bill.opening_month',
  ask: async (reader, month) => {
    if (month === '') return undefined
    const { rows: [row] } = await sql<{ count: number }>`select count(*)::int as count from bills where month < ${`${month as string}-01`}::date`.execute(reader)
    return row!.count === 0 ? undefined : { code: 'consequence.bills_before', facts: { count: row!.count } }
  },
}
