import { refuse } from '#kit/pure/refusal.ts'
import type { InputOf } from '#kit/pure/contract.ts'
import type { Call, Route } from '#kit/server/action.ts'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { sendTestMail } from '#kit/server/test-mail.ts'
import { testMail } from '../contract.ts'
import { mailTrouble } from '../rules/mail-trouble.ts'
import { readSettings } from '../store.ts'

/** Not one transaction: the mail server is asked while nothing is locked; then it is written down who sent a mail to whom. */
export const testMailRoute: Route = { endpoint: testMail, isWrite: true, run: runTest }

async function runTest({ database, actor, input, request }: Call) {
  const to = (input as InputOf<typeof testMail>).to.trim()
  const set = await readSettings(database, ['mail.smtp_url', 'mail.from'])
  if (set['mail.smtp_url'] === '') throw refuse('setting.no_mail_server')
  const { isSent, answer } = await sendTestMail({ smtpUrl: set['mail.smtp_url'], from: set['mail.from'] }, { address: to, language: actor.language })
  const trouble = isSent ? null : mailTrouble(answer)
  await inTransaction(database, async (tx) => appendEvents(tx, { actor, now: await platformNow(tx), address: request.address, requestId: request.id },
    [{ kind: 'mail.tested', subject: { kind: 'setting', id: '0' }, facts: { email: to, isSent, trouble } }]))
  return { isSent, trouble, said: answer }
}
