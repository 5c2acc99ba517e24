import { describe, expect, test, vi } from 'vitest'
import { useTestApp, type Client } from '#testkit/http.ts'

const app = useTestApp()

const accountId = async (name: string) => (await app.sql<{ id: string }>('select id from accounts where account_name = $1', [name]))[0]!.id

/** A message as the relay writes it. */
async function give(name: string, title: string, kind = 'task'): Promise<string> {
  const [event] = await app.sql<{ id: string }>(`insert into events (at, kind, actor_name, subject_kind, subject_id) values (now(), 'test.told', 'system', 'test', 1) returning id`)
  const rows = await app.sql<{ id: string }>(`insert into messages (event_id, account_id, kind, title_key, titles, texts, link, at)
    values ($1, $2, $3, 'test', array[$4, $4, $4], array['text', '內文', '正文'], '/applications/1', now()) returning id`, [event!.id, await accountId(name), kind, title])
  return rows[0]!.id
}

type Push = { readonly event: string; readonly data: { count: number; latestId: string | null } }
async function listenTo(client: Client): Promise<{ pushes: Push[]; ended: Promise<void>; stop(): void }> {
  const stopping = new AbortController()
  const response = await fetch(`${client.url}/api/messages/stream`, { headers: { cookie: client.cookie }, signal: stopping.signal })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const pushes: Push[] = []
  const ended = (async () => {
    let rest = ''
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop()!
      for (const block of blocks) {
        const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? []
        if (event && data) pushes.push({ event, data: JSON.parse(data) })
      }
    }
  })().catch(() => {})
  return { pushes, ended, stop: () => stopping.abort() }
}

describe('the message centre', () => {
  test('list newest first, filter by kind and state, search, mark read, mark all read', async () => {
    const client = await app.as('bureau.admin')
    const first = await give('bureau.admin', 'Alpha', 'application_submitted')
    const second = await give('bureau.admin', 'Beta', 'application_reviewed')
    const list = await client.get('/messages')
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([second, first])
    expect(list.body.items[0]).toEqual({ id: second, kind: 'application_reviewed', title: ['Beta', 'Beta', 'Beta'], text: ['text', '內文', '正文'], link: '/applications/1', at: expect.any(String), state: 'unread' })
    expect((await client.get('/messages?kind=application_submitted')).body.items).toHaveLength(1)
    expect((await client.get('/messages?q=bet')).body.total).toBe(1)
    expect((await client.get('/messages/unread')).body).toMatchObject({ count: 2, latest: [{ id: second }, { id: first }] })
    expect((await client.post(`/messages/${first}/reading`)).body).toMatchObject({ id: first, state: 'read' })
    expect((await client.post(`/messages/${first}/reading`)).body, 'twice is the same').toMatchObject({ id: first, state: 'read' })
    expect((await client.get('/messages?state=unread')).body.items.map(({ id }: { id: string }) => id)).toEqual([second])
    expect((await client.post('/messages/reading')).body).toEqual({ read: 1 })
    expect((await client.post('/messages/reading')).body).toEqual({ read: 0 })
    expect((await client.get('/messages/unread')).body.count).toBe(0)
  })

  test('[A2] a message is there for its owner only', async () => {
    const id = await give('jtt.user', 'Private')
    const stranger = await app.as('platform')
    expect((await (await app.as('jtt.user')).get(`/messages/${id}`)).status).toBe(200)
    for (const answer of [await stranger.get(`/messages/${id}`), await stranger.post(`/messages/${id}/reading`), await stranger.get('/messages/999999')])
      expect([answer.status, answer.body.code]).toEqual([404, 'record.not_found'])
    expect((await stranger.get('/messages?q=Private')).body.total).toBe(0)
    expect((await stranger.post('/messages/reading')).status).toBe(200)
    expect((await (await app.as('jtt.user')).get(`/messages/${id}`)).body.state).toBe('unread')
    expect((await app.stranger().get('/messages')).status).toBe(401)
  })

  test('the stream pushes the count, and tells two readers apart', async () => {
    const [mine, other] = [await listenTo(await app.as('gat.user')), await listenTo(await app.as('gat.admin'))]
    await vi.waitFor(() => expect([mine.pushes.length, other.pushes.length]).toEqual([1, 1]), { timeout: 3000 })
    expect(mine.pushes[0]).toEqual({ event: 'unread', data: { count: 0, latestId: null } })
    const id = await give('gat.user', 'Pushed')
    await vi.waitFor(() => expect(mine.pushes.at(-1)!.data).toEqual({ count: 1, latestId: id }), { timeout: 3000 })
    await (await app.as('gat.user')).post('/messages/reading')
    await vi.waitFor(() => expect(mine.pushes.at(-1)!.data).toEqual({ count: 0, latestId: id }), { timeout: 3000 })
    expect(other.pushes).toHaveLength(1)
    mine.stop()
    other.stop()
  })

  test('[C-F3] the stream ends with the session, and with the account', async () => {
    const client = await app.as('committee.user')
    const stream = await listenTo(client)
    await vi.waitFor(() => expect(stream.pushes).toHaveLength(1))
    await client.delete('/session')
    await vi.waitFor(() => expect(stream.pushes.at(-1)!.event).toBe('ended'), { timeout: 3000 })
    await stream.ended
    const disabled = await listenTo(await app.as('committee.admin2'))
    await app.sql(`update accounts set is_enabled = false where account_name = 'committee.admin2'`)
    await disabled.ended
    expect(disabled.pushes.at(-1)!.event).toBe('ended')
  })

  test('an instance stops while somebody listens', async () => {
    const instance = await app.another()
    const stream = await listenTo(await instance.as('om2'))
    await instance.close()
    await stream.ended
  })
})

