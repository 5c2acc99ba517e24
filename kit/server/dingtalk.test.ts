import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outboxPhrases } from '#kit/pure/outbox-phrases.ts'
import { phraseBook } from '#kit/pure/phrase.ts'
import { happen } from '#testkit/events.ts'
import { useTestApp } from '#testkit/http.ts'
import { startReceiver, type Answering, type Receiver } from '#testkit/receiver.ts'
import { openDingtalk, type Dingtalk } from './dingtalk.ts'
import { sendDuePersonal, sendDueRobotTexts } from './dingtalk-queue.ts'
import type { Notice, NoticeTable } from './notices.ts'
import { drainEvents } from './relay.ts'

const app = useTestApp()
const phrases = phraseBook({
  ...outboxPhrases,
  'test.title': ['{number} of {name} waits', '{name} 的 {number} 待處理', '{name} 的 {number} 待处理'],
  'test.body': ['Reason: {reason}', '原因：{reason}', '原因：{reason}'],
})
const notices: NoticeTable = { 'test.told': async ({ event }) => event.facts.told as Notice[] }
const noticeOf = (number: string, more: Partial<Notice> = {}): Notice => ({
  kind: 'task', title: 'test.title', body: 'test.body', link: '/applications/7', to: [], facts: { number, name: '王小明', reason: '电话 13800000000' }, ...more,
})
const secret = 'SEC0a1b2c'

let receiver: Receiver
beforeEach(async () => {
  receiver = await startReceiver()
  await app.sql('truncate dingtalk_messages, dingtalk_minutes')
})
afterEach(() => receiver.stop())

const settings = () => ({ robotUrl: `${receiver.url}/robot/send?access_token=robot-token`, robotSecret: secret, appKey: 'key', appSecret: 'app-geheim', agentId: '153858650' })
const dingtalk = (patience = 5000): Dingtalk => openDingtalk(settings(), { base: receiver.url, patience })
async function tell(...told: Notice[]): Promise<void> {
  await happen(app.database, 'test.told', { told })
}
const relayed = (ways = { hasRobot: true, hasPersonal: true }) => drainEvents(app.database, { notices: [notices], phrases, publicUrl: 'https://cloud.example', dingtalk: ways })
const texts = () => receiver.received.filter(({ url }) => url.startsWith('/robot/')).map(({ body }) => JSON.parse(body).text.content as string)
/** As DingTalk checks it: within an hour, and signed with the secret. */
const isSigned = (url: string) => {
  const query = new URL(url, receiver.url).searchParams
  const expected = createHmac('sha256', secret).update(`${query.get('timestamp')}\n${secret}`).digest('base64')
  return query.get('access_token') === 'robot-token' && query.get('sign') === expected && Math.abs(Date.now() - Number(query.get('timestamp'))) < 3_600_000
}
const robotAnswers = (answer: Answering): Answering => (call, received) => isSigned(received.url) ? answer(call, received) : { body: '{"errcode":310000,"errmsg":"sign not match"}' }
const fine = { body: '{"errcode":0,"errmsg":"ok"}' }
/** Sends until nothing is due or the minute is full. */
async function sendRobot(adapter = dingtalk()): Promise<void> {
  while (await sendDueRobotTexts(app.database, adapter) > 0);
}
const inState = (channel: string) => app.sql<{ state: string; count: number }>('select state, count(*)::int as count from dingtalk_messages where channel = $1 group by state order by state', [channel])
/** A new minute has begun, and the one before is quiet. */
const nextMinutes = () => app.sql(`update dingtalk_minutes set minute = minute - interval '2 minutes'`)

