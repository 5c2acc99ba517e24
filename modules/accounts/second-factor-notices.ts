import type { NoticeTable } from '#kit/server/notices.ts'

/** Whoever changed it, and whoever used a recovery code: the account's owner is told (ASVS 6.3.7). */
const told = ['set_up', 'removed', 'reset', 'recovery_code_used', 'recovery_codes_made'] as const

export const secondFactorNotices: NoticeTable = Object.fromEntries(told.map((what) => [`second_factor.${what}`, async ({ event }) => [{
  to: [{ accountId: event.subjectId }], kind: 'account' as const,
  title: `second_factor.notice.${what}`, body: `second_factor.notice.${what}_body`, facts: { left: Number(event.facts.left ?? 0) }, link: '/me',
}]] satisfies [string, NoticeTable[string]]))
