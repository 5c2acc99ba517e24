import { describe, expect, test } from 'vitest'
import { happen } from '#testkit/events.ts'
import { useTestApp, type Answer } from '#testkit/http.ts'
import { body, cast, placed } from '#testkit/orders.ts'

const app = useTestApp()
const business = () => app.as('business')
type Recipient = { id: string; email: string; jobTitle: string; remark: string; updatedBy: { name: string } | null; allowed: string[] }
const add = async (email: string, jobTitle = 'business', remark = ''): Promise<Answer> => (await business()).post('/mail-recipients', { email, jobTitle, remark })
const list = async (query = '') => body<{ items: Recipient[]; total: number }>(await (await business()).get(`/mail-recipients${query}`))
const emails = async (query = '') => (await list(query)).items.map(({ email }) => email)

describe('recipients (guide 004 §7.1)', () => {
  test('[G7.1.2] an address is added with its title and remark, and stands in the list', async () => {
    expect(body<Recipient>(await add('duty@cloud.example', 'business', ' 值班 '), 201)).toMatchObject({ email: 'duty@cloud.example', jobTitle: 'business', remark: '值班', updatedBy: { name: expect.any(String) }, allowed: ['delete'] })
    await add('night@cloud.example', 'om', '安全组')
    await add('lead@cloud.example', 'om', '组长')
    expect(await emails()).toEqual(['lead@cloud.example', 'night@cloud.example', 'duty@cloud.example'])
    expect(await app.sql(`select facts from whole_events where kind = 'mail_recipient.added' order by id limit 1`)).toEqual([{ facts: { email: 'duty@cloud.example', jobTitle: 'business', remark: '值班' } }])
  })

  test('chapter 8: the same address twice for one title is refused and named, however it is written; for another title it is not', async () => {
    const refused = await add('Duty@Cloud.example')
    expect([refused.status, refused.body.code, refused.body.facts.email, refused.body.errors[0].path]).toEqual([409, 'mail_recipient.duplicate', 'Duty@Cloud.example', 'email'])
    expect(refused.body.title).toBe('Duty@Cloud.example 已在“运营”的通知邮箱中。')
    expect((await add('duty@cloud.example', 'om')).status).toBe(201)
    const [first, second] = await Promise.all([add('both@cloud.example'), add('both@cloud.example')])
    expect([first.status, second.status].sort()).toEqual([201, 409])
  })

  test.each(['', 'nobody', 'a@b', 'a b@c.example', 'a@c.example, b@c.example', 'x@c.example\r\nBcc: y@c.example', '<a@c.example>', `${'a'.repeat(250)}@c.example`])('"%s" is no address', async (email) =>
    expect((await add(email)).status).toBe(422))

  test('[G7.1.3] [G7.1.4] the notice mail is searched', async () => {
    expect((await emails('?email=NIGHT'))).toEqual(['night@cloud.example'])
    expect((await list('?email=nothing')).total).toBe(0)
    expect(Object.keys((await list()).items[0]!).sort()).toEqual(['allowed', 'email', 'id', 'jobTitle', 'remark', 'updatedAt', 'updatedBy'])
  })

  test('[G7.1.5] [G7.1.6] [G7.1.7] job title, remark and account sort both ways, and back to the order of adding', async () => {
    const titles = async (sort: string) => (await list(sort)).items.map(({ jobTitle }) => jobTitle)
    const up = await titles('?sort=jobTitle')
    expect(up).toEqual([...up].sort())
    expect(await titles('?sort=-jobTitle')).toEqual([...up].reverse())
    const remarks = async (sort: string) => (await list(sort)).items.map(({ remark }) => remark).filter((remark) => remark !== '')
    expect(await remarks('?sort=remark')).toEqual(['安全组', '值班', '组长'])
    expect(await remarks('?sort=-remark')).toEqual(['组长', '值班', '安全组'])
    await app.sql(`update mail_recipients set updated_by = (select id from accounts where account_name = 'platform') where email = 'night@cloud.example'`)
    const accounts = (await list('?sort=updatedBy')).items.map(({ updatedBy }) => updatedBy!.name)
    expect(accounts).toEqual([...accounts].sort(new Intl.Collator('zh-CN').compare))
    expect((await list('?sort=-updatedBy')).items.map(({ updatedBy }) => updatedBy!.name)).toEqual([...accounts].reverse())
    expect((await emails()).at(-1)).toBe('duty@cloud.example')
  })

  test('[G7.1.8] one is deleted, and is gone', async () => {
    const [one] = (await list('?email=both')).items
    body(await (await business()).delete(`/mail-recipients/${one!.id}`))
    expect((await (await business()).delete(`/mail-recipients/${one!.id}`)).status).toBe(404)
    expect(await emails('?email=both')).toEqual([])
    expect(await app.sql(`select facts->>'email' as email from whole_events where kind = 'mail_recipient.removed'`)).toEqual([{ email: 'both@cloud.example' }])
  })

  test('[G7.1.9] several are removed; what somebody else removed meanwhile is counted', async () => {
    body(await add('one@cloud.example'), 201)
    body(await add('two@cloud.example'), 201)
    const ids = (await list()).items.filter(({ email }) => /^(one|two)@/.test(email)).map(({ id }) => id)
    const answer = body<{ removed: { email: string }[]; goneBefore: number }>(await (await business()).post('/mail-recipients/removal', { ids: [...ids, '999999'] }))
    expect([answer.removed.map(({ email }) => email).sort(), answer.goneBefore]).toEqual([['one@cloud.example', 'two@cloud.example'], 1])
    expect((await (await business()).post('/mail-recipients/removal', { ids })).body).toEqual({ removed: [], goneBefore: 2 })
    expect((await (await business()).post('/mail-recipients/removal', { ids: [] })).status).toBe(422)
  })

  test('business alone maintains mail settings', async () => {
    for (const name of ['om', 'platform', 'auditor', 'jtt.admin', 'member1']) {
      const client = await app.as(name)
      for (const answer of [await client.get('/mail-recipients'), await client.post('/mail-recipients', { email: 'x@y.example', jobTitle: 'om' }), await client.delete('/mail-recipients/1'), await client.post('/mail-recipients/removal', { ids: ['1'] }),
        await client.get('/mailing-times'), await client.patch('/mailing-times/om', { hour: 8 })]) expect(answer.status, name).toBe(403)
    }
    expect((await app.stranger().get('/mail-recipients')).status).toBe(401)
  })
})

