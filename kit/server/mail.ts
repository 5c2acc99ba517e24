import { sql } from 'kysely'
import type { Database } from './database.ts'
import { MailError, mailTransport } from './mail-transport.ts'
import { withSealedPath } from './outbox.ts'

/** Sends the outbox by SMTP. One lease covers a few mails; each is marked in a statement of its own (C-C1). */
export type Mailer = { readonly send: (mail: DueMail) => Promise<void>; readonly close: () => void }
export type DueMail = {
  readonly id: string
  readonly toAddress: string
  readonly toName: string
  readonly subject: string
  readonly text: string
  readonly messageId: string
  readonly at: Date
  readonly attempts: number
  readonly claimedUntil: string
  /** A path for the mail's reader alone, sealed. */
  readonly sealedPath: string | null
}

const batchSize = 5
/** A mail is only begun while its lease (60 s) outlasts the longest time that sending may take. */
const workMs = 20_000
/** With a pause of at most 15 minutes: about a day and a half. */
const attemptLimit = 150

/** A connection to a mail server; nothing is opened before the first mail. */
export function openMailer(smtpUrl: string, from: string): Mailer {
  const transport = mailTransport(smtpUrl, 2)
  return {
    send: async (mail) => {
      const text = textOf(mail)
      // An object, not a text: names are encoded, and there is exactly one recipient (C-C3).
      await transport.sendMail({ from, to: { name: mail.toName, address: mail.toAddress }, subject: mail.subject, text, messageId: mail.messageId, date: mail.at, headers: { 'Auto-Submitted': 'auto-generated' } })
        .catch((error: unknown) => { throw new MailError(error, smtpUrl) })
    },
    close: () => transport.close(),
  }
}

/** A link that another key sealed is this mail's fault alone: it must not hold up the others. */
function textOf({ text, sealedPath }: DueMail): string {
  try {
    return withSealedPath(text, sealedPath)
  } catch (error) {
    throw Object.assign(error as Error, { code: 'EMESSAGE' })
  }
}

/** Sends a few of the mails that are due; answers how many it sent. Nothing is sent inside a transaction. */
export async function sendDueMails(database: Database, mailer: Mailer): Promise<number> {
  const started = Date.now()
  const mails = await claimMails(database)
  let sent = 0
  for (const [index, mail] of mails.entries()) {
    if (Date.now() - started > workMs) {
      await releaseMails(database, mails.slice(index))
      return sent
    }
    try {
      await mailer.send(mail)
    } catch (error) {
      await markFailed(database, mail, error)
      if (isAboutThisMail(error)) continue
      // The server is away: the others wait without having been tried.
      await releaseMails(database, mails.slice(index + 1))
      throw error
    }
    await markSent(database, mail)
    sent++
  }
  return sent
}

async function claimMails(database: Database): Promise<DueMail[]> {
  const { rows } = await sql<DueMail>`
    update mails set claimed_until = clock_timestamp() + interval '60 seconds'
    where id in (
      select id from mails
      where state = 'waiting' and next_attempt_at <= clock_timestamp() and (claimed_until is null or claimed_until < clock_timestamp())
      order by next_attempt_at, id limit ${batchSize} for update skip locked)
    returning id, to_address as "toAddress", to_name as "toName", subject, text, message_id as "messageId", at, attempts, claimed_until::text as "claimedUntil", sealed_path as "sealedPath"`.execute(database)
  return rows.sort((left, right) => Number(left.id) - Number(right.id))
}

/** Only the holder of the lease marks: one that was paused past it must not undo what the next one did. */
const held = (mail: DueMail) => sql`id = ${mail.id} and state = 'waiting' and claimed_until = ${mail.claimedUntil}::timestamptz`

async function markSent(database: Database, mail: DueMail): Promise<void> {
  // Sent is sent, also when the lease ran out meanwhile: a second copy would carry the same Message-ID.
  await sql`update mails set state = 'sent', sent_at = clock_timestamp(), attempts = attempts + 1, claimed_until = null, last_error = null
    where id = ${mail.id} and state = 'waiting'`.execute(database)
}

async function markFailed(database: Database, mail: DueMail, error: unknown): Promise<void> {
  const isFinal = isForGood(error) || mail.attempts + 1 >= attemptLimit
  await sql`update mails set state = ${isFinal ? 'failed' : 'waiting'}, attempts = attempts + 1, claimed_until = null,
      last_error = ${error instanceof Error ? error.message : String(error)}, next_attempt_at = clock_timestamp() + least(interval '15 minutes', interval '5 seconds' * (2 ^ least(attempts, 10)))
    where ${held(mail)}`.execute(database)
}

async function releaseMails(database: Database, mails: readonly DueMail[]): Promise<void> {
  for (const mail of mails) await sql`update mails set claimed_until = null where ${held(mail)}`.execute(database)
}

/** The server answered about this one mail, so the next may be tried; unlike a refused sender, a wrong password, no connection. */
function isAboutThisMail(error: unknown): boolean {
  const { code, command } = error as { code?: string; command?: string }
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM'
}

/** It will never be taken (5xx), unlike one that is only put off (4xx). */
function isForGood(error: unknown): boolean {
  const { responseCode } = error as { responseCode?: number }
  return isAboutThisMail(error) && (responseCode === undefined || responseCode >= 500)
}
