import { sql } from 'kysely'
import { divide, formatMoney, parseMoney } from '#kit/pure/money.ts'
import { addDays, dayOf, type Day } from '#kit/pure/time.ts'
import type { Tx } from '#kit/server/database.ts'
import { configurationFacts } from '#modules/catalogue/offers.ts'
import { correspondenceOf, placeIn } from './rules/correspondence.ts'
import { isPreset } from './rules/presets.ts'
import { priceDecimals } from './rules/price.ts'
import { priceList } from './seed-data.ts'

type SeededChange = { readonly fromDay: Day; readonly price: string }

/**
 * The full price list of the demonstration (chapter 13). It counts since two years; with `hasHistory` machines and storage
 * became dearer after a year and cheaper again in spring.
 */
export async function seedPrices(tx: Tx, { now, hasHistory }: { readonly now: Date; readonly hasHistory: boolean }): Promise<void> {
  const { choices } = await configurationFacts(tx, { regionId: null, departmentId: null })
  const table = correspondenceOf(choices)
  const today = dayOf(now)
  const rows = priceList.flatMap(([category, resource, spec, ...prices]) => {
    const place = { category, resource, spec }
    return prices.map(([number, price]) => ({
      ...place, number, unit: placeIn(table, place)!.unit, isPreset: isPreset({ ...place, number }),
      changes: changesOf(price, today, hasHistory && (category === 'Instance' || category === 'Storage')),
    }))
  })
  // The newest row stands first in the list: the guide's order is kept.
  const json = JSON.stringify(rows.toReversed().map(({ changes, ...row }) => ({ ...row, updatedOn: changes.at(-1)!.fromDay })))
  const maker = sql`(select id from accounts where account_name = 'business')`
  await sql`
    insert into unit_prices (category, resource, spec, number, unit, is_preset, created_at, updated_at, updated_by)
    select category, resource, spec, number, unit, "isPreset", ${addDays(today, -opened)}::date + interval '1 hour', "updatedOn" + interval '1 hour', ${maker}
    from rows from (jsonb_to_recordset(${json}::jsonb) as (category text, resource text, spec text, number int, unit text, "isPreset" boolean, "updatedOn" date))
      with ordinality as given(category, resource, spec, number, unit, "isPreset", "updatedOn", place) order by place`.execute(tx)
  const changes = JSON.stringify(rows.flatMap(({ category, resource, spec, number, changes: made }) => made.map((change) => ({ category, resource, spec, number, ...change }))))
  await sql`
    insert into unit_price_changes (unit_price_id, from_day, price, at, account_id)
    select p.id, c."fromDay", c.price, c."fromDay" + interval '1 hour', ${maker}
    from jsonb_to_recordset(${changes}::jsonb) as c(category text, resource text, spec text, number int, "fromDay" date, price numeric)
    join unit_prices p using (category, resource, spec, number) order by p.id, c."fromDay"`.execute(tx)
}

const opened = 760
const stations: readonly (readonly [daysAgo: number, percent: bigint])[] = [[opened, 106n], [400, 112n], [120, 100n]]

function changesOf(price: string, today: Day, isMoving: boolean): SeededChange[] {
  if (!isMoving) return [{ fromDay: addDays(today, -opened), price }]
  return stations.map(([daysAgo, percent]) => ({ fromDay: addDays(today, -daysAgo), price: portion(price, percent) }))
}

/** So many per cent of a price, in whole hundredths, or in ten-thousandths below one. */
function portion(price: string, percent: bigint): string {
  const micro = parseMoney(price, priceDecimals)
  const step = micro < 1_000_000n ? 100n : 10_000n
  return formatMoney(divide(micro * percent, 100n * step, 'half-up') * step, priceDecimals)
}
