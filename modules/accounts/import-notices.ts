import type { NoticeTable } from '#kit/server/notices.ts'
import { findDepartment } from '#modules/departments/offers.ts'
import { sealedPathOf } from './one-time-link-store.ts'
import { accountSummary } from './invitation-store.ts'

/** Whoever got an account by table is sent the link for the first password (U6, C-E1); it is only in the mail. */
export const accountImportNotices: NoticeTable = {
  'account.created': async ({ tx, event }) => {
    if (event.facts.invitationId === undefined) return []
    const sealedPath = await sealedPathOf(tx, String(event.facts.invitationId))
    const account = await accountSummary(tx, event.subjectId)
    if (sealedPath === undefined || account === undefined) return []
    const department = event.departmentId === null ? undefined : await findDepartment(tx, event.departmentId)
    return [{
      to: [{ email: account.email, name: account.displayName, language: account.language }], kind: 'account', title: 'account.notice.invited', body: 'account.notice.invited_body',
      facts: { account: account.accountName, department: department?.name ?? '' }, link: '/login', sealedPath,
    }]
  },
}
