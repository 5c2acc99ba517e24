import type { PhraseValues } from '#kit/pure/phrase.ts'
import { dayOf } from '#kit/pure/time.ts'
import type { StoredEvent } from '#kit/server/events.ts'
import type { Notice, NoticeTable, Recipient } from '#kit/server/notices.ts'
import type { Tx } from '#kit/server/database.ts'
import type { Role } from '#modules/access/rules/permissions.ts'
import { accountsWithRoles } from '#modules/accounts/offers.ts'
import type { OccasionOf, TitleMailing } from '#modules/messages/rules/mailing.ts'
import { readProductRecord, type ProductRecord } from './store.ts'

type Told = { readonly tx: Tx; readonly event: StoredEvent; readonly product: ProductRecord }

/** Whom to tell what: members about what is theirs (chapter 7), business and O&M about what waits for them (chapter 8, mailing times). */
export const orderNotices: NoticeTable = {
  'product.placed': telling(async (told) => [...member(told, 'placed'), ...told.event.facts['isRenewal'] === true ? [] : await business(told, 'to_verify')]),
  'product.verified': telling((told) => told.product.renews === 'before_expiry' ? none() : operators(told, told.product.renews === null ? 'to_create' : 'to_unlock')),
  'product.resource_created': telling((told) => business(told, 'to_deliver')),
  'product.resource_renewed': telling((told) => told.product.renews === 'after_expiry' ? business(told, 'to_deliver') : none()),
  'product.delivered': telling(async (told) => member(told, told.event.facts['isChange'] === true ? 'changed' : 'delivered')),
  'product.change_requested': telling((told) => operators(told, 'change_asked')),
  'product.expired': telling(async (told) => member(told, 'locked')),
  'product.cancelled': telling(async (told) => [...member(told, 'cancelled'), ...told.product.hasResources ? await operators(told, 'to_delete') : []]),
  'product.cancellation_asked': telling((told) => business(told, 'cancellation_asked')),
  'product.cancellation_refused': telling(async (told) => member(told, 'cancellation_refused')),
  'product.creation_problem': telling((told) => task(told, 'business_operator', 'creation_problem')),
  'product.creation_answered': telling((told) => task(told, 'om_operator', 'creation_answered')),
  'product.expiry_30': telling(async (told) => member(told, 'expires_soon')),
  'product.expiry_7': telling(async (told) => [...member(told, 'expires_soon'), ...await business(told, 'expires_soon')]),
  'product.expiry_1': telling(async (told) => member(told, 'expires_soon')),
  'product.to_lock': telling((told) => operators(told, 'to_lock')),
  'product.deletion_3': telling(async (told) => member(told, 'deletion_soon')),
  'product.to_delete': telling((told) => operators(told, 'to_delete')),
}

function telling(tell: (told: Told) => Promise<Notice[]>): NoticeTable[string] {
  return async ({ tx, event }) => tell({ tx, event, product: await readProductRecord(tx, event.subjectId) })
}
const none = (): Promise<Notice[]> => Promise.resolve([])

/** Results go to members, whose products have pages of their own; tasks lead to the operators' page. */
function noticeOf({ event, product }: Told, to: readonly Recipient[], kind: Notice['kind'], name: string): Notice {
  const page = kind === 'result' ? '/my-products' : '/products'
  return { to, kind, title: `order.notice.${name}`, body: `order.notice.${name}_body`, facts: factsOf(event, product), link: `${page}/${product.id}` }
}

function factsOf({ facts }: StoredEvent, { number, name, memberName, serviceName }: ProductRecord): PhraseValues {
  const day = (moment: unknown) => typeof moment === 'string' ? dayOf(new Date(moment)) : ''
  const text = (value: unknown) => typeof value === 'string' ? value : ''
  return {
    number, name, service: serviceName, member: memberName, reason: text(facts['reason']), refund: text(facts['refund']),
    startsOn: day(facts['startsAt']), expiresOn: day(facts['expiresAt']), deletedOn: day(facts['deletedAt']),
  }
}

function member(told: Told, name: string): Notice[] {
  return [noticeOf(told, [{ accountId: told.product.memberId }], 'result', name)]
}
/** What waits for a job title, also by mail as the mail settings say (chapter 8, mailing times). */
function business(told: Told, occasion: OccasionOf<'business'>): Promise<Notice[]> {
  return task(told, 'business_operator', occasion, { jobTitle: 'business', occasion })
}
function operators(told: Told, occasion: OccasionOf<'om'>): Promise<Notice[]> {
  return task(told, 'om_operator', occasion, { jobTitle: 'om', occasion })
}
async function task(told: Told, role: Role, name: string, mailing?: TitleMailing): Promise<Notice[]> {
  const notice = noticeOf(told, (await accountsWithRoles(told.tx, [role])).map(({ id }) => ({ accountId: id })), 'task', name)
  return [mailing ? { ...notice, mailing } : notice]
}
