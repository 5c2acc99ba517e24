import { sql } from 'kysely'
import { platformZone, type Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { administeredRows } from '#modules/access/offers.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { Sector } from '#modules/access/rules/permissions.ts'

/** Who stands in for whom from day to day (A6). */
export type SubstitutionRow = {
  readonly id: string
  readonly accountId: string
  readonly accountName: string
  readonly substituteId: string
  readonly substituteName: string
  readonly namedByName: string
  readonly fromDay: Day
  readonly untilDay: Day
  readonly isEnded: boolean
  /** Where the represented person works now; null: nowhere, they are a member. */
  readonly departmentId: string | null
  readonly unitId: string | null
  readonly sector: Sector | null
}

const columns = sql`x.id::text as id, x.account_id::text as "accountId", a.display_name as "accountName", x.substitute_id::text as "substituteId",
  b.display_name as "substituteName", n.display_name as "namedByName", x.from_day as "fromDay", x.until_day as "untilDay",
  x.ended_at is not null as "isEnded", d.id::text as "departmentId", d.unit_id::text as "unitId", d.sector`
const from = sql`substitutions x join accounts a on a.id = x.account_id join accounts b on b.id = x.substitute_id
  join accounts n on n.id = x.named_by left join departments d on d.id = a.department_id`
const department = { departmentId: sql`d.id`, unitId: sql`d.unit_id` }

const today = sql`(platform_now() at time zone ${platformZone}::text)::date`
/** Holds on this day: `x` is the substitution. */
export const isValidToday: SqlPart = sql`x.ended_at is null and ${today} between x.from_day and x.until_day`

const shown = 200
/** One's own, both ways, and those of the departments whose admin one is; what is long over is left out. */
export async function readSubstitutions(reader: Reader, actor: Actor): Promise<SubstitutionRow[]> {
  const { rows } = await sql<SubstitutionRow>`
    select ${columns} from ${from}
    where x.until_day > ${today} - 90 and (${isConcerned(actor)})
    order by x.ended_at is not null, x.until_day desc, x.id desc limit ${shown}`.execute(reader)
  return rows
}

function isConcerned(actor: Actor): SqlPart {
  return sql`x.account_id = ${actor.id} or x.substitute_id = ${actor.id} or ${administeredRows(actor, department)}`
}

export async function lockSubstitution(tx: Tx, actor: Actor, id: string): Promise<SubstitutionRow | undefined> {
  const { rows } = await sql<SubstitutionRow>`select ${columns} from ${from} where x.id = ${id} and (${isConcerned(actor)}) for update of x`.execute(tx)
  return rows[0]
}

export async function readSubstitution(reader: Reader, id: string): Promise<SubstitutionRow | undefined> {
  const { rows } = await sql<SubstitutionRow>`select ${columns} from ${from} where x.id = ${id}`.execute(reader)
  return rows[0]
}

export type NewSubstitution = Pick<SubstitutionRow, 'accountId' | 'substituteId' | 'fromDay' | 'untilDay'> & { readonly namedById: string }

export async function insertSubstitution(tx: Tx, { accountId, substituteId, fromDay, untilDay, namedById }: NewSubstitution, now: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into substitutions (account_id, substitute_id, from_day, until_day, named_by, named_at)
    values (${accountId}, ${substituteId}, ${fromDay}, ${untilDay}, ${namedById}, ${now}) returning id::text as id`.execute(tx)
  return rows[0]!.id
}

export async function overlaps(reader: Reader, { accountId, substituteId, fromDay, untilDay }: NewSubstitution): Promise<boolean> {
  const { rows } = await sql`
    select from substitutions where account_id = ${accountId} and substitute_id = ${substituteId} and ended_at is null
      and from_day <= ${untilDay} and until_day >= ${fromDay} limit 1`.execute(reader)
  return rows.length > 0
}

export async function writeEnd(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update substitutions set ended_at = ${now} where id = ${id}`.execute(tx)
}

// ---- who can be named ----

export type Colleague = { readonly id: string; readonly displayName: string; readonly isEnabled: boolean; readonly departmentId: string; readonly departmentName: string; readonly unitId: string | null; readonly sector: Sector | null }
const colleagueColumns = sql`a.id::text as id, a.display_name as "displayName", a.is_enabled as "isEnabled", d.id::text as "departmentId",
  department_label(d) as "departmentName", d.unit_id::text as "unitId", d.sector`

/** Somebody of a department; two who name the same substitute for them at once wait for each other. */
export async function lockColleague(tx: Tx, id: string): Promise<Colleague | undefined> {
  const { rows } = await sql<Colleague>`
    select ${colleagueColumns} from accounts a join departments d on d.id = a.department_id where a.id = ${id} for no key update of a`.execute(tx)
  return rows[0]
}
export async function findColleague(reader: Reader, id: string): Promise<Colleague | undefined> {
  const { rows } = await sql<Colleague>`select ${colleagueColumns} from accounts a join departments d on d.id = a.department_id where a.id = ${id}`.execute(reader)
  return rows[0]
}

/** For whom the actor may name a substitute: for themselves, an admin for everybody of the department. */
export async function readRepresentable(reader: Reader, actor: Actor): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select ${colleagueColumns} from accounts a join departments d on d.id = a.department_id
    where a.is_enabled and (a.id = ${actor.id} or ${administeredRows(actor, department)})
    order by a.id <> ${actor.id}, d.depth, d.name collate pinyin, a.display_name collate pinyin, a.id limit 500`.execute(reader)
  return rows
}

const sharesRole = sql`exists (select from account_roles mine join account_roles theirs on theirs.role = mine.role where mine.account_id = a.id and theirs.account_id = b.id)`

/** Who can stand in for somebody: enabled colleagues of the same department who share a role. */
export async function readCandidates(reader: Reader, accountId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select b.id::text as id, b.display_name as name from accounts a join accounts b on b.department_id = a.department_id and b.id <> a.id
    where a.id = ${accountId} and b.is_enabled and ${sharesRole} order by b.display_name collate pinyin, b.id`.execute(reader)
  return rows
}

export type Represented = { readonly id: string; readonly name: string; readonly untilDay: Day }
/** For whom an account may act today. */
export async function readRepresented(reader: Reader, accountId: string): Promise<Represented[]> {
  const { rows } = await sql<Represented>`
    select a.id::text as id, a.display_name as name, max(x.until_day)::date as "untilDay"
    from substitutions x join accounts a on a.id = x.account_id join accounts b on b.id = x.substitute_id
    where x.substitute_id = ${accountId} and ${isValidToday} and a.is_enabled and b.is_enabled and a.department_id = b.department_id and ${sharesRole}
    group by a.id, a.display_name order by a.display_name collate pinyin, a.id`.execute(reader)
  return rows
}
