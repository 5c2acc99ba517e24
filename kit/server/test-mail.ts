import { outboxPhrases } from '#kit/pure/outbox-phrases.ts'
import { say } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { MailError, mailTransport } from './mail-transport.ts'
import { isPlainAddress } from './outbox.ts'

/**
 * One mail sent at once, past the outbox, to see whether a mail server takes it. What is wrong is told, not thrown:
 * `answer` is what the server said. Never to be called inside a transaction.
 */
export async function sendTestMail(server: { readonly smtpUrl: string; readonly from: string }, to: { readonly address: string; readonly language: Language }): Promise<{ isSent: boolean; answer: string }> {
  if (!isPlainAddress(to.address)) return { isSent: false, answer: 'the recipient is not one plain address' }
  if (!URL.canParse(server.smtpUrl)) return { isSent: false, answer: 'there is no address of a mail server' }
  let transport: ReturnType<typeof mailTransport> | undefined
  try {
    transport = mailTransport(server.smtpUrl, 1)
    const { response } = await transport.sendMail({
      from: server.from, to: { name: '', address: to.address }, headers: { 'Auto-Submitted': 'auto-generated' },
      subject: say(outboxPhrases['mail.test_subject'], to.language), text: say(outboxPhrases['mail.test_text'], to.language),
    }) as { response: string }
    return { isSent: true, answer: response.slice(0, 300) }
  } catch (error) {
    return { isSent: false, answer: new MailError(error, server.smtpUrl).message }
  } finally {
    transport?.close()
  }
}
