import { sql } from 'kysely'
import { platformNow, type Tx } from '#kit/server/database.ts'

/** At the server's start: accounts with the role of a member that are older than members become general ones. Any number of servers may do it at once. */
export async function syncMembers(tx: Tx): Promise<void> {
  const now = await platformNow(tx)
  await sql`
    insert into members (account_id, identity, created_at, updated_at)
    select r.account_id, 'general', ${now}, ${now} from account_roles r
    where r.role = 'member' and not exists (select from members m where m.account_id = r.account_id)
    on conflict do nothing`.execute(tx)
}
