import type { Day } from '#kit/pure/time.ts'

/** P4: which of the changes counts on a day. The newest entry of the latest day up to it; a later entry for the same day replaces the earlier. */
export type ChangeState = 'past' | 'current' | 'upcoming' | 'replaced'
type Change = { readonly id: string; readonly fromDay: Day }

/** The state of each change, in any order. */
export function changeStates(changes: readonly Change[], today: Day): Map<string, ChangeState> {
  const counting = [...Map.groupBy(changes, ({ fromDay }) => fromDay)].map(([, sameDay]) => sameDay.reduce(newer))
  const current = counting.filter(({ fromDay }) => fromDay <= today).reduce<Change | undefined>((latest, one) => latest && latest.fromDay > one.fromDay ? latest : one, undefined)
  const stateOf = (change: Change): ChangeState =>
    !counting.includes(change) ? 'replaced' : change === current ? 'current' : change.fromDay > today ? 'upcoming' : 'past'
  return new Map(changes.map((change) => [change.id, stateOf(change)]))
}

function newer(left: Change, right: Change): Change {
  return BigInt(left.id) > BigInt(right.id) ? left : right
}
