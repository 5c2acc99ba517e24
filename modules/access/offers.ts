import { sql } from 'kysely'
import type { Phrase, PhraseBook } from '#kit/pure/phrase.ts'
import type { Policy } from '#kit/pure/policy.ts'
import type { Reader } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import type { Actor } from './rules/actor.ts'
import { adminRoles } from './rules/admins.ts'
import { explainAct, type Explained, type NamedPlace } from './rules/explain.ts'
import { scopesOf, type RolePermission } from './rules/permissions.ts'

/** The columns that say where a row stands in the tree. */
export type PlaceColumns = { readonly departmentId: SqlPart; readonly sector: SqlPart }

/**
 * The actor's scope of a permission as a condition on rows: the list filter that says the same
 * as `reaches` does for one record (A3). Without the permission it lets nothing through.
 */
export function visibleRows(actor: Actor, permission: RolePermission, columns: PlaceColumns): SqlPart {
  const parts = scopesOf(actor.roles, permission).map((scope): SqlPart => {
    switch (scope) {
      case 'all': return sql`true`
      case 'own': return sql`${columns.departmentId} = any(${[...actor.subtree]}::bigint[])`
      case 'self': return sql`${columns.departmentId} = ${actor.departmentId}`
      default: return sql`${columns.sector} = ${scope}`
    }
  })
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`
}

/** Rows of departments whose admin the actor is: as `isAdminOf` says it for one record. */
export function administeredRows(actor: Actor, columns: { readonly departmentId: SqlPart; readonly unitId: SqlPart }): SqlPart {
  if (!actor.roles.some((role) => adminRoles.includes(role))) return sql`false`
  const tree = sql`${[...actor.subtree]}::bigint[]`
  return sql`(${columns.departmentId} = any(${tree}) and (${columns.unitId} = ${actor.departmentId} or ${columns.unitId} <> all(${tree})))`
}

// ---- "why may / may not" (A7): questions to the modules above, answered in their `explanation.ts`, joined in `app/modules.server.ts` ----

/** A record by name only: never what is in it. `place` is null where it stands in no department, as members' products do. */
export type NamedRecord = { readonly id: string; readonly number: string; readonly title: string; readonly place: NamedPlace | null }
export type ExplainedRecord<Facts> = NamedRecord & { readonly facts: Facts }

/** A kind of record whose policy can be explained. */
export type Explanation<Facts, Act extends string> = {
  readonly kind: string
  readonly name: Phrase
  readonly policy: Policy<Facts, Act>
  /** What each act of the policy is called. */
  readonly acts: Readonly<Record<Act, Phrase>>
  /** The permission through which the record is seen, where seeing is a matter of one. */
  readonly sees: RolePermission | null
  /** Why somebody whose scope holds the record does not see it all the same; where `sees` is null, who sees it. */
  readonly unseen?: string
  /** Phrases of all codes that its conditions and hindrances name. */
  readonly phrases: PhraseBook
  /** By id or number, whoever may see it, with what the policy must know for this actor. */
  readonly read: (reader: Reader, actor: Actor, idOrNumber: string) => Promise<ExplainedRecord<Facts> | undefined>
  readonly isSeen: (reader: Reader, actor: Actor, id: string) => Promise<boolean>
}

export type FoundRecord = NamedRecord & {
  readonly isSeen: boolean
  readonly explain: (act: string) => Explained
}
/** The same without its types, as the list of all kinds holds it. */
export type RecordExplainer = Pick<Explanation<unknown, string>, 'kind' | 'name' | 'acts' | 'sees' | 'unseen' | 'phrases'> & {
  readonly find: (reader: Reader, actor: Actor, idOrNumber: string) => Promise<FoundRecord | undefined>
}

export function explains<Facts, Act extends string>(explanation: Explanation<Facts, Act>): RecordExplainer {
  const { kind, name, acts, sees, phrases, policy, unseen } = explanation
  return {
    kind, name, acts, sees, phrases, ...(unseen === undefined ? {} : { unseen }),
    find: async (reader, actor, idOrNumber) => {
      const record = await explanation.read(reader, actor, idOrNumber)
      if (!record) return undefined
      const { facts, ...named } = record
      return { ...named, isSeen: await explanation.isSeen(reader, actor, record.id), explain: (act) => explainAct(actor, policy[act as Act], facts, record.place) }
    },
  }
}

/** Whether a text is a record's id; anything else is its number. */
export function isId(text: string): boolean {
  return /^[1-9][0-9]{0,17}$/.test(text)
}

/** The account that is asked about, as the accounts module knows it. */
export type AskedAccount = {
  readonly actor: Actor
  readonly isEnabled: boolean
  readonly mayActFor: readonly { readonly name: string; readonly untilDay: string }[]
}
export type AccessQuestions = {
  readonly accountOf: (reader: Reader, accountId: string) => Promise<AskedAccount | undefined>
  readonly records: readonly RecordExplainer[]
}
