import { Type, type Static } from 'typebox'
import { Allowed, Day, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, storable, Text } from '#kit/pure/contract.ts'
import { addressPattern, longestAddress } from './rules/address.ts'
import { jobTitles, mailingTimes, occasions } from './rules/mailing.ts'

const permission = 'mail_setting.maintain'
const JobTitle = OneOf(jobTitles)

// ---- recipients (guide 004 §7.1.2 to §7.1.9) ----

const RecipientRow = Record({
  id: Id, email: Type.String(), jobTitle: JobTitle, remark: Type.String(), updatedAt: Moment, updatedBy: Nullable(Reference), allowed: Allowed,
})
export type RecipientRow = Static<typeof RecipientRow>

/** Exactly guide 004 §7.1.3 to §7.1.7: the address is searched; job title, remark and account sort. */
const recipientList = {
  sort: ['jobTitle', 'remark', 'updatedBy', 'updatedAt'], filters: { email: 'text', jobTitle: 'choice' }, search: false,
} as const
export const listRecipients = endpoint({
  method: 'GET', path: '/mail-recipients', permission, summary: 'Who is mailed for a job title (guide 004 §7.1.3)',
  query: listQuery(recipientList), answer: listAnswer(RecipientRow), list: recipientList,
})
export const addRecipient = endpoint({
  method: 'POST', path: '/mail-recipients', permission, summary: 'Add a mail address to a job title (guide 004 §7.1.2)', status: 201,
  body: Record({ email: storable(Type.String({ maxLength: longestAddress, pattern: addressPattern }), longestAddress), jobTitle: JobTitle, remark: Type.Optional(Text(200)) }),
  answer: RecipientRow, refusals: ['mail_recipient.duplicate'],
})
export const deleteRecipient = endpoint({
  method: 'DELETE', path: '/mail-recipients/:id', permission, summary: 'Delete one mail address (guide 004 §7.1.8)', params: IdParams, answer: Nothing,
})
/** What is gone already is no mistake: it is counted beside what was removed. */
export const removeRecipients = endpoint({
  method: 'POST', path: '/mail-recipients/removal', permission, summary: 'Remove several mail addresses (guide 004 §7.1.9)',
  body: Record({ ids: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) }),
  answer: Record({ removed: Type.Array(Record({ id: Id, email: Type.String() })), goneBefore: Type.Integer() }),
})

// ---- times (guide 004 §7.1.1) ----

const Hour = Type.Integer({ minimum: 0, maximum: 23 })
const MailingTimes = Record({
  jobTitle: JobTitle,
  /** Of the daily digest, in the platform's time zone. */
  hour: Hour,
  occasions: Type.Array(Record({ occasion: OneOf(occasions), time: OneOf(mailingTimes), updatedAt: Nullable(Moment), updatedBy: Nullable(Reference) })),
  recipients: Type.Integer(),
  /** What the next digest will tell, as it stands now. */
  waiting: Type.Integer(),
  nextDigestAt: Moment,
  lastDigest: Nullable(Record({ day: Day, sentAt: Moment, entries: Type.Integer() })),
})
export type MailingTimes = Static<typeof MailingTimes>
export const readMailingTimes = endpoint({
  method: 'GET', path: '/mailing-times', permission, summary: 'When each job title is mailed about what (guide 004 §7.1.1)',
  answer: Record({ items: Type.Array(MailingTimes) }),
})
/** Only what is given changes, so that two people at different rows do not undo each other. */
export const changeMailingTimes = endpoint({
  method: 'PATCH', path: '/mailing-times/:jobTitle', permission, summary: 'Change when a job title is mailed', params: Record({ jobTitle: JobTitle }),
  body: Record({
    hour: Type.Optional(Hour),
    times: Type.Optional(Type.Array(Record({ occasion: OneOf(occasions), time: OneOf(mailingTimes) }), { maxItems: occasions.length })),
  }),
  answer: MailingTimes,
})
