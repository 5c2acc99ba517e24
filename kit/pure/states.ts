import { refuse } from './refusal.ts'

/**
 * A status table that a product owner can read: from which status which act leads where.
 * A status is never written past its table (chapter 12).
 */
export type StateTable<Status extends string, Act extends string> = { readonly [From in Status]: { readonly [Name in Act]?: Status } }

/** The status that the act leads to, or undefined where the table has no way. */
export function target<Status extends string, Act extends string>(table: StateTable<Status, Act>, from: Status, act: Act): Status | undefined {
  return table[from][act]
}

/** As `target`, but no way is a refusal with the module's own code (409). */
export function next<Status extends string, Act extends string>(table: StateTable<Status, Act>, from: Status, act: Act, code: string): Status {
  const to = target(table, from, act)
  if (to === undefined) throw refuse(code, { status: from, act })
  return to
}

/** The acts that the table allows from a status. */
export function actsFrom<Status extends string, Act extends string>(table: StateTable<Status, Act>, from: Status): Act[] {
  return Object.keys(table[from]) as Act[]
}
