import { describe, expect, test } from 'vitest'
import { seal } from '#kit/server/secrets.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { settingCodes } from './rules/settings.ts'

const app = useTestApp({ SMTP_FROM: '云山 <no-reply@cloud.example>' })
const platform = () => app.as('platform')

type Row = { code: string; value: unknown; state: string; changedAt: string | null; changedBy: { name: string } | null }
async function row(code: string, client?: Client): Promise<Row> {
  const { body } = await (client ?? await platform()).get('/settings')
  return body.items.find((item: Row) => item.code === code)
}
/** Set whatever holds at present. */
async function set(code: string, value: unknown) {
  const { changedAt } = await row(code)
  return (await platform()).put(`/settings/${code}`, { value, changedAt })
}
const reset = async (code: string) => (await platform()).delete(`/settings/${code}`)
const lastEvent = async (kind = 'setting.changed') => (await app.sql<{ facts: Record<string, unknown>; by: string }>(
  'select facts, (select account_name from accounts where id = actor_id) as by from events where kind = $1 order by id desc limit 1', [kind]))[0]!

describe('reading', () => {
  test('every setting, what holds, and nobody but the platform admin [A1]', async () => {
    const { status, body } = await (await platform()).get('/settings')
    expect(status).toBe(200)
    expect(body.items.map(({ code }: Row) => code)).toEqual(settingCodes)
    expect(await row('session.idle_minutes')).toMatchObject({ value: 30, state: 'usual', changedAt: null, changedBy: null })
    expect((await app.stranger().get('/settings')).status).toBe(401)
    for (const name of ['om', 'business', 'auditor', 'jtt.admin', 'member1']) expect((await (await app.as(name)).get('/settings')).status, name).toBe(403)
  })

  test('what the environment fixes is shown, and nobody can change it', async () => {
    expect(await row('mail.from')).toMatchObject({ value: '云山 <no-reply@cloud.example>', state: 'fixed' })
    for (const answer of [await set('mail.from', 'A <a@b.example>'), await reset('mail.from'), await (await platform()).post('/settings/mail.from/preview', { value: 'A <a@b.example>' })])
      expect([answer.status, answer.body.code]).toEqual([409, 'setting.fixed'])
  })
})

