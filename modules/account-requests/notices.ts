import { say, type Phrase } from '#kit/pure/phrase.ts'
import type { Tx } from '#kit/server/database.ts'
import type { Notice, NoticeTable, Recipient } from '#kit/server/notices.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { accountsWithRoles, sealedPathOf } from '#modules/accounts/offers.ts'
import { writtenMoment } from './rules/status.ts'
import { readRequest, type RequestRecord } from './store.ts'

/** Who decides learns of a request and, once, that it is late; who asked learns the answer, by e-mail in their language (U1). */
export const accountRequestNotices: NoticeTable = {
  'account_request.submitted': async ({ tx, event }) => {
    const request = await readRequest(tx, event.subjectId)
    return toDeciders(tx, request, request.kind === 'new_account' ? 'submitted' : 'further_submitted')
  },
  'account_request.overdue': async ({ tx, event }) => {
    const request = await readRequest(tx, event.subjectId)
    return request.state === 'waiting' ? toDeciders(tx, request, 'overdue') : []
  },
  'account_request.approved': async ({ tx, event }) => {
    const request = await readRequest(tx, event.subjectId)
    if (request.kind === 'further_grants') return [answer(request, 'further_approved', '/me/further-grants')]
    const sealedPath = await sealedPathOf(tx, String(event.facts.linkId))
    return [{ ...answer(request, sealedPath === undefined ? 'approved_late' : 'approved', '/login'), ...sealedPath === undefined ? {} : { sealedPath } }]
  },
  'account_request.rejected': async ({ tx, event }) => {
    const request = await readRequest(tx, event.subjectId)
    return [request.kind === 'further_grants' ? answer(request, 'further_rejected', '/me/further-grants') : answer(request, 'rejected', '/account-request')]
  },
}

async function toDeciders(tx: Tx, request: RequestRecord, name: string): Promise<Notice[]> {
  const deciders = await accountsWithRoles(tx, [request.kind === 'new_account' ? 'om_operator' : 'platform_admin'])
  if (deciders.length === 0) return []
  return [{ ...noticeOf(request, name, `/account-requests/${request.id}`), kind: 'task', to: deciders.filter(({ id }) => id !== request.accountId).map(({ id }) => ({ accountId: id })) }]
}

/** A stranger is told at the address that was given; an account in its message centre as well. */
function answer(request: RequestRecord, name: string, link: string): Notice {
  const { kind, accountId, email, displayName, language } = request
  const to: Recipient = kind === 'further_grants' ? { accountId: accountId! } : { email, name: displayName, language }
  return { ...noticeOf(request, name, link), kind: 'account', to: [to] }
}

function noticeOf({ number, displayName, accountName, departmentName, roles, quotaPermissions, reason, decisionReason, dueAt }: RequestRecord, name: string, link: string): Omit<Notice, 'to' | 'kind'> {
  return {
    title: `account_request.notice.${name}`, body: `account_request.notice.${name}_body`, link,
    facts: {
      number, name: displayName, account: accountName, department: departmentName, reason, decision: decisionReason, due: writtenMoment(dueAt),
      grants: inEachLanguage([...roles.map((role) => accessPhrases[`role.${role}`]), ...quotaPermissions.map((permission) => accessPhrases[permission])]),
    },
  }
}

function inEachLanguage(words: readonly Phrase[]): Phrase {
  const joined = (language: 'en' | 'zh-Hant' | 'zh-Hans', sign: string) => words.map((word) => say(word, language)).join(sign)
  return [joined('en', ', '), joined('zh-Hant', '、'), joined('zh-Hans', '、')]
}
