import type { StoredEvent } from '#kit/server/events.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Notice, NoticeTable } from '#kit/server/notices.ts'
import { accountsWithRoles } from '#modules/accounts/offers.ts'
import { findSignUp } from './sign-up-store.ts'

/** Business learns of a sign-up; the address that asked learns of the answer, with the reason and never a password. */
export const memberNotices: NoticeTable = {
  'sign_up.received': async ({ tx, event }) => {
    const operators = await accountsWithRoles(tx, ['business_operator'])
    return [{
      to: operators.map(({ id }) => ({ accountId: id })), kind: 'task', title: 'sign_up.notice.received', body: 'sign_up.notice.received_body',
      facts: namesOf(event), link: `/sign-ups/${event.subjectId}`,
    }]
  },
  'sign_up.approved': async ({ tx, event }) => [await answerTo(tx, event, 'sign_up.notice.approved')],
  'sign_up.rejected': async ({ tx, event }) => [await answerTo(tx, event, 'sign_up.notice.rejected')],
}

async function answerTo(reader: Reader, event: StoredEvent, title: string): Promise<Notice> {
  const { email, displayName, language, decisionReason } = await findSignUp(reader, event.subjectId)
  return {
    to: [{ email, name: displayName, language }], kind: 'account', title, body: `${title}_body`,
    facts: { ...namesOf(event), reason: decisionReason }, link: title.endsWith('approved') ? '/login' : '/sign-up',
  }
}

function namesOf({ facts }: StoredEvent) {
  return { account: String(facts.accountName), name: String(facts.displayName) }
}