describe('the outbox', () => {
  test('operators follow the mails without a mail server; nobody else does', async () => {
    const [event] = await app.sql<{ id: string }>(`insert into events (at, kind, actor_name, subject_kind, subject_id) values (now(), 'test.told', 'system', 'test', 1) returning id`)
    await app.sql(`insert into mails (event_id, title_key, to_address, to_name, language, subject, text, message_id, at)
      values ($1, 'test', 'w@x.example', '王', 'zh-Hant', '資源已開通', '內文', '<1@x.example>', now())`, [event!.id])
    const om = await app.as('om')
    const list = await om.get('/outbox?state=waiting&q=資源')
    expect(list.body.items).toEqual([expect.objectContaining({ toAddress: 'w@x.example', subject: '資源已開通', state: 'waiting', attempts: 0, sentAt: null })])
    expect((await om.get(`/outbox/${list.body.items[0].id}`)).body).toMatchObject({ text: '內文', messageId: '<1@x.example>', lastError: null })
    expect((await om.get('/outbox/999999')).status).toBe(404)
    for (const name of ['jtt.user', 'bureau.admin', 'auditor']) expect((await (await app.as(name)).get('/outbox')).status).toBe(403)
  })
})

describe('time travel', () => {
  test('forward only, by the platform admin', async () => {
    const platform = await app.as('platform')
    const before = (await platform.get('/clock')).body
    const goal = new Date(Date.parse(before.now) + 31 * 24 * 3600 * 1000).toISOString()
    expect((await (await app.as('om')).put('/clock', { now: goal })).status).toBe(403)
    const moved = await platform.put('/clock', { now: goal })
    expect(moved.body.now).toBe(goal)
    expect((await platform.put('/clock', { now: before.now })).body).toMatchObject({ status: 409, code: 'clock.backward' })
    expect((await platform.put('/clock', { now: '2100-01-01T00:00:00Z' })).body.code).toBe('clock.too_far')
    expect(Date.parse((await platform.get('/clock')).body.now)).toBeGreaterThanOrEqual(Date.parse(goal))
  })
})