describe('the robot of a group', () => {
  test('one text for an event, however many are told of it: number and link only, signed', async () => {
    receiver.answers = robotAnswers(() => fine)
    const om = { accountId: (await app.sql<{ id: string }>(`select id::text as id from accounts where account_name = 'om'`))[0]!.id }
    await tell(noticeOf('RA-20261122-0001', { to: [om], kind: 'application_submitted' }), noticeOf('RA-20261122-0001', { to: [om], title: 'test.title' }))
    await relayed()
    await relayed()
    await sendRobot()
    expect(texts()).toEqual(['RA-20261122-0001 https://cloud.example/applications/7'])
    expect(await inState('robot')).toEqual([{ state: 'sent', count: 1 }])
    expect(receiver.received[0]!.headers['content-type']).toBe('application/json')
  })

  test('[ASVS 14.2.3] no personal matter, nothing without a number, no typed text in place of a number, no one-time link', async () => {
    await tell(noticeOf('RA-20261122-0002', { kind: 'result' }), noticeOf('王小明'))
    await tell(noticeOf('SO-20261122-0003-01', { kind: 'account' }))
    await tell(noticeOf('RA-20261122-0004', { sealedPath: 'v1.x.y.z' }))
    await relayed()
    expect(await inState('robot')).toEqual([])
  })

  test('where DingTalk is not set up nothing waits for it', async () => {
    await tell(noticeOf('RA-20261122-0005'))
    await relayed({ hasRobot: false, hasPersonal: false })
    expect(await app.sql('select 1 from dingtalk_messages')).toEqual([])
  })

  test('20 a minute over all instances; what does not fit is joined into one text', async () => {
    receiver.answers = robotAnswers(() => fine)
    for (let event = 0; event < 18; event++) await tell(noticeOf(`RA-20261122-1${String(event).padStart(3, '0')}`))
    await relayed()
    await Promise.all([sendRobot(), sendRobot(), sendRobot()])
    expect(texts()).toHaveLength(18)
    expect(new Set(texts()).size).toBe(18)
    for (let event = 0; event < 30; event++) await tell(noticeOf(`RA-20261122-2${String(event).padStart(3, '0')}`))
    await relayed()
    await Promise.all([sendRobot(), sendRobot(), sendRobot()])
    const more = texts().slice(18)
    expect(more.length).toBeLessThanOrEqual(2)
    expect(more.join('\n').split('\n').sort()).toEqual(Array.from({ length: 30 }, (_, event) => `RA-20261122-2${String(event).padStart(3, '0')} https://cloud.example/applications/7`))
    expect(await app.sql('select coalesce(sum(sent), 0)::int <= 20 as "isWithin" from dingtalk_minutes')).toEqual([{ isWithin: true }])
  })

  test('a full minute, also the one before: nothing is sent, then all that waited in one text', async () => {
    receiver.answers = robotAnswers(() => fine)
    await app.sql(`insert into dingtalk_minutes select date_trunc('minute', clock_timestamp()) - interval '1 minute', 20`)
    for (let event = 0; event < 25; event++) await tell(noticeOf(`RA-20261122-3${String(event).padStart(3, '0')}`))
    await relayed()
    await sendRobot()
    expect(texts()).toEqual([])
    expect(await inState('robot')).toEqual([{ state: 'waiting', count: 25 }])
    expect(await app.sql('select sent from dingtalk_minutes')).toEqual([{ sent: 20 }])
    await nextMinutes()
    await sendRobot()
    expect(texts()).toHaveLength(1)
    expect(texts()[0]!.split('\n')).toHaveLength(25)
  })

  test('DingTalk says that it was too fast: everything rests for ten minutes, then it goes', async () => {
    receiver.answers = robotAnswers((call) => call === 0 ? { body: '{"errcode":130101,"errmsg":"send too fast"}' } : fine)
    await tell(noticeOf('RA-20261122-4001'))
    await tell(noticeOf('RA-20261122-4002'))
    await relayed()
    await expect(sendDueRobotTexts(app.database, dingtalk())).rejects.toMatchObject({ reason: 'slow', message: 'DingTalk answered errcode 130101' })
    await sendRobot()
    expect(receiver.received).toHaveLength(1)
    const rests = await app.sql(`select next_attempt_at > clock_timestamp() + interval '9 minutes' as rests, last_error from dingtalk_messages order by id`)
    expect(rests).toEqual([{ rests: true, last_error: 'DingTalk answered errcode 130101' }, { rests: true, last_error: null }])
    await app.sql('update dingtalk_messages set next_attempt_at = clock_timestamp()')
    await sendRobot()
    expect(texts().slice(1)).toEqual(['RA-20261122-4001 https://cloud.example/applications/7', 'RA-20261122-4002 https://cloud.example/applications/7'])
  })

  test('[C-I5] a wrong secret, no answer, no connection: it waits, and neither key nor address stands in an error', async () => {
    await tell(noticeOf('RA-20261122-5001'))
    await relayed()
    const errors: string[] = []
    const failing = async (adapter: Dingtalk) => {
      await app.sql('update dingtalk_messages set next_attempt_at = clock_timestamp()')
      await sendDueRobotTexts(app.database, adapter).catch((error: Error) => errors.push(error.message))
    }
    receiver.answers = robotAnswers(() => fine)
    await failing(openDingtalk({ ...settings(), robotSecret: 'SECwrong' }))
    receiver.answers = () => ({ afterMs: 400 })
    await failing(dingtalk(100))
    receiver.answers = () => ({ status: 502, body: '<html>' })
    await failing(dingtalk())
    await failing(openDingtalk({ ...settings(), robotUrl: 'http://127.0.0.1:9/robot/send?access_token=robot-token' }))
    expect(errors).toEqual(['DingTalk answered errcode 310000', 'DingTalk does not answer: TimeoutError', 'DingTalk answered 502 without a result', expect.stringMatching(/^DingTalk does not answer: \w+$/)])
    expect(await app.sql('select state, attempts, last_error from dingtalk_messages')).toEqual([{ state: 'waiting', attempts: 4, last_error: errors[3] }])
    expect(errors.join()).not.toMatch(/robot-token|SEC/)
  })
})

