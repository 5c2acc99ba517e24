import { describe, expect, test } from 'vitest'
import { outboxPhrases } from '#kit/pure/outbox-phrases.ts'
import { phraseBook } from '#kit/pure/phrase.ts'
import { happen, recordEvent } from '#testkit/events.ts'
import { useTestApp } from '#testkit/http.ts'
import { decodeHeader, headersNamed, startMailServer, type MailServer } from '#testkit/mail-server.ts'
import { inTransaction } from './database.ts'
import { openMailer, sendDueMails, type Mailer } from './mail.ts'
import type { NoticeTable } from './notices.ts'
import { drainEvents } from './relay.ts'

const app = useTestApp()

const phrases = phraseBook({
  ...outboxPhrases,
  'test.title': ['Resource {name} is ready', '資源 {name} 已開通', '资源 {name} 已开通'],
  'test.body': ['It runs.', '已可使用。', '已可使用。'],
})
type Person = { readonly email: string; readonly name?: string; readonly language?: string }
const notices: NoticeTable = {
  'test.ready': async ({ event }) => [{ kind: 'result', title: 'test.title', body: 'test.body', link: '/resources/1', facts: { name: String(event.facts.label) }, to: event.facts.people as [] }],
}
const factsOf = (label: string, people: readonly Person[]) => ({ label, people: people.map((person) => ({ name: 'Somebody', language: 'en', ...person })) })
const relayed = () => drainEvents(app.database, { notices: [notices], phrases, publicUrl: 'https://cloud.example' })
const many = (count: number, letter: string): Person[] => Array.from({ length: count }, (_, index) => ({ email: `${letter}${index}@x.example` }))

/** Time goes by for the outbox: leases and pauses are that much nearer to their end. */
const pass = (interval: string) => app.sql(`update mails set next_attempt_at = next_attempt_at - $1::interval, claimed_until = claimed_until - $1::interval where state = 'waiting'`, [interval])
async function withServer(server: MailServer, use: (mailer: Mailer) => Promise<void>): Promise<void> {
  const mailer = openMailer(server.url, 'Yunshan <no-reply@cloud.example>')
  await use(mailer).finally(async () => { mailer.close(); await server.stop() })
}
const sendAll = async (mailer: Mailer) => { while (await sendDueMails(app.database, mailer) > 0); }

