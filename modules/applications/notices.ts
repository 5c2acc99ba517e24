import { storedName } from '#kit/pure/acted-by.ts'
import type { Phrase, PhraseValue } from '#kit/pure/phrase.ts'
import type { Tx } from '#kit/server/database.ts'
import type { StoredEvent } from '#kit/server/events.ts'
import type { Notice, NoticeTable, Recipient } from '#kit/server/notices.ts'
import type { Role } from '#modules/access/rules/permissions.ts'
import { accountsWithRoles, accountSummaries } from '#modules/accounts/offers.ts'
import { projectOf } from '#modules/projects/offers.ts'
import { usersOf } from './content-store.ts'
import type { RejectedItem } from './rules/flow.ts'
import { readApplicationRecord, type ApplicationRecord } from './store.ts'

type Told = { readonly tx: Tx; readonly event: StoredEvent; readonly application: ApplicationRecord }
type Text = Pick<Notice, 'kind' | 'title' | 'body'>

/** Whom to tell what (R8; chapter 8, Messages): those who watch, those whom it waits for, those it is about. */
export const applicationNotices: NoticeTable = {
  'application.submitted': telling(async (told) => [
    ...await notice(told, watchers(told), text('application_submitted', 'submitted')),
    ...await notice(told, operatorsFor(told), text('task', 'to_review', 'waiting')),
    ...await notice(told, departmentFor(told), text('result', 'for_department', 'submitted')),
  ]),
  'application.approved': telling(async (told) => [
    ...await notice(told, watchers(told), text('application_reviewed', 'approved')),
    ...told.event.facts.status === 'provisioning' ? await notice(told, withRoles(told, ['om_operator']), text('task', told.application.kind === 'new' ? 'to_provision' : 'to_carry_out', 'waiting')) : [],
    ...rejectedItems(told.event).length > 0 ? await notice(told, concerned(told), text('result', 'items_rejected')) : [],
  ]),
  'application.rejected': telling(async (told) => [
    ...await notice(told, watchers(told), text('application_reviewed', 'rejected')),
    ...await notice(told, concerned(told), text('result', 'rejected')),
  ]),
  'application.completed': telling((told) => notice(told, concerned(told), text('result', ofKind(told, 'completed')))),
  'application.closed': telling((told) => notice(told, concerned(told), text('result', ofKind(told, 'closed')))),
}

function telling(tell: (told: Told) => Promise<Notice[]>): NoticeTable[string] {
  return async ({ tx, event }) => tell({ tx, event, application: await readApplicationRecord(tx, event.subjectId) })
}

/** A change and a release end in words of their own. */
function ofKind({ application: { kind } }: Told, title: 'completed' | 'closed'): string {
  return kind === 'new' ? title : title === 'closed' ? 'closed_existing' : `completed_${kind}`
}

function text(kind: Text['kind'], title: string, body: string = title): Text {
  return { kind, title: `application.notice.${title}`, body: `application.notice.${body}_body` }
}

async function notice({ event, application }: Told, recipients: Promise<Recipient[]>, said: Text): Promise<Notice[]> {
  const to = await recipients
  const { number, title, departmentName, applicantName } = application
  const facts = { number, title, department: departmentName, applicant: applicantName, by: storedName(event.facts.by), reason: reasonOf(event), items: itemsInWords(event) }
  return to.length === 0 ? [] : [{ to, ...said, facts, link: `/applications/${application.id}` }]
}

function rejectedItems({ facts }: StoredEvent): readonly RejectedItem[] {
  return Array.isArray(facts.rejectedItems) ? facts.rejectedItems as RejectedItem[] : []
}

/** The items that a decision turned down, in every language (R12). */
function itemsInWords(event: StoredEvent): Phrase {
  const lines = (language: 0 | 1 | 2) => rejectedItems(event).map(({ service, quantity, reason }) => `${service[language]} × ${quantity}: ${reason}`).join('; ')
  return [lines(0), lines(1), lines(2)]
}

/** The reason of the whole, and of the items where they are named. */
function reasonOf(event: StoredEvent): PhraseValue {
  const whole = String(event.facts.reason)
  const items = itemsInWords(event)
  return rejectedItems(event).length === 0 ? whole : [`${whole} (${items[0]})`, `${whole}（${items[1]}）`, `${whole}（${items[2]}）`]
}

async function withRoles({ tx }: Told, roles: readonly Role[], departmentIds?: readonly string[]): Promise<Recipient[]> {
  return (await accountsWithRoles(tx, roles, departmentIds)).map(({ id }) => ({ accountId: id }))
}

/** Business operators follow every department, each head's admins their sector (guide 000 §7.1). */
function watchers(told: Told): Promise<Recipient[]> {
  return withRoles(told, ['business_operator', told.application.sector === 'government' ? 'bureau_admin' : 'committee_admin'])
}

/** O&M, if the first review is theirs. */
async function operatorsFor(told: Told): Promise<Recipient[]> {
  return told.event.facts.nextStage === 'operator' ? withRoles(told, ['om_operator']) : []
}

/** The department's admins, when a head applies for them. */
async function departmentFor(told: Told): Promise<Recipient[]> {
  const [applicant] = await accountSummaries(told.tx, [told.application.applicantId])
  const { departmentId } = told.application
  return applicant?.departmentId === departmentId ? [] : withRoles(told, ['department_admin'], [departmentId])
}

/** The applicant, the project's contact and the resource users, each once; who has no account gets a mail. */
async function concerned({ tx, application }: Told): Promise<Recipient[]> {
  const project = application.projectId === null ? undefined : await projectOf(tx, application.projectId)
  const users = await usersOf(tx, application.id)
  const accountIds = new Set([application.applicantId, ...(project ? [project.contactId] : []), ...users.flatMap(({ accountId }) => accountId ?? [])])
  const typed = new Map(users.flatMap(({ accountId, name, email }) => accountId === null && email !== '' ? [[email.toLowerCase(), { email, name, language: 'zh-Hans' } as const]] : []))
  return [...[...accountIds].map((accountId) => ({ accountId })), ...typed.values()]
}
