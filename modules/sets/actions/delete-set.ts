import { allow } from '#kit/pure/policy.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import { deleteSet } from '../contract.ts'
import { setPolicy } from '../policy.ts'
import { lockSet, markDeleted } from '../store.ts'

/** It disappears from list and shop; what was ordered of it keeps it, and its number is never given again (S5). */
export const deleteSetAction = action(deleteSet, async ({ tx, actor, now, input, record }) => {
  const set = await lockSet(tx, input.id)
  allow(setPolicy, 'delete', actor, set)
  if (set.version !== input.version) throw refuse('conflict.stale', { version: set.version })
  await markDeleted(tx, set.id, { actor, now })
  record({ kind: 'set.deleted', subject: { kind: 'set', id: set.id }, facts: { number: set.number, name: set.name } })
  return {}
})