describe('the mail server is away', () => {
  test('[C-C2, chapter 11] an hour long: 500 mails go out afterwards, each once, with the Message-ID they were written with; none of what was rolled back', async () => {
    const gone = await startMailServer()
    await gone.stop()
    for (let notice = 0; notice < 50; notice++) await happen(app.database, 'test.ready', factsOf(`vm-${notice}`, many(10, `n${notice}-`)))
    await inTransaction(app.database, async (tx) => {
      await recordEvent(tx, 'test.ready', factsOf('vm-undone', many(10, 'undone-')))
      throw new Error('rolled back')
    }).catch(() => {})
    await relayed()
    const written = await app.sql<{ messageId: string; address: string }>('select message_id as "messageId", to_address as address from mails order by id')
    expect(written).toHaveLength(500)

    const mailer = openMailer(gone.url, 'Yunshan <no-reply@cloud.example>')
    let refusals = 0
    for (let minute = 0; minute < 60; minute++) {
      // What a loop does in a minute: it tries, fails, pauses.
      for (let turn = 0; turn < 3; turn++) await sendDueMails(app.database, mailer).catch(() => { refusals++ })
      await pass('1 minute')
    }
    mailer.close()
    expect(refusals).toBeGreaterThan(60)
    expect(await app.sql(`select state, count(*)::int as count from mails group by state`)).toEqual([{ state: 'waiting', count: 500 }])

    const back = await startMailServer({ port: gone.port })
    await withServer(back, async (sender) => {
      await pass('15 minutes')
      await sendAll(sender)
      await sendAll(sender)
    })
    expect(back.received).toHaveLength(500)
    const arrived = back.received.map((mail) => [mail.to.join(), headersNamed(mail, 'Message-ID').join()].join(' ')).sort()
    expect(arrived).toEqual(written.map(({ address, messageId }) => `${address} ${messageId}`).sort())
    expect(await app.sql(`select count(*)::int as count from mails where state = 'sent' and last_error is null`)).toEqual([{ count: 500 }])
  }, 120_000)

  test('[C-C1] one address of a hundred is refused: 99 are sent once, each marked by itself', async () => {
    await happen(app.database, 'test.ready', factsOf('hundred', many(100, 'h')))
    await relayed()
    const server = await startMailServer({ refused: ['h41@x.example'] })
    await withServer(server, async (mailer) => {
      await sendAll(mailer)
      await pass('1 hour')
      await sendAll(mailer)
    })
    const arrived = server.received.map(({ to }) => to.join()).filter((address) => address.startsWith('h'))
    expect(arrived).toHaveLength(99)
    expect(new Set(arrived).size).toBe(99)
    expect(arrived).not.toContain('h41@x.example')
    const marked = await app.sql(`select state, count(*)::int as count, count(distinct xmin::text)::int as transactions from mails where to_address ~ '^h[0-9]+@' group by state order by state`)
    expect(marked).toEqual([{ state: 'failed', count: 1, transactions: 1 }, { state: 'sent', count: 99, transactions: 99 }])
    expect(await app.sql(`select last_error from mails where to_address = 'h41@x.example'`)).toEqual([{ last_error: expect.stringContaining('550') }])
  })

  test('a link that another key sealed fails by itself and holds up nobody', async () => {
    await happen(app.database, 'test.ready', factsOf('sealed', many(3, 's')))
    await relayed()
    await app.sql(`update mails set sealed_path = 'v1.AAAA.AAAA.AAAA' where to_address = 's0@x.example'`)
    const server = await startMailServer()
    await withServer(server, sendAll)
    expect(server.received.map(({ to }) => to.join()).sort()).toEqual(['s1@x.example', 's2@x.example'])
    expect(await app.sql(`select state, last_error from mails where to_address = 's0@x.example'`)).toEqual([{ state: 'failed', last_error: expect.stringContaining('SECRET_KEY') }])
  })

  test('[C-C3] in three languages: names and subjects add no header and no recipient, and the subject is encoded', async () => {
    const evil = '\r\nBcc: all@evil.example\r\nSubject: 假\r\n\r\n<html>'
    await happen(app.database, 'test.ready', factsOf(`云${evil}`, [
      { email: 'i1@x.example', name: `陳"小明"${evil}`, language: 'zh-Hant' }, { email: 'i2@x.example', name: `陈小明 <c@evil.example>,${evil}`, language: 'zh-Hans' },
      { email: 'i3@x.example', name: `O'Neill; ${evil}\u2028Cc: d@evil.example`, language: 'en' }, { email: 'i4@x.example, e@evil.example', name: 'two' }, { email: 'i5@x.example\r\nBcc: f@evil.example', name: 'break' },
    ]))
    await relayed()
    const server = await startMailServer()
    await withServer(server, sendAll)
    const mails = server.received.filter(({ source }) => source.includes('i1@') || source.includes('i2@') || source.includes('i3@') || source.includes('evil.example'))
    expect(mails.map(({ to }) => to)).toEqual([['i1@x.example'], ['i2@x.example'], ['i3@x.example']])
    for (const mail of mails) {
      expect(headersNamed(mail, 'To'), mail.source).toHaveLength(1)
      expect([...headersNamed(mail, 'Bcc'), ...headersNamed(mail, 'Cc')]).toEqual([])
      expect(headersNamed(mail, 'Subject')).toHaveLength(1)
      expect(headersNamed(mail, 'Subject')[0]).toMatch(/^=\?UTF-8\?/)
      expect(decodeHeader(headersNamed(mail, 'Subject')[0]!)).toContain('Bcc: all@evil.example Subject: 假')
    }
  })
})
