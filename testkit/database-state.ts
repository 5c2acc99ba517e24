import type { TestApp } from './http.ts'

/** That a refused write was noted (C-I1) is the one thing that may come of it. */
const refusals: Readonly<Record<string, string>> = {
  events: `where t.kind <> 'access.refused'`, event_personals: `where not exists (select from events e where e.id = t.event_id and e.kind = 'access.refused')`,
}

/** What every table holds, as a count and a hash each: two of them are equal if nothing at all was written. */
export async function databaseState(app: TestApp): Promise<Record<string, string>> {
  const tables = await app.sql<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' order by tablename`)
  const state: Record<string, string> = {}
  for (const { name } of tables) {
    if (name === 'access_refusals') continue
    // That somebody is still there is noted once a minute, whatever they ask for.
    const text = name === 'sessions' ? `(to_jsonb(t) - 'last_seen_at')::text` : 't::text'
    const [row] = await app.sql<{ state: string }>(`select count(*) || ' ' || coalesce(md5(string_agg(${text}, '|' order by ${text})), '') as state from "${name}" t ${refusals[name] ?? ''}`)
    state[name] = row!.state
  }
  return state
}
