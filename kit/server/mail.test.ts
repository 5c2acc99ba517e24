import { describe, expect, test } from 'vitest'
import { outboxPhrases } from '#kit/pure/outbox-phrases.ts'
import { phraseBook } from '#kit/pure/phrase.ts'
import { happen } from '#testkit/events.ts'
import { useTestApp } from '#testkit/http.ts'
import { decodeHeader, headersNamed, startMailServer, textOf, type MailServer } from '#testkit/mail-server.ts'
import { openMailer, sendDueMails, type Mailer } from './mail.ts'
import type { NoticeTable } from './notices.ts'
import { drainEvents } from './relay.ts'

const app = useTestApp()

const phrases = phraseBook({
  ...outboxPhrases,
  'test.title': ['Resource {name} is ready', '資源 {name} 已開通', '资源 {name} 已开通'],
  'test.body': ['It runs.', '已可使用。', '已可使用。'],
})
const notices: NoticeTable = {
  'test.ready': async ({ event }) => [{ kind: 'result', title: 'test.title', body: 'test.body', link: '/resources/1', facts: { name: String(event.facts.name) }, to: event.facts.to as [] }],
}
async function tell(name: string, ...to: readonly { email: string; name?: string; language?: string }[]): Promise<void> {
  await happen(app.database, 'test.ready', { name, to: to.map((person) => ({ name: 'Somebody', language: 'en', ...person })) })
  await drainEvents(app.database, { notices: [notices], phrases, publicUrl: 'https://cloud.example' })
}
/** The lease and the pause before the next attempt are over. */
const later = () => app.sql(`update mails set claimed_until = null, next_attempt_at = clock_timestamp() where state = 'waiting'`)
async function sendAll(mailer: Mailer): Promise<void> {
  while (await sendDueMails(app.database, mailer) > 0);
}
async function withMailer(server: MailServer, use: (mailer: Mailer) => Promise<void>): Promise<void> {
  const mailer = openMailer(server.url, 'Yunshan <no-reply@cloud.example>')
  try {
    await use(mailer)
  } finally {
    mailer.close()
    await server.stop()
  }
}

