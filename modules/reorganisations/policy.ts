import { needs, type Policy } from '#kit/pure/policy.ts'
import type { Day } from '#kit/pure/time.ts'
import { permittedAnywhere } from '#modules/access/rules/conditions.ts'
import { isDue, isOpen, type ReorganisationState } from './rules/status.ts'

export type ReorganisationAct = 'postpone' | 'start' | 'cancel'
export type ReorganisationFacts = { readonly state: ReorganisationState; readonly day: Day; readonly today: Day }

const maintains = needs<ReorganisationFacts>(permittedAnywhere('department.maintain'))
const over = ({ state }: ReorganisationFacts) => isOpen(state) ? undefined : 'reorganisation.is_over'

export const reorganisationPolicy: Policy<ReorganisationFacts, ReorganisationAct> = {
  postpone: { ...maintains, hinders: (_actor, facts) => over(facts) },
  start: { ...maintains, hinders: (_actor, facts) => over(facts) ?? (isDue(facts.day, facts.today) ? undefined : 'reorganisation.not_due') },
  cancel: { ...maintains, hinders: (_actor, facts) => over(facts) },
}