describe('changing', () => {
  test('holds at once on every instance, is told with before and after, and says who it was', async () => {
    const other = await app.another()
    expect((await set('product_name', '滨海政务云')).status).toBe(200)
    expect((await (await other.as('jtt.user')).get('/session')).body.productName).toBe('滨海政务云')
    expect(await row('product_name')).toMatchObject({ value: '滨海政务云', state: 'set', changedBy: { name: expect.any(String) } })
    expect(await lastEvent()).toEqual({ by: 'platform', facts: { code: 'product_name', before: '', after: '滨海政务云' } })
    expect((await reset('product_name')).body).toMatchObject({ value: '', state: 'usual', changedBy: null })
    expect(await lastEvent()).toMatchObject({ facts: { before: '滨海政务云', after: '' } })
    expect((await app.stranger().get('/session')).body.productName).toBe('Yunshan')
    expect((await reset('product_name')).status).toBe(200)
    await other.close()
  })

  test('[C-D3] an unknown setting, an unknown field and a wrong value are refused with the field', async () => {
    const client = await platform()
    expect((await client.put('/settings/nothing', { value: 1, changedAt: null })).status).toBe(404)
    expect((await client.put('/settings/demo_accounts', { value: ['platform'], changedAt: null })).status).toBe(404)
    expect((await client.put('/settings/sla.days', { value: 9, changedAt: null, by: 'x' })).status).toBe(422)
    const wrong = await client.put('/settings/sla.days', { value: 0, changedAt: null })
    expect([wrong.status, wrong.body.errors]).toEqual([422, [{ path: 'value', code: 'field.too_small', message: expect.stringContaining('1') }]])
    const address = await client.put('/settings/support.email', { value: 'help', changedAt: null }, { language: 'zh-Hans' })
    expect(address.body.errors[0].message).toBe('请填写一个邮箱地址，例如 help@cloud.example。')
    expect((await (await app.as('om')).put('/settings/sla.days', { value: 9, changedAt: null })).status).toBe(403)
    expect((await (await app.as('om')).delete('/settings/sla.days')).status).toBe(403)
    expect((await app.stranger().put('/settings/sla.days', { value: 9, changedAt: null })).status).toBe(401)
  })

  test('somebody else was faster: 409, also for two at once', async () => {
    const client = await platform()
    const first = await client.put('/settings/footer.icp', { value: '浙ICP备1号', changedAt: null })
    expect(first.status).toBe(200)
    expect((await client.put('/settings/footer.icp', { value: '浙ICP备2号', changedAt: null })).body.code).toBe('conflict.stale')
    expect((await client.put('/settings/footer.icp', { value: '浙ICP备2号', changedAt: '1999-12-31T23:59:60Z' })).body.code).toBe('conflict.stale')
    const { changedAt } = first.body as Row
    const both = await Promise.all(['浙ICP备3号', '浙ICP备4号'].map((value) => client.put('/settings/footer.icp', { value, changedAt })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await row('footer.icp')).value).toBe(both.find(({ status }) => status === 200)!.body.value)
    await reset('footer.icp')
  })

  test('the default language is one that is offered, also when two change at once', async () => {
    expect((await set('language.offered', ['en'])).body.code).toBe('setting.default_not_offered')
    expect((await set('language.default', 'en')).status).toBe(200)
    const both = await Promise.all([set('language.offered', ['en']), set('language.default', 'zh-Hans')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    await reset('language.offered')
    await reset('language.default')
    expect((await app.stranger().get('/session')).body.look).toMatchObject({ languages: ['zh-Hans', 'zh-Hant', 'en'], defaultLanguage: null })
  })

  test('[C-I5] a secret is sealed, never read back, and stands in no event and no answer', async () => {
    const secret = 'smtp://mailer:canary-9f3a@mail.cloud.example:587'
    const answer = await set('mail.smtp_url', secret)
    expect(answer.body).toMatchObject({ value: null, state: 'set' })
    const [stored] = await app.sql<{ value: { sealed: string } }>(`select value from platform_settings where key = 'mail.smtp_url'`)
    expect(stored!.value.sealed).toMatch(/^v1\./)
    expect(await lastEvent()).toMatchObject({ facts: { code: 'mail.smtp_url', isSecret: true, wasSet: false, isSet: true } })
    const everywhere = JSON.stringify([answer.body, (await (await platform()).get('/settings')).body, await app.sql('select * from events'), await app.sql('select * from platform_settings'), await app.sql('select answer from idempotency_keys')])
    expect(everywhere).not.toContain('canary-9f3a')
    await app.sql(`update platform_settings set value = $1::jsonb where key = 'mail.smtp_url'`, [JSON.stringify({ sealed: seal('x', 'another purpose') })])
    expect((await row('mail.smtp_url')).state).toBe('unreadable')
    await reset('mail.smtp_url')
  })

  test('[C-E8] secrets and what decides who gets in ask for a fresh proof; names and days do not', async () => {
    const client = await platform()
    await app.sql(`update sessions set proven_at = clock_timestamp() - interval '11 minutes' where account_id = (select id from accounts where account_name = 'platform')`)
    for (const [code, value] of [['mail.smtp_url', 'smtp://mail.example'], ['session.hours', 8], ['password.profile', 'nist'], ['oidc.issuer', 'https://sso.example']] as const)
      expect([(await client.put(`/settings/${code}`, { value, changedAt: null })).body.code, (await client.delete(`/settings/${code}`)).body.code], code).toEqual(['session.proof_needed', 'session.proof_needed'])
    expect((await client.put('/settings/sla.days', { value: 8, changedAt: null })).status).toBe(200)
    expect((await client.delete('/settings/sla.days')).status).toBe(200)
    await app.sql(`update sessions set proven_at = clock_timestamp() where account_id = (select id from accounts where account_name = 'platform')`)
  })
})

describe('what follows is told before (chapter 10)', () => {
  const preview = async (code: string, value: unknown) => (await platform()).post(`/settings/${code}/preview`, { value })

  test('how many accounts have no second factor yet', async () => {
    const [{ count }] = await app.sql<{ count: number }>(`select count(*)::int as count from accounts a join account_roles r on r.account_id = a.id where a.is_enabled and r.role = 'platform_admin'`) as [{ count: number }]
    expect((await preview('second_factor.roles', ['platform_admin'])).body).toEqual({ consequences: [{ code: 'consequence.without_factor', facts: { count } }] })
    await app.sql(`insert into second_factors (account_id, sealed_secret, confirmed_at) select id, 'x', now() from accounts where account_name = 'platform2'`)
    expect((await preview('second_factor.roles', ['platform_admin'])).body.consequences[0].facts).toEqual({ count: count - 1 })
    expect((await preview('second_factor.roles', [])).body).toEqual({ consequences: [] })
    await app.sql('delete from second_factors')
  })

  test('who speaks a language that would no longer be offered', async () => {
    await app.sql(`update accounts set language = 'en' where account_name = 'member2'`)
    expect((await preview('language.offered', ['zh-Hans', 'zh-Hant'])).body.consequences).toEqual([{ code: 'consequence.other_language', facts: { count: expect.any(Number) } }])
    expect((await preview('language.offered', ['en'])).body.code).toBe('setting.default_not_offered')
  })

  test('[P6] the currency stays once there are amounts', async () => {
    for (const answer of [await preview('currency', { code: 'TWD', decimals: 0 }), await set('currency', { code: 'TWD', decimals: 0 })])
      expect([answer.status, answer.body.code, answer.body.facts]).toEqual([409, 'setting.currency_in_use', { code: 'CNY' }])
    expect((await set('currency', { code: 'CNY', decimals: 2 })).status).toBe(200)
    expect((await reset('currency')).status).toBe(200)
    expect((await preview('currency', { code: 'yen', decimals: 0 })).body.errors[0].path).toBe('value/code')
  })

  test('nobody else asks', async () => {
    expect((await (await app.as('om')).post('/settings/sla.days/preview', { value: 3 })).status).toBe(403)
    expect((await app.stranger().post('/settings/sla.days/preview', { value: 3 })).status).toBe(401)
  })
})
