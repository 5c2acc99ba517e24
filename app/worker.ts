import type { PhraseBook } from '#kit/pure/phrase.ts'
import type { Config } from '#kit/server/config.ts'
import type { Database } from '#kit/server/database.ts'
import type { Job } from '#kit/server/jobs.ts'
import { openDingtalk } from '#kit/server/dingtalk.ts'
import { sendDuePersonal, sendDueRobotTexts } from '#kit/server/dingtalk-queue.ts'
import { openMailer, sendDueMails } from '#kit/server/mail.ts'
import type { NoticeTable } from '#kit/server/notices.ts'
import { relayOnce, reviveFailures } from '#kit/server/relay.ts'
import { startJobQueue } from '#kit/server/worker/job-queue.ts'
import { repeat, type Log, type Loop } from '#kit/server/worker/loop.ts'
import { guardedPost, webhookReach, webhookSender, writeDeliveries } from '#modules/webhooks/offers.ts'
import { madeFromSettings } from './current-settings.ts'

export type WorkerOptions = {
  readonly database: Database
  readonly databaseUrl: string
  readonly ownerUrl: string
  readonly config: Pick<Config, 'publicUrl' | 'port'>
  readonly jobs: readonly Job[]
  readonly notices: readonly NoticeTable[]
  readonly phrases: PhraseBook
  readonly log?: Log
  /** How often the queue is asked for jobs. */
  readonly pollingSeconds?: number
}

const relayPauseMs = 500
const mailPauseMs = 1000
const webhookPauseMs = 1000
const dingtalkPauseMs = 2000

const dingtalkSettings = ['dingtalk.robot_url', 'dingtalk.robot_secret', 'dingtalk.app_key', 'dingtalk.app_secret', 'dingtalk.agent_id'] as const

/** What runs beside the requests with `WORKER=1`: relay, mails, jobs. Any number may run; a unit of work is done by one. */
export async function startWorker(options: WorkerOptions): Promise<Loop> {
  const { database, config, notices, phrases, log = logToConsole } = options
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`
  const queue = await startJobQueue({ ...options, log })
  await reviveFailures(database)
  // Without a mail server the mails stay waiting, where operators read them (chapter 8, Delivery).
  const mailers = madeFromSettings(database, ['mail.smtp_url', 'mail.from'], (set) => set['mail.smtp_url'] === '' ? undefined : openMailer(set['mail.smtp_url'], set['mail.from']), (mailer) => mailer.close())
  const sendMails = async () => {
    const mailer = await mailers.current()
    return mailer ? sendDueMails(database, mailer) : 0
  }
  const dingtalks = madeFromSettings(database, dingtalkSettings, (set) => openDingtalk({
    robotUrl: set['dingtalk.robot_url'], robotSecret: set['dingtalk.robot_secret'], appKey: set['dingtalk.app_key'], appSecret: set['dingtalk.app_secret'], agentId: set['dingtalk.agent_id'],
  }))
  const relay = async () => relayOnce(database, { notices, phrases, publicUrl, dingtalk: (await dingtalks.current())! })
  const robot = async () => {
    const dingtalk = await dingtalks.current()
    return dingtalk?.hasRobot ? sendDueRobotTexts(database, dingtalk) : 0
  }
  const personal = async () => {
    const dingtalk = await dingtalks.current()
    return dingtalk?.hasPersonal ? sendDuePersonal(database, dingtalk) : 0
  }
  const webhooks = webhookSender(database, guardedPost(webhookReach()), log)
  const loops: Loop[] = [
    repeat('relay', relayPauseMs, relay, log),
    repeat('mail', mailPauseMs, sendMails, log),
    repeat('dingtalk robot', dingtalkPauseMs, robot, log),
    repeat('dingtalk messages', dingtalkPauseMs, personal, log),
    repeat('webhook events', webhookPauseMs, () => writeDeliveries(database), log),
    // Lanes go on by themselves: one that has to wait for its receiver keeps nobody waiting.
    repeat('webhooks', webhookPauseMs, () => webhooks.start().then(() => 0), log),
  ]
  return {
    stop: async () => {
      await Promise.all([queue.stop(), ...loops.map((loop) => loop.stop())])
      await webhooks.stop()
      mailers.end()
    },
  }
}

/** One line of JSON per entry, as the HTTP log writes; what succeeds every minute is not worth a line. */
function logToConsole(line: string, facts: object = {}): void {
  if (line === 'job done') return
  console.error(JSON.stringify({ time: new Date().toISOString(), level: 'warn', msg: line, ...facts }))
}
