import { describe, expect, test } from 'vitest'
import { outboxPhrases } from '#kit/pure/outbox-phrases.ts'
import { phraseBook } from '#kit/pure/phrase.ts'
import { happen, recordEvent } from '#testkit/events.ts'
import { useTestApp } from '#testkit/http.ts'
import { inTransaction } from './database.ts'
import { advanceReader, readNewEvents } from './events.ts'
import type { NoticeTable } from './notices.ts'
import { drainEvents, relayAttempts, relayOnce, reviveFailures, type RelayOptions } from './relay.ts'

const app = useTestApp()

const phrases = phraseBook({
  ...outboxPhrases,
  'test.title': ['Application {number} rejected', '申請單 {number} 已駁回', '申请单 {number} 已驳回'],
  'test.body': ['Reason: {reason}', '原因：{reason}', '原因：{reason}'],
})
const notice = { kind: 'result', title: 'test.title', body: 'test.body', link: '/applications/7' } as const
let isBroken = false
const table: NoticeTable = {
  'test.told': async ({ event }) => [{ ...notice, to: event.facts.to as { accountId: string }[], facts: { number: String(event.facts.number), reason: String(event.facts.reason ?? 'none') } }],
  'test.broken': async ({ tx, event }) => {
    if (!isBroken) return [{ ...notice, to: event.facts.to as { accountId: string }[], facts: { number: String(event.facts.number), reason: '-' } }]
    await tx.selectFrom('accounts').select('id').execute()
    throw new Error('the notice is broken')
  },
}
const options: RelayOptions = { notices: [table], phrases, publicUrl: 'https://cloud.example' }

const accountId = async (name: string) => (await app.sql<{ id: string }>('select id from accounts where account_name = $1', [name]))[0]!.id
const messagesAbout = (number: string) => app.sql<{ name: string; titles: string[]; link: string }>(
  `select a.account_name as name, m.titles, m.link from messages m join accounts a on a.id = m.account_id where m.titles[1] like $1 order by m.id`, [`% ${number} %`])
const mailsAbout = (number: string) => app.sql<{ toAddress: string; toName: string; language: string; subject: string; text: string; messageId: string }>(
  `select to_address as "toAddress", to_name as "toName", language, subject, text, message_id as "messageId" from mails where subject like $1 order by id`, [`%${number}%`])

