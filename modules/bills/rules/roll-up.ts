import { target } from '#kit/pure/states.ts'
import { rollUpTransitions, type RollUpAct, type RollUpKind, type RollUpStatus } from './status.ts'

/** What decides whether a roll-up can be answered. */
export type RollUpFacts = {
  readonly kind: RollUpKind
  readonly status: RollUpStatus
  readonly billCount: number
  readonly confirmedCount: number
  /** Every unit of the month has its bill. */
  readonly isComplete: boolean
}

/**
 * B3: the politics-law roll-up is ready when all bills of the sector are confirmed, the head's own included; that of the
 * whole cloud when all bills are, and the sector's roll-up too (where there is one).
 */
export function isReady(rollUp: RollUpFacts, all: readonly RollUpFacts[]): boolean {
  if (!rollUp.isComplete || rollUp.billCount === 0 || rollUp.confirmedCount < rollUp.billCount) return false
  return rollUp.kind !== 'whole' || all.every(({ kind, status }) => kind !== 'politics_law' || status === 'confirmed')
}

/** What happens to it by itself; undefined: it stays as it is. */
export function rollUpAct(rollUp: RollUpFacts, all: readonly RollUpFacts[]): RollUpAct | undefined {
  const act = isReady(rollUp, all) ? 'open' : 'close'
  return target(rollUpTransitions, rollUp.status, act) === undefined ? undefined : act
}
