import type { NoticeTable } from '#kit/server/notices.ts'

/** A new way into an account, or one less: its owner is told, whoever did it (ASVS 6.3.7). */
const told = ['linked', 'unlinked'] as const

export const singleSignOnNotices: NoticeTable = Object.fromEntries(told.map((what) => [`identity.${what}`, async ({ event }) => [{
  to: [{ accountId: event.subjectId }], kind: 'account' as const,
  title: `identity.notice.${what}`, body: `identity.notice.${what}_body`, facts: { issuer: String(event.facts.issuer) }, link: '/me',
}]] satisfies [string, NoticeTable[string]]))
