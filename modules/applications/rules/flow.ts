import { stageAfter, type Route, type Stage } from './route.ts'
import type { Status } from './status.ts'

/**
 * The flow as people read it (R9): what was done, in order, then for whom it waits, then the desks still ahead.
 */
export type Verdict = 'submitted' | 'modified' | 'approved' | 'rejected' | 'withdrawn' | 'provisioned' | 'completed' | 'closed'
export type Desk = 'applicant' | Stage | 'provisioning'
/** What a decision turned down of the application (R12). */
export type RejectedItem = { id: string; service: [string, string, string]; quantity: number; reason: string }
export type DoneStep<Person> = {
  readonly round: number
  readonly verdict: Verdict
  readonly stage: Stage | null
  readonly by: Person
  /** Whom `by` acted for (A6). */
  readonly for: Person | null
  readonly at: string
  readonly reason: string
  readonly versionNumber: number | null
  readonly rejectedItems: RejectedItem[]
}
export type FlowStep<Person> = {
  readonly round: number
  readonly desk: Desk
  readonly state: 'done' | 'waiting' | 'upcoming'
  readonly verdict: Verdict | null
  readonly by: Person | null
  readonly for: Person | null
  readonly at: string | null
  readonly reason: string | null
  readonly versionNumber: number | null
  readonly rejectedItems: RejectedItem[]
}
export type FlowFacts = { readonly status: Status; readonly stage: Stage | null; readonly route: Route; readonly round: number }

export function flowOf<Person>(facts: FlowFacts, done: readonly DoneStep<Person>[]): FlowStep<Person>[] {
  const ahead = desksAhead(facts).map((desk, index): FlowStep<Person> => ({
    round: facts.round, desk, state: index === 0 ? 'waiting' : 'upcoming', verdict: null, by: null, for: null, at: null, reason: null, versionNumber: null, rejectedItems: [],
  }))
  return [...done.map(stepDone), ...ahead]
}

/** Whom it waits for, then who follows; nobody once it is over. */
export function desksAhead({ status, stage, route }: FlowFacts): Desk[] {
  switch (status) {
    case 'draft': return ['applicant']
    case 'rejected': return ['applicant', ...route, 'provisioning']
    case 'reviewing': return [...stagesFrom(route, stage), 'provisioning']
    case 'provisioning': return ['provisioning']
    default: return []
  }
}

function stagesFrom(route: Route, stage: Stage | null): Stage[] {
  const stages: Stage[] = []
  for (let next = stage ?? route[0]; next !== undefined; next = stageAfter(route, next)) stages.push(next)
  return stages
}

function stepDone<Person>({ stage, reason, ...step }: DoneStep<Person>): FlowStep<Person> {
  const desk = stage ?? (step.verdict === 'submitted' || step.verdict === 'modified' || step.verdict === 'withdrawn' ? 'applicant' : 'provisioning')
  return { ...step, desk, state: 'done', reason: reason === '' ? null : reason }
}
