import { createHmac } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { system } from '#modules/access/rules/actor.ts'
import { departmentId } from '#testkit/applications.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { startReceiver, type Answering, type Receiver } from '#testkit/receiver.ts'
import { guardedPost } from './post.ts'
import { webhookSender } from './sender.ts'
import { writeDeliveries } from './sending-store.ts'

const app = useTestApp({ ALLOW_PRIVATE_WEBHOOKS: '1' })
const receivers: Receiver[] = []
const made: string[] = []
const platform = () => app.as('platform')
const open = { allowsHttp: true, allowsPrivate: true }

afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.stop()
  for (const id of made.splice(0)) await (await platform()).delete(`/webhooks/${id}`)
})

async function receiverOf(answers?: Answering): Promise<Receiver> {
  const receiver = await startReceiver(answers)
  receivers.push(receiver)
  return receiver
}
let serial = 0
async function webhookTo(url: string, more: object = {}): Promise<{ id: string; version: number; secret: string }> {
  const answer = await (await platform()).post('/webhooks', { name: `工单系统 ${++serial}`, url, ...more })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  made.push(answer.body.webhook.id)
  return { id: answer.body.webhook.id, version: answer.body.webhook.version, secret: answer.body.secret }
}
async function happen(kind: string, facts: Record<string, unknown> = {}): Promise<void> {
  const department = await departmentId(app, 'jtt')
  await inTransaction(app.database, async (tx) => appendEvents(tx, { actor: system, now: await platformNow(tx), address: null, requestId: null }, [{ kind, subject: { kind: 'application', id: '7' }, departmentId: department, facts }]))
}
/** Until every event so far has its deliveries; a transaction elsewhere on the server may hold the reader back for a moment. */
async function written(): Promise<void> {
  const [last] = await app.sql<{ xid: string; id: string }>('select xid::text as xid, id::text as id from events order by events.xid desc, events.id desc limit 1')
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    await writeDeliveries(app.database)
    if ((await app.sql(`select 1 from event_readers where name = 'webhooks' and (last_xid, last_id) >= ($1::xid8, $2::bigint)`, [last!.xid, last!.id])).length > 0) return
    await delay(20)
  }
  throw new Error('the events were not read in time')
}
/** Everything that is due, sent to the end; `patience` is a receiver's time for an answer. */
async function sent(patience = 10_000): Promise<void> {
  const sender = webhookSender(app.database, guardedPost(open, patience))
  while (await sender.start() > 0) await sender.settled()
}
const told = async (patience?: number) => { await written(); await sent(patience) }
const later = () => app.sql(`update webhook_deliveries set next_attempt_at = clock_timestamp(), claimed_until = null where state = 'waiting'`)
const deliveriesOf = async (id: string, who?: Client) => (await (who ?? await platform()).get(`/webhooks/${id}/deliveries`)).body.items

describe('who may', () => {
  test('[A1] only the platform admin; nobody without log-in; what is not there is 404', async () => {
    expect((await app.stranger().get('/webhooks')).status).toBe(401)
    for (const name of ['om', 'business', 'jtt.admin']) {
      const client = await app.as(name)
      expect((await client.get('/webhooks')).status, name).toBe(403)
      expect((await client.post('/webhooks', { name: 'x', url: 'https://example.com/' })).status, name).toBe(403)
    }
    for (const path of ['/webhooks/999999', '/webhooks/999999/deliveries']) expect((await (await platform()).get(path)).status).toBe(404)
    expect((await (await platform()).post('/webhook-deliveries/999999/redelivery')).status).toBe(404)
    expect((await (await app.as('business')).get('/webhook-deliveries')).status).toBe(200)
    expect((await (await app.as('business')).post('/webhook-deliveries/1/redelivery')).status).toBe(403)
    expect((await (await app.as('jtt.admin')).get('/webhook-deliveries')).status).toBe(403)
  })
})