type Times = { jobTitle: string; hour: number; occasions: { occasion: string; time: string; updatedBy: { name: string } | null }[]; recipients: number; waiting: number; nextDigestAt: string; lastDigest: { day: string; entries: number } | null }
const times = async () => body<{ items: Times[] }>(await (await business()).get('/mailing-times')).items
const change = async (jobTitle: string, changes: object) => (await business()).patch(`/mailing-times/${jobTitle}`, changes)

describe('mailing times (guide 004 §7.1.1, chapter 8)', () => {
  test('[G7.1.1] each title has its occasions; what nobody has set is mailed at once, the digest is at 9', async () => {
    const [ofBusiness, ofOm] = await times()
    expect(ofBusiness).toMatchObject({ jobTitle: 'business', hour: 9, waiting: 0, recipients: 1, lastDigest: null, occasions: ['to_verify', 'to_deliver', 'expires_soon', 'cancellation_asked'].map((occasion) => ({ occasion, time: 'at_once', updatedBy: null })) })
    expect(ofOm!.occasions.map(({ occasion }) => occasion)).toEqual(['to_create', 'to_unlock', 'change_asked', 'to_lock', 'to_delete'])
    expect(new Date(ofBusiness!.nextDigestAt).toLocaleTimeString('sv-SE', { timeZone: 'Asia/Shanghai' })).toBe('09:00:00')
  })

  test('what is given changes, the rest stays; before and after are recorded', async () => {
    const changed = body<Times>(await change('om', { hour: 7, times: [{ occasion: 'to_create', time: 'digest' }, { occasion: 'to_lock', time: 'never' }] }))
    expect([changed.hour, changed.occasions.map(({ time }) => time)]).toEqual([7, ['digest', 'at_once', 'at_once', 'never', 'at_once']])
    body(await change('om', { times: [{ occasion: 'to_lock', time: 'at_once' }] }))
    const again = body<Times>(await change('om', { hour: 7, times: [{ occasion: 'to_create', time: 'digest' }] }))
    expect([again.hour, again.occasions.map(({ time }) => time)]).toEqual([7, ['digest', 'at_once', 'at_once', 'at_once', 'at_once']])
    expect(await app.sql(`select facts from events where kind = 'mailing_times.changed' order by id`)).toEqual([
      { facts: { jobTitle: 'om', before: { hour: 9, to_create: 'at_once', to_lock: 'at_once' }, after: { hour: 7, to_create: 'digest', to_lock: 'never' } } },
      { facts: { jobTitle: 'om', before: { to_lock: 'never' }, after: { to_lock: 'at_once' } } },
    ])
  })

  test('neither another title’s occasion, nor one twice, nor an hour that no clock has', async () => {
    for (const wrong of [{ times: [{ occasion: 'to_verify', time: 'digest' }] }, { times: [{ occasion: 'to_lock', time: 'never' }, { occasion: 'to_lock', time: 'digest' }] }, { hour: 24 }, { hour: -1 }, { times: [{ occasion: 'to_lock', time: 'weekly' }] }])
      expect((await change('om', wrong)).status, JSON.stringify(wrong)).toBe(422)
    expect((await change('member', { hour: 9 })).status).toBe(404)
  })
})

