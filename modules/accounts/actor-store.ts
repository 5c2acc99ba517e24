import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { choicesSetting } from '#modules/settings/offers.ts'
import { mustChangePassword } from './password-rule-store.ts'
import { grantsTogether, mayActWith, type Grants } from './rules/acting.ts'
import { isFactorCompulsory } from './rules/one-time-code.ts'
import { isValidToday } from './substitution-store.ts'

// A person as the guards know them: of the session on every request, or of any account that is asked about (A7).

export type ActorRow = { readonly subtreeIds: string | null; readonly hasSecondFactor: boolean; readonly compulsoryRoles: readonly string[] } & Omit<Actor, 'kind' | 'subtree' | 'actingFor' | 'mustSetUpSecondFactor'>
export type Represented = Grants & { readonly id: string; readonly displayName: string }

/** What was granted to an account, as columns. */
const grantsOf = (account: SqlPart) => ({
  roles: sql`array(select r.role from account_roles r where r.account_id = ${account} order by r.role)`,
  quotaPermissions: sql`array(select q.permission from account_quota_permissions q where q.account_id = ${account} order by q.permission)`,
  quotaReviewZones: sql`(select q.zones from account_quota_permissions q where q.account_id = ${account} and q.permission = 'quota.review')`,
})
export const hasSecondFactor = sql<boolean>`exists (select from second_factors f where f.account_id = a.id and f.confirmed_at is not null)`
const own = grantsOf(sql`a.id`)
const others = grantsOf(sql`o.id`)

/** `a` is the account, `d` its department. */
export const actorColumns = sql`a.id, a.account_name as "accountName", a.display_name as "displayName", a.language, a.department_id as "departmentId", d.sector,
  ${mustChangePassword} as "mustChangePassword",
  ${hasSecondFactor} as "hasSecondFactor", ${choicesSetting('second_factor.roles')} as "compulsoryRoles",
  ${own.roles} as roles, ${own.quotaPermissions} as "quotaPermissions", ${own.quotaReviewZones} as "quotaReviewZones",
  -- Everything below a path sorts between the path and the same path ended by the sign after '/'.
  -- One text, because an array of hundreds takes longer to read than all the rest.
  (select string_agg(below.id::text, ',') from departments below where below.path ~>=~ d.path and below.path ~<~ (left(d.path, -1) || '0')) as "subtreeIds"`

/** Whom the person of session `s` acts for (A6), with each request again: valid today, both enabled and of one department still. */
export const representedColumn = sql`(
  select jsonb_build_object('id', o.id::text, 'displayName', o.display_name, 'roles', ${others.roles},
    'quotaPermissions', ${others.quotaPermissions}, 'quotaReviewZones', ${others.quotaReviewZones})
  from accounts o where o.id = s.acting_for_id and o.is_enabled and o.department_id = a.department_id
    and exists (select from substitutions x where x.account_id = o.id and x.substitute_id = a.id and ${isValidToday})) as represented`

/** The actor with what the represented person may do; by oneself where that no longer goes together. */
export function actorOf({ subtreeIds, hasSecondFactor: hasFactor, compulsoryRoles, ...row }: ActorRow, represented: Represented | null): Actor {
  const lacksFactor = ({ roles }: Grants) => !hasFactor && isFactorCompulsory(roles, compulsoryRoles)
  const actor: Actor = { ...row, kind: 'account', subtree: subtreeIds?.split(',') ?? [], actingFor: null, mustSetUpSecondFactor: lacksFactor(row) }
  if (represented === null || !mayActWith(actor, represented)) return actor
  const grants = grantsTogether(actor, represented)
  // With a role that was lent comes what it asks for.
  return { ...actor, ...grants, mustSetUpSecondFactor: lacksFactor(grants), actingFor: { id: represented.id, displayName: represented.displayName } }
}

/** Any account, disabled ones too, acting for nobody. */
export async function readActor(reader: Reader, accountId: string): Promise<{ actor: Actor; isEnabled: boolean } | undefined> {
  const { rows } = await sql<ActorRow & { isEnabled: boolean }>`
    select ${actorColumns}, a.is_enabled as "isEnabled" from accounts a left join departments d on d.id = a.department_id where a.id = ${accountId}`.execute(reader)
  if (!rows[0]) return undefined
  const { isEnabled, ...row } = rows[0]
  return { actor: actorOf(row, null), isEnabled }
}