describe('a webhook', () => {
  test('[C-H1] its address is kept as it will be called, however it was typed', async () => {
    const client = await platform()
    const made = async (name: string, url: string) => { const { status, body } = await client.post('/webhooks', { name, url }); return status === 201 ? body.webhook.url : body.errors?.[0]?.code ?? status }
    expect(await made('大写', 'HtTPs://Hooks.Example/In')).toBe('https://hooks.example/In')
    expect(await made('中文域名', 'https://云山.中国/入口')).toBe('https://xn--9kq115a.xn--fiqs8s/%E5%85%A5%E5%8F%A3')
    expect(await made('太长', `https://hooks.example/${'入'.repeat(200)}`)).toBe('webhook.address_wrong')
    for (const { id } of (await client.get('/webhooks')).body.items as { id: string }[]) expect((await client.delete(`/webhooks/${id}`)).status).toBe(200)
  })

  test('[ASVS 14.2.1] its secret is shown once, is sealed in the database, and stands in no answer, event or idempotency key', async () => {
    const client = await platform()
    const body = { name: '一次', url: 'https://example.com/hook' }
    const first = await client.post('/webhooks', body, { key: 'webhook-once' })
    made.push(first.body.webhook.id)
    const { secret, webhook } = first.body
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const again = await client.post('/webhooks', body, { key: 'webhook-once' })
    expect([again.status, again.body.webhook.id, again.body.secret]).toEqual([201, webhook.id, null])
    expect(JSON.stringify((await client.get(`/webhooks/${webhook.id}`)).body)).not.toContain('whsec_')
    for (const table of ['webhooks', 'events', 'idempotency_keys', 'event_personals'])
      expect(await app.sql(`select 1 from ${table} t where t::text like $1`, [`%${secret.slice(6, 40)}%`]), table).toEqual([])
  })

  test('names are once, versions guard, addresses are judged, unknown kinds refused', async () => {
    const client = await platform()
    const { id, version } = await webhookTo('https://example.com/a', { name: '同名' })
    expect((await client.post('/webhooks', { name: '同名', url: 'https://example.com/b' })).body).toMatchObject({ status: 409, code: 'webhook.name_taken' })
    for (const [url, status] of [['https://user:word@example.com/', 422], ['nothing', 422], ['https://exa mple.com', 422], ['javascript:alert(1)', 422]] as const)
      expect((await client.post('/webhooks', { name: 'x', url })).status, url).toBe(status)
    expect((await client.post('/webhooks', { name: 'x', url: 'https://example.com/', eventKinds: ['session.opened'] })).status).toBe(422)
    const changed = await client.patch(`/webhooks/${id}`, { version, name: '改名', eventKinds: ['bill.sent'] })
    expect(changed.body).toMatchObject({ name: '改名', eventKinds: ['bill.sent'], version: version + 1 })
    expect((await client.patch(`/webhooks/${id}`, { version, name: '再改' })).body.code).toBe('conflict.stale')
    const both = await Promise.all([client.patch(`/webhooks/${id}`, { version: version + 1, name: '甲' }), client.patch(`/webhooks/${id}`, { version: version + 1, name: '乙' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('deliveries', () => {
  test('a receiver can verify the signature, and reads no name and no text', async () => {
    const receiver = await receiverOf()
    const { id, secret } = await webhookTo(`${receiver.url}/hook?from=yunshan`, { eventKinds: ['application.approved'] })
    await happen('application.approved', { number: 'RA-20261122-0007', status: 'provisioning', by: { name: '王小明' }, reason: '同意' })
    await happen('application.rejected', { number: 'RA-20261122-0008' })
    await happen('session.opened')
    await told()
    expect(receiver.received).toHaveLength(1)
    const { headers, body, url, method } = receiver.received[0]!
    expect([method, url, headers['content-type']]).toEqual(['POST', '/hook?from=yunshan', 'application/json'])
    const signed = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64')).update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signed}`)
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60)
    expect(JSON.parse(body)).toEqual({
      id: expect.stringMatching(/^\d+$/), kind: 'application.approved', at: expect.any(String), subject: { kind: 'application', id: '7', number: 'RA-20261122-0007' }, department: 'jtt', status: 'provisioning',
    })
    expect(body).not.toMatch(/王小明|同意/)
    expect(await deliveriesOf(id)).toMatchObject([{ state: 'delivered', attempts: 1, lastStatus: 200, lastAnswer: '{"ok":true}', kind: 'application.approved', number: 'RA-20261122-0007', allowed: ['redeliver'] }])
  })

  test('500 and then 200: waits, goes again with the same webhook-id', async () => {
    const receiver = await receiverOf((call) => call === 0 ? { status: 500, body: 'busy\u0000\u001b[31m' } : {})
    const { id } = await webhookTo(receiver.url)
    await happen('bill.sent')
    await told()
    expect(await deliveriesOf(id)).toMatchObject([{ state: 'waiting', attempts: 1, lastStatus: 500, lastAnswer: 'busy [31m', nextAttemptAt: expect.any(String), allowed: [] }])
    await sent()
    expect(receiver.received).toHaveLength(1)
    await later()
    await sent()
    expect(receiver.received).toHaveLength(2)
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(await deliveriesOf(id)).toMatchObject([{ state: 'delivered', attempts: 2, lastStatus: 200 }])
  })

  test('no answer in time, no connection: after ten attempts it has failed', async () => {
    const silent = await receiverOf(() => null)
    const { id } = await webhookTo(silent.url)
    await happen('bill.sent')
    await told(200)
    expect(await deliveriesOf(id)).toMatchObject([{ state: 'waiting', attempts: 1, lastStatus: null, lastAnswer: 'no answer in time' }])
    await silent.stop()
    for (let attempt = 2; attempt <= 10; attempt++) {
      await later()
      await sent(200)
    }
    expect(await deliveriesOf(id)).toMatchObject([{ state: 'failed', attempts: 10, lastAnswer: expect.stringContaining('ECONNREFUSED'), allowed: ['redeliver'] }])
  })

  test('one that does not answer holds up no other', async () => {
    const [silent, quick] = [await receiverOf(() => null), await receiverOf()]
    await webhookTo(silent.url)
    await webhookTo(quick.url)
    for (let event = 0; event < 5; event++) await happen('bill.sent')
    await written()
    const sender = webhookSender(app.database, guardedPost(open))
    const started = Date.now()
    for (const end = Date.now() + 8000; quick.received.length < 5 && Date.now() < end;) {
      await sender.start()
      await delay(20)
    }
    expect(quick.received).toHaveLength(5)
    expect(Date.now() - started).toBeLessThan(8000)
    await sender.stop()
    // What was under way when the process ended is free for others, and counts as no attempt.
    expect(await app.sql(`select count(*)::int as count from webhook_deliveries where state = 'waiting' and attempts = 0 and claimed_until is null`)).toEqual([{ count: 5 }])
  })

  test('[C-B3] two instances that read and send at once: one delivery of each event', async () => {
    const receiver = await receiverOf(() => ({ afterMs: 5 }))
    const { id } = await webhookTo(receiver.url)
    for (let event = 0; event < 20; event++) await happen('project.created', { number: `PJ-20261122-${1000 + event}` })
    await Promise.all([written(), written(), written()])
    const senders = [1, 2].map(() => webhookSender(app.database, guardedPost(open)))
    for (let turn = 0; turn < 4; turn++) {
      await Promise.all(senders.map((sender) => sender.start()))
      await Promise.all(senders.map((sender) => sender.settled()))
    }
    expect(receiver.received).toHaveLength(20)
    expect(new Set(receiver.received.map(({ body }) => JSON.parse(body).subject.number)).size).toBe(20)
    expect(await app.sql('select count(*)::int as count, count(distinct event_id)::int as events from webhook_deliveries where webhook_id = $1', [id])).toEqual([{ count: 20, events: 20 }])
  })

  test('[C-C1] what is rolled back is told to nobody, and what was before the webhook neither', async () => {
    const receiver = await receiverOf()
    await happen('bill.sent')
    await webhookTo(receiver.url)
    await inTransaction(app.database, async (tx) => {
      await appendEvents(tx, { actor: system, now: await platformNow(tx), address: null, requestId: null }, [{ kind: 'bill.sent', subject: { kind: 'bill', id: '1' } }])
      throw new Error('rolled back')
    }).catch(() => {})
    await told()
    expect(receiver.received).toEqual([])
  })
})

describe('by hand', () => {
  test('a test delivery is a ping to this webhook alone', async () => {
    const [one, other] = [await receiverOf(), await receiverOf()]
    const { id } = await webhookTo(one.url, { eventKinds: ['bill.sent'] })
    await webhookTo(other.url)
    expect((await (await platform()).post(`/webhooks/${id}/test`)).status).toBe(200)
    await told()
    expect([one.received.map(({ body }) => JSON.parse(body).kind), other.received]).toEqual([['ping'], []])
  })

  test('sent again: under the same webhook-id, as a delivery of its own, by O&M too; once at a time', async () => {
    const receiver = await receiverOf()
    const { id } = await webhookTo(receiver.url)
    await happen('bill.sent')
    await told()
    const [first] = await deliveriesOf(id)
    const om = await app.as('om')
    const both = await Promise.all([om.post(`/webhook-deliveries/${first.id}/redelivery`), om.post(`/webhook-deliveries/${first.id}/redelivery`)])
    expect(both.map(({ status, body }) => [status, body.code]).sort()).toEqual([[201, undefined], [409, 'webhook.still_waiting']])
    await sent()
    expect(receiver.received).toHaveLength(2)
    expect(receiver.received[1]!.body).toBe(receiver.received[0]!.body)
    expect(receiver.received[1]!.headers['webhook-id']).toBe(receiver.received[0]!.headers['webhook-id'])
    expect((await deliveriesOf(id)).map(({ isRepeat, state }: { isRepeat: boolean; state: string }) => [isRepeat, state])).toEqual([[true, 'delivered'], [false, 'delivered']])
  })

  test('a new secret signs from then on', async () => {
    const receiver = await receiverOf()
    const { id, version, secret } = await webhookTo(receiver.url)
    const renewed = await (await platform()).post(`/webhooks/${id}/secret`, { version })
    expect(renewed.body.secret).not.toBe(secret)
    await happen('bill.sent')
    await told()
    const { headers, body } = receiver.received[0]!
    const sign = (key: string) => `v1,${createHmac('sha256', Buffer.from(key.slice(6), 'base64')).update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`).digest('base64')}`
    expect(headers['webhook-signature']).toBe(sign(renewed.body.secret))
    expect(headers['webhook-signature']).not.toBe(sign(secret))
    expect((await (await platform()).post(`/webhooks/${id}/secret`, { version })).body.code).toBe('conflict.stale')
  })

  test('turned off: told nothing and sent nothing, what waited goes on when it is turned on; removed: given up', async () => {
    const receiver = await receiverOf()
    const client = await platform()
    const { id, version } = await webhookTo(receiver.url)
    await happen('bill.sent')
    await written()
    expect((await client.patch(`/webhooks/${id}`, { version, isEnabled: false })).body.state).toBe('disabled')
    await happen('bill.settled')
    await told()
    expect(receiver.received).toEqual([])
    expect((await client.post(`/webhooks/${id}/test`)).body.code).toBe('webhook.disabled')
    expect((await client.patch(`/webhooks/${id}`, { version: version + 1, isEnabled: true })).body.state).toBe('enabled')
    await sent()
    expect(receiver.received.map(({ body }) => JSON.parse(body).kind)).toEqual(['bill.sent'])
    await happen('bill.sent')
    await written()
    expect((await client.delete(`/webhooks/${id}`)).status).toBe(200)
    await sent()
    expect(receiver.received).toHaveLength(1)
    expect((await client.get(`/webhooks/${id}`)).status).toBe(404)
    expect((await client.delete(`/webhooks/${id}`)).status).toBe(404)
    const [given] = await app.sql<{ id: string; state: string }>('select id::text as id, state from webhook_deliveries where webhook_id = $1 order by id desc', [id])
    expect(given!.state).toBe('failed')
    expect((await client.post(`/webhook-deliveries/${given!.id}/redelivery`)).body.code).toBe('webhook.removed')
  })
})
