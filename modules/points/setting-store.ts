import { sql } from 'kysely'
import { readCurrency } from '#modules/prices/offers.ts'
import type { SettingQuestion } from '#modules/settings/offers.ts'

/** A ledger that was begun in a currency goes on in it. */
export const pointsKeepCurrency: SettingQuestion = {
  setting: 'currency', forbids: true,
  ask: async (reader) => {
    const { rows } = await sql`select 1 from point_transfers limit 1`.execute(reader)
    return rows.length === 0 ? undefined : { code: 'setting.currency_in_use', facts: { code: (await readCurrency(reader)).code } }
  },
}
