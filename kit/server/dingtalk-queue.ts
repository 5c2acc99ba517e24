import { sql } from 'kysely'
import { inTransaction, type Database, type Tx } from './database.ts'
import { DingtalkError, type Dingtalk } from './dingtalk.ts'

/**
 * Sends what waits for DingTalk, never inside a transaction. The robot may speak 20 times a minute, over all instances:
 * what does not fit is joined into one text. A text that was sent and not marked is sent again: DingTalk knows no id.
 */
type Due = { readonly id: string; readonly text: string; readonly attempts: number; readonly claimedUntil: string }
type DuePersonal = Due & { readonly userId: string }

export const robotTextsAMinute = 20
/** Of so many numbers one text is made; the next ones make another. */
const mostJoined = 50
const personalBatch = 5
/** With a pause of at most 15 minutes: about a day and a half. */
const attemptLimit = 150
/** DingTalk closes a robot that spoke too often for ten minutes. */
const slowPauseSeconds = 600

/** One text of the robot; answers how many messages it told. 0 also where the minute is full. */
export async function sendDueRobotTexts(database: Database, dingtalk: Dingtalk): Promise<number> {
  const messages = await claimRobotText(database)
  if (messages.length === 0) return 0
  try {
    await dingtalk.sendToRobot(messages.map(({ text }) => text).join('\n'))
  } catch (error) {
    for (const message of messages) await markFailed(database, message, error)
    if (isSlow(error)) await rest(database, 'robot')
    throw error
  }
  for (const message of messages) await markSent(database, message)
  return messages.length
}

const nothingNow = new Error('the minute is full, or somebody else took what was due')

/** Takes a place in the minute and what goes into it, together: whoever comes at the same time waits for the minute's row. */
async function claimRobotText(database: Database): Promise<Due[]> {
  const { rows: waiting } = await sql`select 1 from dingtalk_messages where ${isDue('robot')} limit 1`.execute(database)
  if (waiting.length === 0) return []
  try {
    return await inTransaction(database, async (tx) => {
      const left = await takePlace(tx)
      const due = await claim(tx, mostJoined)
      if (due.length === 0) throw nothingNow
      // What would not fit into this minute one by one is told in one text; else each has its own, this one now.
      const now = due.length > left + 1 ? due : due.slice(0, 1)
      for (const { id } of due.slice(now.length)) await sql`update dingtalk_messages set claimed_until = null where id = ${id}`.execute(tx)
      return now
    })
  } catch (error) {
    // Rolled back: the place is free again.
    if (error === nothingNow) return []
    throw error
  }
}

/** How many places are left after this one. Any sixty seconds lie in two minutes, which count together. */
async function takePlace(tx: Tx): Promise<number> {
  const { rows: [place] } = await sql<{ minute: string }>`
    insert into dingtalk_minutes (minute, sent) values (date_trunc('minute', clock_timestamp()), 1)
    on conflict (minute) do update set sent = dingtalk_minutes.sent + 1 where dingtalk_minutes.sent < ${robotTextsAMinute} returning minute::text as minute`.execute(tx)
  if (!place) throw nothingNow
  const { rows: counted } = await sql<{ sent: number }>`
    select sent from dingtalk_minutes where minute between ${place.minute}::timestamptz - interval '1 minute' and ${place.minute}::timestamptz order by minute for update`.execute(tx)
  const left = robotTextsAMinute - counted.reduce((sum, { sent }) => sum + sent, 0)
  if (left < 0) throw nothingNow
  await sql`delete from dingtalk_minutes where minute < clock_timestamp() - interval '1 day'`.execute(tx)
  return left
}

function isDue(channel: 'robot' | 'personal') {
  return sql`channel = ${channel} and state = 'waiting' and next_attempt_at <= clock_timestamp() and (claimed_until is null or claimed_until < clock_timestamp())`
}

async function claim(tx: Tx, most: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    update dingtalk_messages set claimed_until = clock_timestamp() + interval '60 seconds'
    where id in (select id from dingtalk_messages where ${isDue('robot')} order by id limit ${most} for update skip locked)
    returning id::text as id, text, attempts, claimed_until::text as "claimedUntil"`.execute(tx)
  return rows.sort((left, right) => Number(left.id) - Number(right.id))
}

/** A few personal messages; answers how many were sent. */
export async function sendDuePersonal(database: Database, dingtalk: Dingtalk): Promise<number> {
  const { rows: messages } = await sql<DuePersonal>`
    update dingtalk_messages m set claimed_until = clock_timestamp() + interval '60 seconds' from accounts a
    where a.id = m.account_id and m.id in (select id from dingtalk_messages where ${isDue('personal')} order by next_attempt_at, id limit ${personalBatch} for update skip locked)
    returning m.id::text as id, m.text, m.attempts, m.claimed_until::text as "claimedUntil", a.dingtalk_user_id as "userId"`.execute(database)
  let sent = 0
  for (const [index, message] of messages.entries()) {
    try {
      if (message.userId === '') throw new DingtalkError('person', 'the account is not linked to DingTalk any more')
      await dingtalk.sendToPerson(message.userId, message.text)
    } catch (error) {
      await markFailed(database, message, error)
      if (error instanceof DingtalkError && error.reason === 'person') continue
      // DingTalk is away: the others wait without having been tried.
      for (const other of messages.slice(index + 1)) await sql`update dingtalk_messages set claimed_until = null where ${held(other)}`.execute(database)
      if (isSlow(error)) await rest(database, 'personal')
      throw error
    }
    await markSent(database, message)
    sent++
  }
  return sent
}

/** Only the holder of the lease marks. */
const held = ({ id, claimedUntil }: Due) => sql`id = ${id} and state = 'waiting' and claimed_until = ${claimedUntil}::timestamptz`

async function markSent(database: Database, { id }: Due): Promise<void> {
  await sql`update dingtalk_messages set state = 'sent', sent_at = clock_timestamp(), attempts = attempts + 1, claimed_until = null, last_error = null where id = ${id} and state = 'waiting'`.execute(database)
}

async function markFailed(database: Database, message: Due, error: unknown): Promise<void> {
  const isFinal = error instanceof DingtalkError && error.reason === 'person' || message.attempts + 1 >= attemptLimit
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 300)
  await sql`update dingtalk_messages set state = ${isFinal ? 'failed' : 'waiting'}, attempts = attempts + 1, claimed_until = null, last_error = ${reason},
      next_attempt_at = clock_timestamp() + least(interval '15 minutes', interval '5 seconds' * (2 ^ least(attempts, 10)))
    where ${held(message)}`.execute(database)
}

/** Too much was sent, by whomever: everything of this way waits. */
async function rest(database: Database, channel: 'robot' | 'personal'): Promise<void> {
  await sql`update dingtalk_messages set next_attempt_at = greatest(next_attempt_at, clock_timestamp() + ${slowPauseSeconds}::float8 * interval '1 second') where channel = ${channel} and state = 'waiting'`.execute(database)
}
function isSlow(error: unknown): boolean {
  return error instanceof DingtalkError && error.reason === 'slow'
}
