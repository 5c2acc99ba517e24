import { pingKind, testEvent } from './event-kinds.ts'

export type PayloadFacts = {
  readonly id: string
  readonly kind: string
  readonly at: Date
  readonly subjectKind: string
  readonly subjectId: string
  readonly departmentCode: string | null
  readonly facts: Readonly<Record<string, unknown>>
}
export type Payload = {
  readonly id: string
  readonly kind: string
  readonly at: string
  readonly subject: { readonly kind: string; readonly id: string; readonly number: string | null }
  readonly department: string | null
  /** Where an act led a record to, as the interface names it: `provisioning`. */
  readonly status: string | null
}

const number = /^[A-Z]{2,4}-[0-9A-Z-]{4,40}$/
const status = /^[a-z][a-z_]{1,39}$/

/**
 * What a program is told: which event, of which record. No name, no typed text, no amount: a program that may know more
 * asks the interface for it. Only what has the form of a number or a status is taken from the event's facts.
 */
export function payloadOf({ id, kind, at, subjectKind, subjectId, departmentCode, facts }: PayloadFacts): Payload {
  return {
    id, kind: kind === testEvent ? pingKind : kind, at: at.toISOString(),
    subject: { kind: subjectKind, id: subjectId, number: formed(facts['number'], number) },
    department: departmentCode, status: formed(facts['status'], status),
  }
}

function formed(value: unknown, form: RegExp): string | null {
  return typeof value === 'string' && form.test(value) ? value : null
}
