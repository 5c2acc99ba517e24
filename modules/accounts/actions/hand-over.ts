import { nameOf } from '#kit/pure/acted-by.ts'
import { forbidden, invalid, notFound, refuse } from '#kit/pure/refusal.ts'
import { action, query, type Route } from '#kit/server/action.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { holds, reaches, type Actor } from '#modules/access/rules/actor.ts'
import { isAdminOf } from '#modules/access/rules/admins.ts'
import { handOver, handOverColleague, listPossessors, readColleagueHandOver, readHandOver, type HandOver } from '../hand-over-contract.ts'
import { readAdministered, readSuccessors } from '../hand-over-store.ts'
import type { AccountPossessions, HandingOver } from '../offers.ts'
import { findColleague, lockColleague, type Colleague } from '../substitution-store.ts'

/** Of all kinds: how many the account has. */
async function countsOf(reader: Reader, possessions: readonly AccountPossessions[], accountId: string): Promise<{ projects: number; applications: number }> {
  const counts = { projects: 0, applications: 0 }
  for (const { kind, ownedBy } of possessions) counts[kind] += await ownedBy(reader, accountId)
  return counts
}

/** An account moves to another department only without them: nobody there could be in charge of them (U6). */
export async function refusePossessions(tx: Tx, possessions: readonly AccountPossessions[], accountId: string): Promise<void> {
  const counts = await countsOf(tx, possessions, accountId)
  if (counts.projects + counts.applications > 0) throw refuse('account.has_possessions', counts)
}

/** The platform admin for everybody, the department's admin for colleagues, disabled ones too (chapter 2): in sight 403, else 404 (A2). */
async function accountFor(reader: Reader, actor: Actor, id: string): Promise<Colleague> {
  const account = await findColleague(reader, id)
  const isMaintainer = holds(actor, 'account.maintain')
  if (!account || !isMaintainer && !reaches(actor, 'resource.view', account)) throw notFound()
  if (!isMaintainer && !isAdminOf(actor, account)) throw forbidden()
  return account
}

async function answer(reader: Reader, possessions: readonly AccountPossessions[], { id, displayName }: Colleague): Promise<HandOver> {
  return { account: { id, name: displayName }, ...await countsOf(reader, possessions, id), candidates: await readSuccessors(reader, id) }
}

type Handing = Omit<HandingOver, 'from' | 'to'>

async function handOverFrom(handing: Handing, possessions: readonly AccountPossessions[], input: { readonly id: string; readonly toAccountId: string }): Promise<HandOver> {
  const { tx, actor, record } = handing
  await accountFor(tx, actor, input.id)
  const account = (await lockColleague(tx, input.id))!
  const to = (await readSuccessors(tx, account.id)).find(({ id }) => id === input.toAccountId)
  if (!to) throw invalid([{ path: 'toAccountId', code: 'account.not_a_successor' }])
  const from = { id: account.id, name: account.displayName }
  const handed = { projects: 0, applications: 0 }
  for (const { kind, handOver: give } of possessions) handed[kind] += await give({ ...handing, from, to })
  record({
    kind: 'account.handed_over', subject: { kind: 'account', id: account.id }, departmentId: account.departmentId,
    facts: { account: from.name, to: to.name, toAccountId: to.id, ...handed, by: nameOf(actor) },
  })
  return answer(tx, possessions, account)
}

export function handOverRoutes(possessions: readonly AccountPossessions[]): readonly Route[] {
  return [
    query(readHandOver, async ({ database, actor, input }) => answer(database, possessions, await accountFor(database, actor, input.id))),
    query(readColleagueHandOver, async ({ database, actor, input }) => answer(database, possessions, await accountFor(database, actor, input.accountId))),
    query(listPossessors, async ({ database, actor }) => {
      const people = await readAdministered(database, actor)
      const items = await Promise.all(people.map(async ({ id, name, department, isEnabled }) => ({ account: { id, name }, department, isEnabled, ...await countsOf(database, possessions, id) })))
      return { items: items.filter(({ projects, applications }) => projects + applications > 0) }
    }),
    action(handOver, ({ input, ...handing }) => handOverFrom(handing, possessions, input)),
    action(handOverColleague, ({ input: { accountId, toAccountId }, ...handing }) => handOverFrom(handing, possessions, { id: accountId, toAccountId })),
  ]
}
