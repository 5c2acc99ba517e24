import { invalid } from '#kit/pure/refusal.ts'
import { action, query } from '#kit/server/action.ts'
import { rootDepartment } from '#modules/departments/offers.ts'
import { readThresholds as readEndpoint, setThresholds } from '../contract.ts'
import { levelOf } from '../rules/quota.ts'
import { noteCrossings } from '../store.ts'
import { lockAllQuotas, readThresholds, writeLevels, writeThresholds } from '../thresholds-store.ts'

export const thresholdsQuery = query(readEndpoint, ({ database }) => readThresholds(database))

/** Q9: a new threshold is crossed by everything that stands above it now; it is told once, as any other crossing. */
export const setThresholdsAction = action(setThresholds, async ({ tx, actor, now, input: { warning, alarm }, record }) => {
  if (warning > alarm) throw invalid([{ path: 'warning', code: 'field.too_large', facts: { limit: alarm } }])
  const quotas = await lockAllQuotas(tx)
  const before = await readThresholds(tx)
  await writeThresholds(tx, { warning, alarm }, actor.id, now)
  const moved = quotas.map((quota) => ({ quota, level: levelOf(quota, { warning, alarm }) })).filter(({ quota, level }) => level !== quota.warned)
  await writeLevels(tx, moved.map(({ quota, level }) => ({ ...quota, warned: level })))
  record({ kind: 'quota.thresholds_set', subject: { kind: 'department', id: await rootDepartment(tx) }, facts: { before, after: { warning, alarm } } })
  noteCrossings({ record }, moved.flatMap(({ quota, level }) => level > quota.warned ? [{ ...quota, warned: level }] : []))
  return { warning, alarm }
})
