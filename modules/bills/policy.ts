import { sql } from 'kysely'
import type { Policy } from '#kit/pure/policy.ts'
import { target } from '#kit/pure/states.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { visibleRows } from '#modules/access/offers.ts'
import { holds, reaches, type Actor } from '#modules/access/rules/actor.ts'
import type { Sector } from '#modules/access/rules/permissions.ts'
import { billTransitions, rollUpTransitions, type BillAct, type BillStatus, type RollUpKind, type RollUpStatus } from './rules/status.ts'

/** What decides who may do what to a bill. */
export type BillFacts = {
  readonly unitId: string
  readonly sector: Sector
  readonly status: BillStatus
  /** An earlier month of the unit was rejected since it was computed (B8). */
  readonly isOutdated: boolean
  /** Lines in question that nobody answered yet (B11). */
  readonly openQuestions: number
  /** The roll-up of the whole cloud of its month was confirmed (B15). */
  readonly isWholeConfirmed: boolean
}
export type BillPolicyAct = 'recompute' | 'adjust' | 'answer' | 'send' | 'confirm' | 'reject' | 'settle'

const prepares = (actor: Actor) => holds(actor, 'bill.prepare')
/** B2: exactly the own department's. */
const answers = (actor: Actor, { unitId, sector }: BillFacts) => reaches(actor, 'bill.feedback', { departmentId: unitId, sector })
/** A draft, or what was rejected and becomes one by the act. */
const isInWork = (_: Actor, { status }: BillFacts) => status === 'draft' || status === 'rejected' ? undefined : 'bill.bad_transition'
const hasWay = (act: BillAct) => (_: Actor, { status }: BillFacts) => target(billTransitions, status, act) === undefined ? 'bill.bad_transition' : undefined
const hasAnswer = (act: 'confirm' | 'reject') => (actor: Actor, bill: BillFacts) =>
  bill.status === 'confirmed' || bill.status === 'rejected' ? 'bill.already_answered' : hasWay(act)(actor, bill)

export const billPolicy: Policy<BillFacts, BillPolicyAct> = {
  recompute: { mayReach: prepares, hinders: isInWork },
  adjust: { mayReach: prepares, hinders: isInWork },
  answer: { mayReach: prepares, hinders: (actor, bill) => isInWork(actor, bill) ?? (bill.openQuestions > 0 ? undefined : 'bill.question_answered') },
  send: {
    mayReach: (actor) => holds(actor, 'bill.send'),
    hinders: (actor, bill) => hasWay('send')(actor, bill) ?? (bill.isOutdated ? 'bill.outdated' : bill.openQuestions > 0 ? 'bill.question_open' : undefined),
  },
  confirm: { mayReach: answers, hinders: hasAnswer('confirm') },
  reject: { mayReach: answers, hinders: hasAnswer('reject') },
  settle: {
    mayReach: (actor) => holds(actor, 'bill.settle'),
    hinders: (actor, bill) => hasWay('settle')(actor, bill) ?? (bill.isWholeConfirmed ? undefined : 'bill.whole_not_confirmed'),
  },
}

/** Drafts, and what is being revised, are the business operators' (B2). */
export function seesDrafts(actor: Actor): boolean {
  return prepares(actor)
}

/** Does the actor see the bill of this unit whole? Else only the lines of the own department and below it (B2). */
export function seesWhole(actor: Actor, { unitId, sector }: Pick<BillFacts, 'unitId' | 'sector'>): boolean {
  return reaches(actor, 'bill.view', { departmentId: unitId, sector })
}

/** The departments whose lines the actor may read; null: all of them. */
export function cutOf(actor: Actor, bill: Pick<BillFacts, 'unitId' | 'sector'>): readonly string[] | null {
  return seesWhole(actor, bill) ? null : actor.subtree
}

// ---- the same as conditions on rows: `b` is the bill (A3) ----

/** Whole bills of the scope, as `seesWhole` says it for one. */
export function wholeRows(actor: Actor): SqlPart {
  return visibleRows(actor, 'bill.view', { departmentId: sql`b.unit_id`, sector: sql`b.sector` })
}

/** What was sent, of the scope or of the unit that the actor's department belongs, or belonged, to; drafts for those who prepare them. */
export function visibleBills(actor: Actor): SqlPart {
  if (seesDrafts(actor)) return sql`true`
  if (!holds(actor, 'bill.view') || actor.departmentId === null) return sql`false`
  return sql`(b.revision > 0 and (${wholeRows(actor)} or b.unit_id = (select d.unit_id from departments d where d.id = ${actor.departmentId})
    or exists (select from bill_sums cut where cut.bill_id = b.id and cut.revision = b.revision and cut.department_id = any(${[...actor.subtree]}::bigint[]))))`
}

// ---- roll-ups ----

export type RollUpFacts = { readonly kind: RollUpKind; readonly status: RollUpStatus }
const answersRollUp = (actor: Actor, { kind }: RollUpFacts) => holds(actor, kind === 'whole' ? 'bill.feedback_whole' : 'bill.feedback_politics_law')
const isOpen = (act: 'confirm' | 'reject') => (_: Actor, { status }: RollUpFacts) => target(rollUpTransitions, status, act) === undefined ? 'roll_up.not_open' : undefined

/** B3: the committee answers its sector's, the bureau that of the whole cloud. */
export const rollUpPolicy: Policy<RollUpFacts, 'confirm' | 'reject'> = {
  confirm: { mayReach: answersRollUp, hinders: isOpen('confirm') },
  reject: { mayReach: answersRollUp, hinders: isOpen('reject') },
}

/** Which roll-ups one sees: those whose bills one sees, all of them. */
export function seenRollUps(actor: Actor): RollUpKind[] {
  const seesSector = reaches(actor, 'bill.view', { departmentId: '0', sector: 'politics_law' })
  const seesAll = seesSector && reaches(actor, 'bill.view', { departmentId: '0', sector: 'government' })
  return [...seesSector ? ['politics_law' as const] : [], ...seesAll ? ['whole' as const] : []]
}
