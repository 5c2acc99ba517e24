import { notFound } from '#kit/pure/refusal.ts'
import { action, query, type Route } from '#kit/server/action.ts'
import { holds } from '#modules/access/rules/actor.ts'
import { sendDingtalkAgainAction, sendMailAgainAction } from './actions/send-again.ts'
import { changeMailingTimesAction, readMailingTimesQuery } from './actions/write-mailing-times.ts'
import { addRecipientAction, deleteRecipientAction, listRecipientsQuery, removeRecipientsAction } from './actions/write-recipients.ts'
import { listDingtalk, listJobs, listMails, listMessages, readAllMessages, readMessage, unreadMessages, viewMail, viewMessage } from './contract.ts'
import { eventBacklog, mailBacklog, noticeFailures, scheduledJobs } from './jobs-store.ts'
import { dingtalkMessages, mailOf, mails } from './outbox-store.ts'
import { countUnread, latestMessages, markAllRead, markRead, messageOfAccount, messagesOf } from './store.ts'

const latestShown = 5

/** Everybody sees exactly their own messages: somebody else's is not there (A2). Reading is no event: it changes nothing for anybody else. */
export const messageRoutes: readonly Route[] = [
  query(listMessages, ({ database, actor, input }) => messagesOf(database, actor.id, input)),
  query(unreadMessages, async ({ database, actor }) => ({
    count: await countUnread(database, actor.id), latest: await latestMessages(database, actor.id, latestShown),
  })),
  query(viewMessage, async ({ database, actor, input }) => found(await messageOfAccount(database, actor.id, input.id))),
  action(readMessage, async ({ tx, actor, now, input }) => {
    await markRead(tx, actor.id, input.id, now)
    return found(await messageOfAccount(tx, actor.id, input.id))
  }),
  action(readAllMessages, async ({ tx, actor, now }) => ({ read: await markAllRead(tx, actor.id, now) })),
  listRecipientsQuery, addRecipientAction, deleteRecipientAction, removeRecipientsAction, readMailingTimesQuery, changeMailingTimesAction,
  query(listMails, ({ database, actor, input }) => mails(database, input, holds(actor, 'outbox.send_again'))),
  query(listDingtalk, ({ database, actor, input }) => dingtalkMessages(database, input, holds(actor, 'outbox.send_again'))),
  query(viewMail, async ({ database, actor, input }) => found(await mailOf(database, input.id, holds(actor, 'outbox.send_again')))),
  sendMailAgainAction, sendDingtalkAgainAction,
  query(listJobs, async ({ database }) => ({
    jobs: await scheduledJobs(database), events: await eventBacklog(database), mails: await mailBacklog(database), noticeFailures: await noticeFailures(database),
  })),
]

function found<Found>(record: Found | undefined): Found {
  if (record === undefined) throw notFound()
  return record
}