describe('personal work messages', () => {
  const interfaceAnswers = (send: Answering, token: Answering = () => ({ body: '{"errcode":0,"access_token":"t-1","expires_in":7200}' })): Answering => (call, received) =>
    received.url.startsWith('/gettoken') ? token(call, received) : send(call, received)
  const sends = () => receiver.received.filter(({ url }) => url.startsWith('/topapi/'))
  const tokens = () => receiver.received.filter(({ url }) => url.startsWith('/gettoken'))
  const link = (name: string, userId: string, language = 'zh-Hans') => app.sql('update accounts set dingtalk_user_id = $2, language = $3 where account_name = $1', [name, userId, language])
  const toAll = async () => ({ to: (await app.sql<{ id: string }>(`select id::text as id from accounts where account_name in ('om', 'business', 'jtt.user')`)).map(({ id }) => ({ accountId: id })) })
  const now = () => app.sql(`update dingtalk_messages set next_attempt_at = clock_timestamp() where state = 'waiting'`)

  test('to those who are linked, in their language: title, moment and link, once; the token is asked for once', async () => {
    await link('om', 'ding-om')
    await link('business', 'ding-business', 'en')
    await link('jtt.user', '')
    receiver.answers = interfaceAnswers(() => fine)
    await tell(noticeOf('RA-20261122-6001', await toAll()))
    await tell(noticeOf('RA-20261122-6002', await toAll()))
    await relayed()
    const adapter = dingtalk()
    while (await sendDuePersonal(app.database, adapter) > 0);
    expect(tokens().map(({ url }) => url)).toEqual(['/gettoken?appkey=key&appsecret=app-geheim'])
    expect(sends().map(({ url }) => url)).toEqual(Array(4).fill('/topapi/message/corpconversation/asyncsend_v2?access_token=t-1'))
    const said = sends().map(({ body }) => JSON.parse(body))
    expect(said.map(({ userid_list: userId, agent_id: agentId }) => [userId, agentId]).sort()).toEqual([['ding-business', '153858650'], ['ding-business', '153858650'], ['ding-om', '153858650'], ['ding-om', '153858650']])
    const chinese = said.filter(({ userid_list: userId }) => userId === 'ding-om').map(({ msg }) => msg.text.content)
    expect(chinese[0]).toMatch(/^王小明 的 RA-20261122-600\d 待处理\n\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\nhttps:\/\/cloud\.example\/applications\/7$/)
    expect(said.map(({ msg }) => msg.text.content).join()).not.toContain('13800000000')
    expect(await inState('personal')).toEqual([{ state: 'sent', count: 4 }])
  })

  test('an unknown person fails alone; a token that ended early is asked for anew; an outage is waited for', async () => {
    await link('om', 'ding-om')
    await link('business', 'gone')
    await link('jtt.user', 'ding-user')
    let serial = 0
    receiver.answers = interfaceAnswers((_call, { url, body }) => {
      if (url.endsWith('t-1')) return { body: '{"errcode":88,"sub_code":"40014","sub_msg":"不合法的access_token"}' }
      return JSON.parse(body).userid_list === 'gone' ? { body: '{"errcode":33012,"errmsg":"无效的USERID"}' } : fine
    }, () => ({ body: `{"errcode":0,"access_token":"t-${++serial}","expires_in":7200}` }))
    await tell(noticeOf('RA-20261122-7001', await toAll()))
    await relayed()
    const adapter = dingtalk()
    expect(await sendDuePersonal(app.database, adapter)).toBe(2)
    expect(tokens()).toHaveLength(2)
    expect(await app.sql(`select state, last_error from dingtalk_messages m join accounts a on a.id = m.account_id where a.account_name = 'business'`)).toEqual([{ state: 'failed', last_error: 'DingTalk answered errcode 33012' }])
    receiver.answers = interfaceAnswers(() => ({ status: 500, body: 'down' }))
    await tell(noticeOf('RA-20261122-7002', await toAll()))
    await relayed()
    await expect(sendDuePersonal(app.database, adapter)).rejects.toThrow('DingTalk answered 500 without a result')
    expect(await app.sql(`select sum(attempts)::int as attempts, count(*)::int as count from dingtalk_messages where state = 'waiting' and channel = 'personal'`)).toEqual([{ attempts: 1, count: 3 }])
    receiver.answers = interfaceAnswers(() => fine)
    await now()
    while (await sendDuePersonal(app.database, adapter) > 0);
    expect(await inState('personal')).toEqual([{ state: 'failed', count: 1 }, { state: 'sent', count: 5 }])
  })

  test('[C-I5] the application\'s keys stand in no error', async () => {
    await link('om', 'ding-om')
    receiver.answers = interfaceAnswers(() => fine, () => ({ body: '{"errcode":40089,"errmsg":"invalid appsecret app-geheim"}' }))
    await tell(noticeOf('RA-20261122-8001', await toAll()))
    await relayed()
    await expect(sendDuePersonal(app.database, dingtalk())).rejects.toThrow(/^DingTalk answered errcode 40089$/)
    expect(JSON.stringify(await app.sql('select * from dingtalk_messages'))).not.toContain('app-geheim')
  })
})