describe('what goes at once', () => {
  const mailsAbout = (number: string) => app.sql<{ toAddress: string; toName: string; language: string }>(
    `select to_address as "toAddress", to_name as "toName", language from mails where subject like $1 order by id`, [`%${number}%`])

  test('one mail for each address of the title and each account of the role, told again or not; an address that is both gets one', async () => {
    await app.sql(`update accounts set email = 'Business@Cloud.example', language = 'en' where account_name = 'business'`)
    await add('business@cloud.example')
    const [product] = await placed((await cast(app)).member)
    await app.drain()
    await app.sql(`update event_readers set last_xid = '0', last_id = 0 where name = 'notices'`)
    await app.drain()
    const mails = (await mailsAbout(product!.number)).filter(({ toAddress }) => /@cloud\.example$/i.test(toAddress))
    expect(mails.map(({ toAddress }) => toAddress).sort()).toEqual(['Business@Cloud.example', 'duty@cloud.example'])
    expect(mails.find(({ toAddress }) => toAddress === 'duty@cloud.example')).toMatchObject({ toName: '运营', language: 'zh-Hans' })
  })

  test('never is never: accounts have their message, and nobody a mail; the rest of the title is as before', async () => {
    body(await change('business', { times: [{ occasion: 'to_verify', time: 'never' }] }))
    const people = await cast(app)
    const [product] = await placed(people.member)
    await app.drain()
    expect((await mailsAbout(product!.number)).filter(({ toAddress }) => /@cloud\.example$/i.test(toAddress))).toEqual([])
    expect((await people.business.get('/messages')).body.items[0].title[0]).toContain(product!.number)
    expect(await app.sql('select 1 from digest_entries')).toEqual([])
  })

  test('addresses are written to in the platform’s language', async () => {
    body(await change('business', { times: [{ occasion: 'to_verify', time: 'at_once' }] }))
    await app.sql(`insert into platform_settings (key, value) values ('language.default', '"zh-Hant"')`)
    const [product] = await placed((await cast(app)).member)
    await app.drain()
    expect((await mailsAbout(product!.number)).find(({ toAddress }) => toAddress === 'duty@cloud.example')).toMatchObject({ toName: '營運', language: 'zh-Hant' })
    await app.sql(`delete from platform_settings where key = 'language.default'`)
  })

  test('what has no occasion is nobody else’s business', async () => {
    await happen(app.database, 'nothing.known')
    await app.drain()
    expect(await app.sql(`select 1 from digest_entries`)).toEqual([])
  })
})
