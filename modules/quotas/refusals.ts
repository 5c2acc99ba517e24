import { Refusal, type FieldError } from '#kit/pure/refusal.ts'
import type { Reader } from '#kit/server/database.ts'
import { regionsByIds } from '#modules/catalogue/offers.ts'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import type { Shortage } from './rules/quota.ts'

/**
 * The refusal with the numbers: `facts.lines` for the page (to ask for more with the shortfall filled in), a sentence
 * for each line for people (Q2, Q4, R5).
 */
export async function refuseShortages(reader: Reader, shortages: readonly Shortage[]): Promise<Refusal> {
  const insufficient = shortages.filter(({ kind }) => kind === 'insufficient')
  const lines = insufficient.length > 0 ? insufficient : shortages
  const regions = await regionsByIds(reader, lines.map(({ regionId }) => regionId))
  const code = lines[0]?.kind === 'needed' ? 'quota.child_needs' : 'quota.insufficient'
  const facts = lines.map(({ departmentId, regionId, metric, asked, limit }) => code === 'quota.insufficient'
    ? { departmentId, regionId, metric, asked, remaining: limit, shortfall: asked - limit }
    : { departmentId, regionId, metric, wanted: asked, needed: limit })
  const errors = lines.map(({ regionId, metric, asked, limit }): FieldError => ({
    path: `${regionId}/${metric}`, code: `${code}_line`,
    facts: { region: regions.get(regionId)!.names, metric: metrics[metric].names, unit: metrics[metric].unit, asked, limit, shortfall: asked - limit },
  }))
  return new Refusal(code, 409, { departmentId: lines[0]?.departmentId ?? null, lines: facts }, errors)
}
