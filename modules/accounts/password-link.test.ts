import { describe, expect, test } from 'vitest'
import { open } from '#kit/server/secrets.ts'
import { Client, useTestApp } from '#testkit/http.ts'

const app = useTestApp({ SMTP_URL: 'smtp://127.0.0.1:9' })
const ask = (account: string) => app.stranger().post('/password-links', { account })
const use = (token: string, newPassword: string) => app.stranger().post('/password-links/use', { token, newPassword })
const idOf = async (name: string) => (await app.sql<{ id: string }>('select id::text as id from accounts where account_name = $1', [name]))[0]!.id
const forgetRequests = () => app.sql('delete from link_requests')

/** What the mail leads to: the path is opened with the key of the process, as sending does. */
async function tokenFor(address: string): Promise<string> {
  await app.drain()
  const [mail] = await app.sql<{ text: string; sealed_path: string }>('select text, sealed_path from mails where to_address = $1 and sealed_path is not null order by id desc limit 1', [address])
  expect(mail!.text).toContain('http://yunshan.example/{link}')
  const path = open(mail!.sealed_path, 'mail')!
  expect(path).toMatch(/^\/set-password#[\w-]{43}$/)
  return path.split('#')[1]!
}

describe('forgotten password (U2)', () => {
  test('[U2] [ASVS 6.4.3] a link by mail sets a new password once, ends all sessions, lifts the lock, and the log-in follows', async () => {
    const old = new Client(app.url, 'jtt.user')
    await old.logIn()
    await app.sql(`update accounts set failed_attempts = 5, locked_until = now() + interval '10 minutes' where account_name = 'jtt.user'`)
    expect(await ask('JTT.user@yunshan.example')).toMatchObject({ status: 200, body: {} })
    const token = await tokenFor('jtt.user@yunshan.example')
    const read = await app.stranger().post('/password-links/reading', { token })
    expect(read.body).toMatchObject({ accountName: 'jtt.user', purpose: 'forgotten_password' })
    expect((await use(token, 'Password2026')).body.errors).toMatchObject([{ path: 'newPassword', code: 'password.common' }])
    const answer = await use(token, 'Heron-lake-42')
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null])
    expect((await old.get('/me')).status).toBe(401)
    expect((await new Client(app.url, 'jtt.user').logIn('Heron-lake-42')).status).toBe(200)
    const again = await use(token, 'Otter-lake-43')
    expect([again.status, again.body.code]).toEqual([409, 'password_link.not_valid'])
    expect((await app.stranger().post('/password-links/reading', { token })).body.code).toBe('password_link.not_valid')
    await ask('jtt.user')
    expect((await use(await tokenFor('jtt.user@yunshan.example'), 'Heron-lake-42')).body.errors).toMatchObject([{ path: 'newPassword', code: 'password.used_before' }])
    expect(await app.sql(`select to_address from mails where title_key = 'password.notice.changed'`)).toEqual([{ to_address: 'jtt.user@yunshan.example' }])
  })

  test('[C-E5] unknown, disabled and without e-mail have the same answer, and nothing is sent', async () => {
    await app.sql(`update accounts set is_enabled = false where account_name = 'sft.user'`)
    await app.sql(`update accounts set email = '' where account_name = 'sft.admin'`)
    const answers = [await ask('nobody.here'), await ask('sft.user'), await ask('sft.admin'), await ask('gat.user')]
    const shown = answers.map(({ status, body, headers }) => JSON.stringify([status, body, [...headers.keys()]]))
    expect(new Set(shown).size).toBe(1)
    await app.drain()
    expect(await app.sql(`select to_address from mails where sealed_path is not null and to_address ~ '^(sft|gat)' order by 1`)).toEqual([{ to_address: 'gat.user@yunshan.example' }])
    const reasons = await app.sql<{ reason: string }>(`select facts->>'reason' as reason from events where kind = 'password.link_refused' order by id`)
    expect(reasons.map(({ reason }) => reason)).toEqual(['unknown', 'disabled', 'no_email'])
    expect(await app.sql(`select 1 from events where facts::text like '%nobody.here%'`)).toEqual([])
  })

  test('[C-H3] three links within an hour reach a mailbox, on two instances and under both names; then nothing, with the same answer', async () => {
    await forgetRequests()
    const other = await app.another()
    const names = ['mzt.user', 'mzt.user@yunshan.example', 'MZT.user', ' mzt.user ', 'mzt.user@YUNSHAN.example', 'mzt.user']
    const answers = await Promise.all(names.map((account, index) => new Client(index % 2 === 0 ? app.url : other.url, 'nobody').post('/password-links', { account })))
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 200))
    expect(await app.sql(`select count(*)::int as made from one_time_links where account_id = ${await idOf('mzt.user')}`)).toEqual([{ made: 3 }])
    expect(await app.sql(`select count(*)::int as open from one_time_links where account_id = ${await idOf('mzt.user')} and used_at is null`)).toEqual([{ open: 1 }])
    await app.sql(`update link_requests set window_started_at = now() - interval '61 minutes'`)
    await ask('mzt.user')
    expect(await app.sql(`select count(*)::int as made from one_time_links where account_id = ${await idOf('mzt.user')}`)).toEqual([{ made: 4 }])
  })

  test('[C-H3] one address asks at most twenty times within an hour', async () => {
    await forgetRequests()
    const answers = await Promise.all(Array.from({ length: 24 }, (_, index) => ask(`who.${index}`)))
    const stopped = answers.filter(({ status }) => status === 429)
    expect(stopped).toHaveLength(4)
    expect(stopped[0]!.body.code).toBe('rate.limited')
    await forgetRequests()
  })

  test('[C-E1] of two who use a link at once one wins; an expired link, a newer one and a disabled account end it', async () => {
    await ask('jcy.user')
    const token = await tokenFor('jcy.user@yunshan.example')
    const both = await Promise.all([use(token, 'Heron-lake-42'), use(token, 'Otter-lake-43')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    await ask('jcy.user')
    const older = await tokenFor('jcy.user@yunshan.example')
    await ask('jcy.user')
    const newer = await tokenFor('jcy.user@yunshan.example')
    expect((await use(older, 'Beaver-lake-44')).body.code).toBe('password_link.not_valid')
    await app.sql(`update accounts set is_enabled = false where account_name = 'jcy.user'`)
    expect((await use(newer, 'Beaver-lake-44')).body.code).toBe('password_link.not_valid')
    await app.sql(`update accounts set is_enabled = true where account_name = 'jcy.user'`)
    await app.sql(`update one_time_links set expires_at = now() - interval '1 second'`)
    expect((await use(newer, 'Beaver-lake-44')).body.code).toBe('password_link.not_valid')
  })

  test('[C-E1] the token is in no event, no answer and no table', async () => {
    await ask('gy.user')
    const token = await tokenFor('gy.user@yunshan.example')
    for (const table of ['events', 'event_personals', 'mails', 'messages', 'one_time_links', 'link_requests'])
      expect(await app.sql(`select 1 from ${table} t where t::text like $1`, [`%${token}%`]), table).toEqual([])
  })
})