describe('the relay', () => {
  test('a message for the account, a mail in its language with an absolute link', async () => {
    await app.sql(`update accounts set email = account_name || '@dept.example', language = 'zh-Hant' where account_name = 'jtt.user'`)
    await app.sql(`update accounts set email = account_name || '@dept.example', language = 'zh-Hans' where account_name = 'jtt.admin'`)
    await happen(app.database, 'test.told', {
      number: 'N-1', reason: '配額不足', to: [{ accountId: await accountId('jtt.user') }, { accountId: await accountId('jtt.admin') }, { email: 'guest@else.example', name: 'Guest', language: 'en' }],
    })
    await drainEvents(app.database, options)
    expect((await messagesAbout('N-1')).map(({ name }) => name).sort()).toEqual(['jtt.admin', 'jtt.user'])
    expect((await messagesAbout('N-1'))[0]!.titles).toEqual(['Application N-1 rejected', '申請單 N-1 已駁回', '申请单 N-1 已驳回'])
    const mails = await mailsAbout('N-1')
    expect(Object.fromEntries(mails.map(({ toAddress, subject }) => [toAddress, subject]))).toEqual({
      'jtt.user@dept.example': '申請單 N-1 已駁回', 'jtt.admin@dept.example': '申请单 N-1 已驳回', 'guest@else.example': 'Application N-1 rejected',
    })
    expect(mails[0]!.text).toContain('https://cloud.example/applications/7')
    expect(mails[0]!.text).toContain('配額不足')
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(3)
    expect(mails[0]!.messageId).toMatch(/^<[0-9a-f-]{36}@cloud\.example>$/)
  })

  test('[C-B3] two relays at once tell each event once', async () => {
    const to = [{ accountId: await accountId('gat.user') }]
    for (let number = 0; number < 30; number++) await happen(app.database, 'test.told', { number: `P-${number}`, to })
    const relay = async () => { for (let turn = 0; turn < 20; turn++) await relayOnce(app.database, options) }
    await Promise.all([relay(), relay(), relay()])
    await drainEvents(app.database, options)
    expect(await app.sql(`select count(*)::int as count, count(distinct event_id)::int as events from messages where titles[1] like '% P-%'`)).toEqual([{ count: 30, events: 30 }])
  })

  test('events are read in the order of their transactions, not of the digits of their numbers', async () => {
    await app.sql(`insert into events (at, kind, actor_name, subject_kind, subject_id, facts, xid) select now(), 'test.order', 'system', 'test', '1', '{}', x::text::xid8 from unnest(array[101, 99, 9, 10, 100, 1]) x`)
    const read = () => inTransaction(app.database, async (tx) => {
      const events = (await readNewEvents(tx, 'order', 2))!
      if (events.length > 0) await advanceReader(tx, 'order', events.at(-1)!)
      return events.map(({ xid }) => xid)
    })
    expect([await read(), await read(), await read()]).toEqual([['1', '9'], ['10', '99'], ['100', '101']])
  })

  test('told again after a lost position, nothing is written twice', async () => {
    await app.sql(`update event_readers set last_xid = '0', last_id = 0 where name = 'notices'`)
    await drainEvents(app.database, options)
    expect(await messagesAbout('N-1')).toHaveLength(2)
    expect(await mailsAbout('N-1')).toHaveLength(3)
  })

  test('[C-C1] a change that is rolled back tells nothing', async () => {
    const to = [{ accountId: await accountId('jtt.user') }]
    await inTransaction(app.database, async (tx) => {
      await recordEvent(tx, 'test.told', { number: 'R-1', to })
      throw new Error('rolled back')
    }).catch(() => {})
    await happen(app.database, 'test.told', { number: 'R-2', to })
    await drainEvents(app.database, options)
    expect(await messagesAbout('R-1')).toEqual([])
    expect(await messagesAbout('R-2')).toHaveLength(1)
  })

  test('an event whose transaction ends late is not passed over', async () => {
    const to = [{ accountId: await accountId('jtt.user') }]
    await inTransaction(app.database, async (tx) => {
      await recordEvent(tx, 'test.told', { number: 'L-1', to })
      await happen(app.database, 'test.told', { number: 'L-2', to })
      await relayOnce(app.database, options)
    })
    await drainEvents(app.database, options)
    expect([await messagesAbout('L-1'), await messagesAbout('L-2')].map((found) => found.length)).toEqual([1, 1])
  })

  test('a failing notice does not stop the others, is given up after five attempts, and tried anew by a restarted worker', async () => {
    const to = [{ accountId: await accountId('jtt.user') }]
    isBroken = true
    await happen(app.database, 'test.broken', { number: 'B-1', to })
    await happen(app.database, 'test.told', { number: 'B-2', to })
    await drainEvents(app.database, options)
    expect(await messagesAbout('B-2')).toHaveLength(1)
    for (let attempt = 0; attempt < 8; attempt++) {
      await app.sql(`update notice_failures set next_attempt_at = clock_timestamp()`)
      await relayOnce(app.database, options)
    }
    expect(await app.sql('select attempts, last_error from notice_failures')).toEqual([{ attempts: relayAttempts, last_error: 'the notice is broken' }])
    const jobs = await (await app.as('platform')).get('/jobs')
    expect(jobs.body.noticeFailures).toEqual([expect.objectContaining({ eventKind: 'test.broken', lastError: 'the notice is broken' })])
    isBroken = false
    await reviveFailures(app.database)
    await relayOnce(app.database, options)
    expect(await messagesAbout('B-1')).toHaveLength(1)
    expect(await app.sql('select 1 from notice_failures')).toEqual([])
  })

  test('[C-C3] line breaks in names and subjects become spaces; what is not one plain address gets no mail', async () => {
    await happen(app.database, 'test.told', {
      number: 'H-1\r\nBcc: all@evil.example', to: [
        { email: 'one@else.example', name: '王\r\nBcc: all@evil.example', language: 'zh-Hans' },
        ...['a@x.example, b@x.example', 'a@x.example\r\nBcc: b@x.example', '<a@x.example>', 'nobody', ''].map((email) => ({ email, name: 'x', language: 'en' })),
      ],
    })
    await drainEvents(app.database, options)
    expect(await mailsAbout('H-1')).toEqual([expect.objectContaining({ toAddress: 'one@else.example', toName: '王 Bcc: all@evil.example', subject: '申请单 H-1 Bcc: all@evil.example 已驳回' })])
  })

  test('a disabled account keeps its message and gets no mail', async () => {
    await app.sql(`update accounts set is_enabled = false, email = 'gone@dept.example' where account_name = 'gat.admin2'`)
    await happen(app.database, 'test.told', { number: 'D-1', to: [{ accountId: await accountId('gat.admin2') }] })
    await drainEvents(app.database, options)
    expect(await messagesAbout('D-1')).toHaveLength(1)
    expect(await mailsAbout('D-1')).toEqual([])
  })
})
