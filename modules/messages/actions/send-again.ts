import { notFound, refuse } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import { sendDingtalkAgain, sendMailAgain } from '../contract.ts'
import { dingtalkMessageOf, mailOf, reviveDingtalk, reviveMail } from '../outbox-store.ts'

/** What failed for good is tried from the beginning, under its own Message-ID; what waits or was sent is left alone. */
export const sendMailAgainAction = action(sendMailAgain, async ({ tx, input: { id }, record }) => {
  if (!await mailOf(tx, id, true)) throw notFound()
  if (!await reviveMail(tx, id)) throw refuse('outbox.not_failed')
  record({ kind: 'mail.sent_again', subject: { kind: 'mail', id } })
  return (await mailOf(tx, id, true))!
})

export const sendDingtalkAgainAction = action(sendDingtalkAgain, async ({ tx, input: { id }, record }) => {
  if (!await dingtalkMessageOf(tx, id, true)) throw notFound()
  if (!await reviveDingtalk(tx, id)) throw refuse('outbox.not_failed')
  record({ kind: 'dingtalk_message.sent_again', subject: { kind: 'dingtalk_message', id } })
  return (await dingtalkMessageOf(tx, id, true))!
})