describe('the outbox by SMTP', () => {
  test('a mail arrives once, in the language of its reader', async () => {
    await tell('web-1', { email: 'a@x.example', language: 'zh-Hant', name: '王小明' }, { email: 'b@x.example', language: 'zh-Hans' }, { email: 'c@x.example' })
    const server = await startMailServer()
    await withMailer(server, async (mailer) => {
      await sendAll(mailer)
      await sendAll(mailer)
    })
    const subjects = server.received.map((mail) => [mail.to.join(), decodeHeader(headersNamed(mail, 'Subject')[0]!)])
    expect(Object.fromEntries(subjects)).toEqual({ 'a@x.example': '資源 web-1 已開通', 'b@x.example': '资源 web-1 已开通', 'c@x.example': 'Resource web-1 is ready' })
    expect(server.received).toHaveLength(3)
    const chinese = server.received.find(({ to }) => to[0] === 'a@x.example')!
    expect(decodeHeader(headersNamed(chinese, 'To')[0]!)).toBe('王小明 <a@x.example>')
    expect(textOf(chinese)).toContain('https://cloud.example/resources/1')
    expect(await app.sql(`select distinct state, attempts from mails`)).toEqual([{ state: 'sent', attempts: 1 }])
  })

  test('[C-C2] the mail server is away: the mail waits, and goes later with the same Message-ID', async () => {
    const gone = await startMailServer()
    await gone.stop()
    await tell('web-2', { email: 'a@x.example' }, { email: 'b@x.example' })
    const [{ messageId }] = await app.sql<{ messageId: string }>(`select message_id as "messageId" from mails where subject like '%web-2%' and to_address = 'a@x.example'`) as [{ messageId: string }]
    const mailer = openMailer(gone.url, 'no-reply@cloud.example')
    await expect(sendDueMails(app.database, mailer)).rejects.toThrow()
    mailer.close()
    expect(await app.sql(`select state, attempts, last_error like '%ECONNREFUSED%' or last_error <> '' as "hasReason" from mails where subject like '%web-2%' order by attempts desc`))
      .toEqual([{ state: 'waiting', attempts: 1, hasReason: true }, { state: 'waiting', attempts: 0, hasReason: null }])
    await later()
    const back = await startMailServer({ port: gone.port })
    await withMailer(back, sendAll)
    expect(back.received).toHaveLength(2)
    expect(back.received.flatMap((mail) => headersNamed(mail, 'Message-ID'))).toContain(messageId)
  })

  test('[C-C2] killed between sending and marking: sent again after the lease, with the same Message-ID', async () => {
    await tell('web-3', { email: 'a@x.example' })
    const server = await startMailServer()
    await withMailer(server, async (mailer) => {
      const died = new Promise<void>((resolve) => {
        // The holder of the lease never comes back from sending, as a killed process does not.
        void sendDueMails(app.database, { ...mailer, send: async (mail) => { await mailer.send(mail); resolve(); await new Promise(() => {}) } })
      })
      await died
      expect(await sendDueMails(app.database, mailer)).toBe(0)
      await app.sql(`update mails set claimed_until = clock_timestamp() - interval '1 second' where state = 'waiting'`)
      expect(await sendDueMails(app.database, mailer)).toBe(1)
    })
    expect(server.received).toHaveLength(2)
    expect(new Set(server.received.flatMap((mail) => headersNamed(mail, 'Message-ID'))).size).toBe(1)
  })

  test('[C-C1] a refused address does not hold up or repeat the others', async () => {
    const addresses = Array.from({ length: 20 }, (_, index) => ({ email: `p${index}@x.example` }))
    await tell('web-4', ...addresses)
    const server = await startMailServer({ refused: ['p7@x.example'], putOff: ['p9@x.example'] })
    await withMailer(server, async (mailer) => {
      for (let turn = 0; turn < 8; turn++) await sendDueMails(app.database, mailer)
    })
    expect(server.received.map(({ to }) => to[0]).sort()).toEqual(addresses.map(({ email }) => email).filter((email) => !['p7@x.example', 'p9@x.example'].includes(email)).sort())
    expect(await app.sql(`select to_address as address, state, attempts from mails where subject like '%web-4%' and state <> 'sent' order by 1`))
      .toEqual([{ address: 'p7@x.example', state: 'failed', attempts: 1 }, { address: 'p9@x.example', state: 'waiting', attempts: 1 }])
  })

  test('two senders at once send each mail once, and none inside a transaction', async () => {
    await later()
    await tell('web-5', ...Array.from({ length: 20 }, (_, index) => ({ email: `q${index}@x.example` })))
    const server = await startMailServer()
    await withMailer(server, async (mailer) => {
      const watching: Mailer = {
        ...mailer,
        send: async (mail) => {
          expect(await app.sql(`select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`)).toEqual([])
          await mailer.send(mail)
        },
      }
      await Promise.all([sendAll(watching), sendAll(watching)])
    })
    const addresses = server.received.map(({ to }) => to[0]).filter((address) => address!.startsWith('q'))
    expect(addresses).toHaveLength(20)
    expect(new Set(addresses).size).toBe(20)
  })

  test('[C-C3] names and subjects add no header and no recipient', async () => {
    await tell('x\r\nBcc: all@evil.example\r\n\r\nInjected', { email: 'r@x.example', name: '陳"\r\nBcc: all@evil.example, <c@evil.example>', language: 'zh-Hant' })
    const server = await startMailServer()
    await withMailer(server, sendAll)
    const mail = server.received.find(({ to }) => to[0] === 'r@x.example')!
    expect(mail.to).toEqual(['r@x.example'])
    expect(headersNamed(mail, 'Bcc')).toEqual([])
    expect(headersNamed(mail, 'To')).toHaveLength(1)
    expect(headersNamed(mail, 'Subject')[0]).toMatch(/^=\?UTF-8\?/)
    expect(decodeHeader(headersNamed(mail, 'Subject')[0]!)).toContain('Bcc: all@evil.example')
  })
})
