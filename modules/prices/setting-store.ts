import { sql } from 'kysely'
import type { SettingQuestion } from '#modules/settings/offers.ts'
import { readCurrency } from './store.ts'

/** Amounts are kept without their currency: once there is a price, another currency or other decimals would make it another amount (P6). */
export const pricesKeepCurrency: SettingQuestion = {
  setting: 'currency', forbids: true,
  ask: async (reader) => {
    const { rows } = await sql`select 1 from unit_price_changes where price is not null limit 1`.execute(reader)
    return rows.length === 0 ? undefined : { code: 'setting.currency_in_use', facts: { code: (await readCurrency(reader)).code } }
  },
}
