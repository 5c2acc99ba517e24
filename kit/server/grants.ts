import type pg from 'pg'
import { StartError } from './start-error.ts'

/** What happened is never rewritten: the application may add to these tables and read them, nothing else. */
export const appendOnlyTables: readonly string[] = ['events', 'quota_changes', 'unit_price_changes', 'point_transfers', 'product_steps', 'product_expiry_changes', 'product_adjustments',
  'usage_claims', 'usage_records', 'usage_fee_lines', 'usage_fee_payments', 'bill_revisions', 'bill_feedback', 'bill_steps', 'roll_up_feedback', 'budget_warnings',
  'audit_links', 'audit_seals', 'event_personals']

/** Makes the application's role where it is missing and the owner may; answers whether it did. */
export async function makeRoleIfMissing(client: pg.Client, role: { name: string; password: string }): Promise<boolean> {
  const { rows } = await client.query<{ exists: boolean; mayMake: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as exists,
            (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as "mayMake"`, [role.name])
  if (rows[0]?.exists) return false
  if (!rows[0]?.mayMake) throw new StartError('migration.grants', `The database role ${role.name} of DATABASE_URL does not exist, and the role of MIGRATION_DATABASE_URL may not make it. Create it: create role ${client.escapeIdentifier(role.name)} login password '…'.`)
  const password = role.password ? ` password ${client.escapeLiteral(role.password)}` : ''
  await client.query(`create role ${client.escapeIdentifier(role.name)} login${password}`)
  return true
}

/**
 * The rights of the application (chapter 12, database roles): everything but UPDATE and DELETE on the
 * append-only tables and their partitions, and only reading the list of migrations. It covers every schema that the owner owns.
 */
export async function grantTo(client: pg.Client, roleName: string): Promise<void> {
  const { rows } = await client.query<{ isSelf: boolean }>('select current_user = $1 as "isSelf"', [roleName])
  if (rows[0]?.isSelf) return
  const role = client.escapeIdentifier(roleName)
  const statements = [...await schemaGrants(client, role), ...await tableGrants(client, role)]
  // One statement list is one transaction; two processes that grant the same at once would fail each other.
  await client.query([`select pg_advisory_xact_lock(${grantLock})`, ...statements].join(';\n'))
}

const grantLock = 7_230_115
const foreignSchemas = `nspname !~ '^pg_' and nspname <> 'information_schema'`

async function schemaGrants(client: pg.Client, role: string): Promise<string[]> {
  const { rows } = await client.query<{ schema: string }>(
    `select quote_ident(nspname) as schema from pg_namespace where ${foreignSchemas} and pg_has_role(current_user, nspowner, 'usage')`)
  return rows.map(({ schema }) => `grant usage on schema ${schema} to ${role}`)
}

async function tableGrants(client: pg.Client, role: string): Promise<string[]> {
  const { rows } = await client.query<{ relation: string; name: string; isSequence: boolean }>(
    `select quote_ident(nspname) || '.' || quote_ident(relname) as relation, relkind = 'S' as "isSequence",
       coalesce((select whole.relname from pg_inherits join pg_class whole on whole.oid = inhparent where inhrelid = pg_class.oid), relname) as name
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where ${foreignSchemas} and relkind in ('r', 'p', 'v', 'm', 'S') and pg_has_role(current_user, relowner, 'usage')
     order by 1`)
  return rows.flatMap(({ relation, name, isSequence }) => {
    if (isSequence) return [`grant usage, select on ${relation} to ${role}`]
    if (name === 'schema_migrations') return [`grant select on ${relation} to ${role}`]
    if (appendOnlyTables.includes(name)) return [`revoke update, delete, truncate on ${relation} from ${role}`, `grant select, insert on ${relation} to ${role}`]
    return [`grant select, insert, update, delete on ${relation} to ${role}`]
  })
}