describe('the platform admin\'s reset (U6)', () => {
  test('[C-E1] with an e-mail the owner gets a link for 72 hours and the admin no secret; the old password is over', async () => {
    const admin = await app.as('platform')
    const id = await idOf('wjw.user')
    const reset = await admin.post(`/accounts/${id}/password-reset`)
    expect(reset.body, JSON.stringify(reset.body)).toMatchObject({ oneTimePassword: null, linkSentTo: 'wjw.user@yunshan.example' })
    expect((await new Client(app.url, 'wjw.user').logIn()).status).toBe(401)
    const [link] = await app.sql<{ hours: number }>(`select round(extract(epoch from expires_at - made_at) / 3600)::int as hours from one_time_links where account_id = ${id} and used_at is null`)
    expect(link!.hours).toBe(72)
    expect((await use(await tokenFor('wjw.user@yunshan.example'), 'Heron-lake-42')).status).toBe(200)
    expect((await new Client(app.url, 'wjw.user').logIn('Heron-lake-42')).body.me.mustChangePassword).toBe(false)
  })

  test('[C-E1] without an e-mail there is a one-time password', async () => {
    await app.sql(`update accounts set email = '' where account_name = 'wjw.admin'`)
    const { body } = await (await app.as('platform')).post(`/accounts/${await idOf('wjw.admin')}/password-reset`)
    expect(body).toMatchObject({ linkSentTo: null, oneTimePassword: expect.stringMatching(/^.{4}-/) })
    expect((await new Client(app.url, 'wjw.admin').logIn(body.oneTimePassword)).body.me.mustChangePassword).toBe(true)
  })
})
