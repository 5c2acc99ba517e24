import { allow } from '#kit/pure/policy.ts'
import { invalid, notFound, refuse } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action, type ActionContext } from '#kit/server/action.ts'
import { holdTree } from '#modules/departments/offers.ts'
import { cancelReorganisation, postponeReorganisation, startReorganisation, type Reorganisation } from '../contract.ts'
import { reorganisationPolicy, type ReorganisationAct } from '../policy.ts'
import { dayError } from '../rules/hindrances.ts'
import { lockReorganisation, readItems, readReorganisationRecord, writeCancelled, writeDay, type ReorganisationRecord } from '../store.ts'
import { showReorganisation, storedWish } from '../view.ts'
import { carryOut } from './carrying-out.ts'

type Endpoints = typeof cancelReorganisation | typeof postponeReorganisation | typeof startReorganisation
type Context = Omit<ActionContext<Endpoints>, 'input'> & { readonly input: { readonly id: string; readonly version: number } }

/** The tree first, then the record: the order in which it is done. */
async function lockFor(act: ReorganisationAct, { tx, actor, now, input }: Context): Promise<ReorganisationRecord> {
  await holdTree(tx)
  const reorganisation = await lockReorganisation(tx, input.id)
  if (!reorganisation) throw notFound()
  allow(reorganisationPolicy, act, actor, { ...reorganisation, today: dayOf(now) })
  if (reorganisation.version !== input.version) throw refuse('conflict.stale', { version: reorganisation.version })
  return reorganisation
}

async function answer({ tx, actor, now, request }: Context, id: string): Promise<Reorganisation> {
  return showReorganisation({ reader: tx, actor, now, request }, (await readReorganisationRecord(tx, id))!)
}

/** After it was refused on its day, and what was in its way is cleared; charges follow from its day all the same. */
export const startReorganisationAction = action(startReorganisation, async (context) => {
  const reorganisation = await lockFor('start', context)
  await carryOut(context, reorganisation, await storedWish(context.tx, reorganisation, await readItems(context.tx, reorganisation.id)))
  return answer(context, reorganisation.id)
})

/** Another day, today or later; today it is done at once. */
export const postponeReorganisationAction = action(postponeReorganisation, async (context) => {
  const { tx, now, input, record } = context
  const reorganisation = await lockFor('postpone', context)
  const errors = dayError(input.day, dayOf(now))
  if (errors.length > 0) throw invalid(errors)
  await writeDay(tx, reorganisation.id, input.day)
  const { id, number, from, to } = reorganisation
  record({
    kind: 'reorganisation.postponed', subject: { kind: 'reorganisation', id }, departmentId: from.id,
    facts: { number, from: from.name, to: to.name, fromDepartmentId: from.id, toDepartmentId: to.id, before: { day: reorganisation.day }, after: { day: input.day }, day: input.day, isForToday: input.day === dayOf(now) },
  })
  if (input.day === dayOf(now)) await carryOut(context, reorganisation, await storedWish(tx, { ...reorganisation, day: input.day }, await readItems(tx, id)))
  return answer(context, id)
})

export const cancelReorganisationAction = action(cancelReorganisation, async (context) => {
  const { tx, actor, now, record } = context
  const { id, number, from, to, day } = await lockFor('cancel', context)
  await writeCancelled(tx, id, actor.id, now)
  record({
    kind: 'reorganisation.cancelled', subject: { kind: 'reorganisation', id }, departmentId: from.id,
    facts: { number, day, from: from.name, to: to.name, fromDepartmentId: from.id, toDepartmentId: to.id },
  })
  return answer(context, id)
})
