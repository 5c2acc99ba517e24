import type { PhraseValues } from '#kit/pure/phrase.ts'
import { storedName } from '#kit/pure/acted-by.ts'
import type { StoredEvent } from '#kit/server/events.ts'
import type { Notice, NoticeTable, Recipient } from '#kit/server/notices.ts'
import type { Tx } from '#kit/server/database.ts'
import { adminRoles } from '#modules/access/rules/admins.ts'
import type { Role } from '#modules/access/rules/permissions.ts'
import { accountsWithRoles } from '#modules/accounts/offers.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { billPhrases } from './phrases.ts'
import { writtenAmount } from './rules/grouping.ts'
import type { RollUpKind } from './rules/status.ts'

type Told = { readonly tx: Tx; readonly event: StoredEvent }
type Facts = Readonly<Record<string, unknown>>

/** B14: the department of what is sent, business of what is answered, committee and bureau of roll-ups that open, all of what is late. */
export const billNotices: NoticeTable = {
  'bill.sent': async (told) => notice(await adminsOf(told), 'task', 'bill.notice.sent', await billFacts(told), linkOfBill(told)),
  'bill.confirmed': async (told) => notice(await business(told.tx), 'result', 'bill.notice.confirmed', await billFacts(told), linkOfBill(told)),
  'bill.rejected': async (told) => notice(await business(told.tx), 'task', 'bill.notice.rejected', await billFacts(told), linkOfBill(told)),
  'bill.returned': async (told) => [
    ...notice(await business(told.tx), 'task', 'bill.notice.returned', await billFacts(told), linkOfBill(told)),
    ...notice(await adminsOf(told), 'result', 'bill.notice.returned', await billFacts(told), linkOfBill(told)),
  ],
  'bill.settled': async (told) => notice(await adminsOf(told), 'result', 'bill.notice.settled', await billFacts(told), linkOfBill(told)),
  'bill.due_soon': async (told) => notice(await adminsOf(told), 'task', 'bill.notice.due_soon', await billFacts(told), linkOfBill(told)),
  'bill.overdue': async (told) => [
    ...notice(await adminsOf(told), 'task', 'bill.notice.overdue', await billFacts(told), linkOfBill(told)),
    ...notice(await watchers(told), 'system', 'bill.notice.overdue', await billFacts(told), linkOfBill(told)),
  ],
  'bill.unsent': async ({ tx, event }) => notice(await business(tx), 'task', 'bill.notice.unsent', event.facts as PhraseValues, `/bills/prepare?month=${String(event.facts.month)}`),
  'roll_up.opened': async (told) => notice(await answerersOf(told), 'task', 'roll_up.notice.opened', await rollUpFacts(told), linkOfRollUp(told)),
  'roll_up.confirmed': async (told) => notice(await business(told.tx), 'result', 'roll_up.notice.confirmed', await rollUpFacts(told), linkOfRollUp(told)),
  'roll_up.rejected': async (told) => notice(await business(told.tx), 'task', 'roll_up.notice.rejected', await rollUpFacts(told), linkOfRollUp(told)),
}

async function adminsOf({ tx, event }: Told): Promise<Recipient[]> {
  return to(await accountsWithRoles(tx, adminRoles, [event.departmentId!]))
}
async function business(tx: Tx): Promise<Recipient[]> {
  return to(await accountsWithRoles(tx, ['business_operator']))
}
/** Who is told of late units: business and the bureau of all, the committee of its sector; a head's own admins are told as such. */
async function watchers({ tx, event }: Told): Promise<Recipient[]> {
  const roles: Role[] = event.facts.sector === 'politics_law' ? ['business_operator', 'bureau_admin', 'committee_admin'] : ['business_operator', 'bureau_admin']
  const [found, admins] = [await accountsWithRoles(tx, roles), await accountsWithRoles(tx, adminRoles, [event.departmentId!])]
  return to(found.filter(({ id }) => !admins.some((admin) => admin.id === id)))
}
async function answerersOf({ tx, event }: Told): Promise<Recipient[]> {
  return to(await accountsWithRoles(tx, [event.facts.kind === 'whole' ? 'bureau_admin' : 'committee_admin']))
}

async function billFacts({ tx, event }: Told): Promise<PhraseValues> {
  return written(event.facts, (await readCurrency(tx)).decimals)
}
async function rollUpFacts({ tx, event }: Told): Promise<PhraseValues> {
  return { ...written(event.facts, (await readCurrency(tx)).decimals), name: billPhrases[`roll_up.${event.facts.kind as RollUpKind}`] }
}
/** Amounts with the currency's decimals; people by name, also "A for B". */
function written(facts: Facts, decimals: number): PhraseValues {
  const { total, by, ...rest } = facts
  return { ...rest as PhraseValues, ...typeof total === 'string' ? { total: writtenAmount(total, decimals) } : {}, ...by === null || by === undefined ? {} : { by: storedName(by) } }
}

function to(accounts: readonly { readonly id: string }[]): Recipient[] {
  return accounts.map(({ id }) => ({ accountId: id }))
}
function notice(recipients: readonly Recipient[], kind: Notice['kind'], said: string, facts: PhraseValues, link: string): Notice[] {
  return recipients.length === 0 ? [] : [{ to: recipients, kind, title: said, body: `${said}_body`, facts, link }]
}
function linkOfBill({ event }: Told): string {
  return `/bills/${event.subjectId}`
}
function linkOfRollUp({ event }: Told): string {
  return `/bills/roll-ups/${event.subjectId}`
}
