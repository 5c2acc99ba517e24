import type { Day } from '#kit/pure/time.ts'

/** What is searched for (guide 004 §4.2): services by their codes, days of the platform with both ends, members by their ids. */
export type Conditions = { readonly services: readonly string[]; readonly from: Day; readonly to: Day; readonly memberIds: readonly string[] }

/** The same question, however it is put: the order of what was chosen does not matter, nor that something was chosen twice. */
export function sameConditions(left: Conditions, right: Conditions): boolean {
  return left.from === right.from && left.to === right.to && sameChoice(left.services, right.services) && sameChoice(left.memberIds, right.memberIds)
}

export function sameChoice(left: readonly string[], right: readonly string[]): boolean {
  const [one, other] = [new Set(left), new Set(right)]
  return one.size === other.size && [...one].every((value) => other.has(value))
}

/** How much one search may ask for. */
export const mostMembers = 20_000
export const mostServices = 100
