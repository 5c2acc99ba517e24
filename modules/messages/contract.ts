import { Type, type Static } from 'typebox'
import { Allowed, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record } from '#kit/pure/contract.ts'

// ---- the message centre: everybody reads their own ----

export const messageKinds = ['application_submitted', 'application_reviewed', 'task', 'result', 'account', 'system'] as const
export type MessageKind = (typeof messageKinds)[number]
export const messageStates = ['unread', 'read'] as const
/** In English, Traditional and Simplified Chinese: pages change language without asking again. */
const InThreeLanguages = Type.Tuple([Type.String(), Type.String(), Type.String()])

export const Message = Record({
  id: Id,
  kind: OneOf(messageKinds),
  title: InThreeLanguages,
  text: InThreeLanguages,
  /** A page of the product, below its address: `/applications/12`. */
  link: Type.String(),
  at: Moment,
  state: OneOf(messageStates),
})
export type Message = Static<typeof Message>

export const messageList = {
  sort: ['at', 'kind', 'state'],
  filters: { kind: 'choice', state: 'choice', at: 'days' },
  search: true,
} as const

export const listMessages = endpoint({
  method: 'GET', path: '/messages', permission: 'signed-in', summary: 'My messages, newest first',
  list: messageList, query: listQuery(messageList), answer: listAnswer(Message),
})
export const viewMessage = endpoint({
  method: 'GET', path: '/messages/:id', permission: 'signed-in', summary: 'One of my messages', params: IdParams, answer: Message,
})
export const readMessage = endpoint({
  method: 'POST', path: '/messages/:id/reading', permission: 'signed-in', summary: 'Mark a message as read', params: IdParams, answer: Message,
})
export const readAllMessages = endpoint({
  method: 'POST', path: '/messages/reading', permission: 'signed-in', summary: 'Mark all my messages as read', body: Nothing,
  answer: Record({ read: Type.Integer() }),
})
/** More are counted as this many. */
export const unreadLimit = 1000
export const unreadMessages = endpoint({
  method: 'GET', path: '/messages/unread', permission: 'signed-in', summary: 'How many messages are unread, and the last five messages',
  answer: Record({ count: Type.Integer(), latest: Type.Array(Message) }),
})
/** What the stream says in an `unread` event: on connecting and whenever one of the two changes. */
export const UnreadNews = Record({ count: Type.Integer(), latestId: Nullable(Id) })
export type UnreadNews = Static<typeof UnreadNews>
export const messageStream = endpoint({
  method: 'GET', path: '/messages/stream', permission: 'signed-in', summary: 'Server-sent events: `unread` with {count, latestId}; ends with the session',
  answer: Type.String({ description: 'text/event-stream' }),
})

// ---- the outbox of mails: operators follow the flow, also without a mail server ----

export const mailStates = ['waiting', 'sent', 'failed'] as const
export const mailLanguages = ['zh-Hans', 'zh-Hant', 'en'] as const
const mail = {
  id: Id,
  toName: Type.String(),
  toAddress: Type.String(),
  language: OneOf(mailLanguages),
  subject: Type.String(),
  at: Moment,
  state: OneOf(mailStates),
  attempts: Type.Integer(),
  sentAt: Nullable(Moment),
  allowed: Allowed,
}
export const MailRow = Record(mail)
export const Mail = Record({ ...mail, text: Type.String(), messageId: Type.String(), nextAttemptAt: Nullable(Moment), lastError: Nullable(Type.String()) })
export type MailRow = Static<typeof MailRow>
export type Mail = Static<typeof Mail>

export const mailList = {
  sort: ['at', 'toAddress', 'state', 'attempts'],
  filters: { state: 'choice', language: 'choice', toAddress: 'text', at: 'days' },
  search: true,
} as const
export const listMails = endpoint({
  method: 'GET', path: '/outbox', permission: 'outbox.view', summary: 'Mails written by the platform: waiting, sent, failed',
  list: mailList, query: listQuery(mailList), answer: listAnswer(MailRow),
})
export const viewMail = endpoint({
  method: 'GET', path: '/outbox/:id', permission: 'outbox.view', summary: 'A mail with its text; a one-time link in it stays masked', params: IdParams, answer: Mail,
})
export const sendMailAgain = endpoint({
  method: 'POST', path: '/outbox/:id/sending', permission: 'outbox.send_again', summary: 'Send a mail that could not be delivered once more', params: IdParams, body: Nothing,
  answer: Mail, refusals: ['outbox.not_failed'],
})

export const dingtalkChannels = ['robot', 'personal'] as const
const dingtalk = {
  id: Id,
  channel: OneOf(dingtalkChannels),
  /** Whom; the robot speaks to its group. */
  toName: Nullable(Type.String()),
  title: Type.String(),
  text: Type.String(),
  link: Type.String(),
  at: Moment,
  state: OneOf(mailStates),
  attempts: Type.Integer(),
  sentAt: Nullable(Moment),
  nextAttemptAt: Nullable(Moment),
  lastError: Nullable(Type.String()),
  allowed: Allowed,
}
export const DingtalkMessage = Record(dingtalk)
export type DingtalkMessage = Static<typeof DingtalkMessage>
export const dingtalkList = { sort: ['at', 'state', 'attempts'], filters: { state: 'choice', channel: 'choice', at: 'days' }, search: true } as const
export const listDingtalk = endpoint({
  method: 'GET', path: '/outbox/dingtalk', permission: 'outbox.view', summary: 'What DingTalk is told: waiting, sent, failed', list: dingtalkList, query: listQuery(dingtalkList), answer: listAnswer(DingtalkMessage),
})
export const sendDingtalkAgain = endpoint({
  method: 'POST', path: '/outbox/dingtalk/:id/sending', permission: 'outbox.send_again', summary: 'Send a DingTalk message that could not be delivered once more', params: IdParams, body: Nothing,
  answer: DingtalkMessage, refusals: ['outbox.not_failed'],
})

// ---- jobs: every schedule on one page ----

/** `waiting`: queued; `running`; `failed`: will be tried again or was given up; all moments are real time. */
export const runStates = ['waiting', 'running', 'done', 'failed'] as const
const JobRun = Record({
  period: Moment,
  state: OneOf(runStates),
  attempts: Type.Integer(),
  startedAt: Nullable(Moment),
  finishedAt: Nullable(Moment),
  done: Nullable(Type.Integer()),
  error: Nullable(Type.String()),
})
export const ScheduledJob = Record({
  name: Type.String(),
  everySeconds: Nullable(Type.Integer()),
  /** In the platform's time zone. */
  cron: Nullable(Type.String()),
  /** The last five, newest first. */
  runs: Type.Array(JobRun),
})
export type ScheduledJob = Static<typeof ScheduledJob>
/** What runs all the time, by what still waits for it. */
const Backlog = Record({ waiting: Type.Integer(), oldestAt: Nullable(Moment), failed: Type.Integer() })
const NoticeFailure = Record({ eventId: Id, eventKind: Type.String(), at: Moment, attempts: Type.Integer(), lastError: Type.String() })
export const listJobs = endpoint({
  method: 'GET', path: '/jobs', permission: 'job.view', summary: 'Schedules with their last runs, and what the relay and the mails have still to do',
  answer: Record({
    jobs: Type.Array(ScheduledJob), events: Backlog, mails: Backlog,
    /** Events whose notices could not be made. */
    noticeFailures: Type.Array(NoticeFailure),
  }),
})
