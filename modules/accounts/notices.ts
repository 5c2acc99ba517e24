import { storedName } from '#kit/pure/acted-by.ts'
import type { StoredEvent } from '#kit/server/events.ts'
import type { Notice, NoticeTable } from '#kit/server/notices.ts'
import type { Tx } from '#kit/server/database.ts'
import { accountSummaries } from './offers.ts'
import { sealedPathOf } from './one-time-link-store.ts'

/** Both persons of a substitution learn when it is named and when it ends early (A6), whoever did it. */
export const accountNotices: NoticeTable = {
  'substitution.named': async ({ event }) => [noticeOf(event, 'substitution.notice.named')],
  'substitution.ended': async ({ event }) => [noticeOf(event, 'substitution.notice.ended')],
  'password.link_requested': async ({ tx, event }) => linkNotices(tx, event, 'password.notice.link'),
  'account.password_reset': async ({ tx, event }) => linkNotices(tx, event, 'password.notice.reset'),
  'account.changed': async ({ tx, event }) => emailNotices(tx, event),
  'password.changed': async ({ event }) => [{
    to: [{ accountId: event.subjectId }], kind: 'account', title: 'password.notice.changed', body: 'password.notice.changed_body', facts: {}, link: '/me',
  }],
}

/** Another e-mail is told to the one before it, which alone can still reach its owner if somebody else did it (C-E8), and in the messages. */
async function emailNotices(tx: Tx, { subjectId, facts }: StoredEvent): Promise<Notice[]> {
  const [before, after] = [facts.before, facts.after].map((side) => (side as { email?: string } | undefined)?.email)
  const [owner] = await accountSummaries(tx, [subjectId])
  if (!owner || before === undefined || after === undefined || before === after) return []
  const told = { kind: 'account', title: 'account.notice.email', body: 'account.notice.email_body', facts: { account: owner.accountName }, link: '/me' } as const
  const former = before === '' ? [] : [{ ...told, to: [{ email: before, name: owner.displayName, language: owner.language }] }]
  return [...former, { ...told, to: [{ accountId: subjectId }], isMessageOnly: true }]
}

/** By mail alone and to the account's address only: the path opens the account (C-E1). Nothing where the link is used or was replaced meanwhile. */
async function linkNotices(tx: Tx, { subjectId, facts }: StoredEvent, title: string): Promise<Notice[]> {
  if (typeof facts.linkId !== 'string') return []
  const [owner] = await accountSummaries(tx, [subjectId])
  const sealedPath = await sealedPathOf(tx, facts.linkId)
  if (!owner || owner.email === '' || sealedPath === undefined) return []
  const to = [{ email: owner.email, name: owner.displayName, language: owner.language }]
  return [{ to, kind: 'account', title, body: `${title}_body`, facts: { account: owner.accountName }, link: '/login', sealedPath }]
}

function noticeOf({ facts }: StoredEvent, title: string): Notice {
  return {
    to: [{ accountId: String(facts.accountId) }, { accountId: String(facts.substituteId) }],
    kind: 'account', title, body: `${title}_body`,
    facts: { account: String(facts.account), substitute: String(facts.substitute), from: String(facts.fromDay), until: String(facts.untilDay), by: storedName(facts.by) },
    link: '/me',
  }
}
