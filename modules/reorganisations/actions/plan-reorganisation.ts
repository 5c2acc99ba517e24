import { invalid, Refusal } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action } from '#kit/server/action.ts'
import { holdTree } from '#modules/departments/offers.ts'
import { planReorganisation } from '../contract.ts'
import { errorsOf, findWished, type Wish } from '../gathering.ts'
import { dayError } from '../rules/hindrances.ts'
import { insertReorganisation, plannedNaming, readReorganisationRecord } from '../store.ts'
import { showReorganisation } from '../view.ts'
import { carryOut, wishOf, type Acting } from './carrying-out.ts'

/**
 * Planned for a day, or done at once if that is today. What is wrong with the wish is refused at its fields; what may be
 * cleared until the day is shown by the preview, and refused only where the day is today.
 */
export const planReorganisationAction = action(planReorganisation, async (context) => {
  const { tx, actor, now, input, record, request } = context
  await holdTree(tx)
  const wish = await wishOf(tx, input)
  await guardWish(context, wish)
  const reason = input.reason.trim()
  const { id, number } = await insertReorganisation(tx, { ...input, reason, plannedById: actor.id }, now)
  record({
    kind: 'reorganisation.planned', subject: { kind: 'reorganisation', id }, departmentId: wish.from.id,
    facts: { number, day: wish.day, from: wish.from.name, to: wish.to.name, fromDepartmentId: wish.from.id, toDepartmentId: wish.to.id, projectIds: wish.projectIds, resources: wish.resources, reason, isForToday: wish.day === dayOf(now) },
  })
  if (wish.day === dayOf(now)) await carryOut(context, { id, number, reason }, wish)
  return showReorganisation({ reader: tx, actor, now, request }, (await readReorganisationRecord(tx, id))!)
})

async function guardWish({ tx, now }: Pick<Acting, 'tx' | 'now'>, wish: Wish): Promise<void> {
  const errors = [...dayError(wish.day, dayOf(now)), ...errorsOf(wish, await findWished(tx, wish))]
  if (errors.length > 0) throw invalid(errors)
  const planned = await plannedNaming(tx, { projectIds: wish.projectIds, resourceIds: wish.resources.map(({ id }) => id) })
  if (planned.length > 0)
    throw new Refusal('reorganisation.planned_elsewhere', 409, {}, planned.map(({ number, name }) => ({ path: '', code: 'reorganisation.planned_in', facts: { number, name } })))
}

