import type { StateTable } from '#kit/pure/states.ts'
import { stages, type Stage } from './route.ts'

/** An application's life (chapter 4). The table is the only way from one status to another; the database repeats it as a backstop. */
export const statuses = ['draft', 'reviewing', 'provisioning', 'completed', 'rejected', 'withdrawn', 'closed'] as const
export type Status = (typeof statuses)[number]

/**
 * `approve` passes a stage and stays in review, `approve_last` passes the last one; `provision` enters some of
 * the units, `complete` and `close` are what follows when nothing is open any more (rules/provisioning.ts).
 */
export type Act =
  | 'save' | 'submit' | 'modify' | 'withdraw'
  | 'approve' | 'approve_last' | 'reject'
  | 'provision' | 'complete' | 'close'

export const transitions: StateTable<Status, Act> = {
  draft: { save: 'draft', submit: 'reviewing', withdraw: 'withdrawn' },
  reviewing: { modify: 'reviewing', approve: 'reviewing', approve_last: 'provisioning', reject: 'rejected', withdraw: 'withdrawn' },
  rejected: { modify: 'rejected', submit: 'reviewing', withdraw: 'withdrawn' },
  provisioning: { provision: 'provisioning', complete: 'completed', close: 'closed' },
  completed: {},
  withdrawn: {},
  closed: {},
}

/** What people read as the status: in review, the desk that it waits at is part of it (待初审, 待二审, 待审批). */
export const steps = [
  'draft', 'reviewing_operator', 'reviewing_bureau', 'reviewing_committee',
  'provisioning', 'completed', 'rejected', 'withdrawn', 'closed',
] as const
export type Step = (typeof steps)[number]

export function stepOf(status: Status, stage: Stage | null): Step {
  if (status !== 'reviewing') return status
  return `reviewing_${stage ?? stages[0]}`
}

/** Nothing is done with it any more. */
export function isOver(status: Status): boolean {
  return status === 'completed' || status === 'withdrawn' || status === 'closed'
}
