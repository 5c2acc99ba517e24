import type { Policy } from '#kit/pure/policy.ts'
import { holds, type Actor } from '#modules/access/rules/actor.ts'
import type { PriceRecord } from './store.ts'

export type PriceAct = 'edit' | 'delete'
const mayReach = (actor: Actor) => holds(actor, 'price.maintain')
const ended = (_: Actor, { endedAt }: Pick<PriceRecord, 'endedAt'>) => endedAt === null ? undefined : 'record.not_found'

/** Whoever maintains prices maintains all of them; of a preset only the price changes (P3). */
export const pricePolicy: Policy<Pick<PriceRecord, 'isPreset' | 'endedAt'>, PriceAct> = {
  edit: { mayReach, hinders: ended },
  delete: { mayReach, hinders: (actor, price) => ended(actor, price) ?? (price.isPreset ? 'price.preset_protected' : undefined) },
}
