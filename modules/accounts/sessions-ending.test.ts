import { expect, test } from 'vitest'
import { Client, useTestApp } from '#testkit/http.ts'

const app = useTestApp()
const idOf = async (name: string) => (await app.sql<{ id: string }>('select id::text from accounts where account_name = $1', [name]))[0]!.id
const loggedIn = async (name: string) => {
  const client = new Client(app.url, name)
  expect((await client.logIn()).status).toBe(200)
  return client
}
const makeStale = (name: string) => app.sql(`update sessions set proven_at = proven_at - interval '1 hour' where account_id = (select id from accounts where account_name = $1)`, [name])

test('[U6] [ASVS 7.4.5] the platform admin logs somebody out everywhere; the account itself stays as it is', async () => {
  const other = await app.another()
  const [here, there, platform] = [await loggedIn('mzt.user'), await other.as('mzt.user'), await app.as('platform')]
  const ended = await platform.post(`/accounts/${await idOf('mzt.user')}/sessions-ending`)
  expect(ended.status, JSON.stringify(ended.body)).toBe(200)
  expect(ended.body.state).toBe('enabled')
  for (const client of [here, there]) expect((await client.get('/me')).status).toBe(401)
  await loggedIn('mzt.user')
  const [event] = await app.sql<{ kind: string }>(`select kind from events where kind = 'account.sessions_ended' order by id desc limit 1`)
  expect(event).toBeDefined()
})

test('[U6] not one\'s own, not by others, not unknown ones, not without a fresh proof', async () => {
  const platform = await loggedIn('platform')
  const codes = async (client: Client, id: string) => { const { status, body } = await client.post(`/accounts/${id}/sessions-ending`); return [status, body.code] }
  expect(await codes(platform, await idOf('platform'))).toEqual([409, 'account.own'])
  expect(await codes(platform, '999999999')).toEqual([404, 'record.not_found'])
  expect(await codes(await app.as('jtt.admin'), await idOf('jtt.user'))).toEqual([403, 'permission.missing'])
  await makeStale('platform')
  expect(await codes(platform, await idOf('jtt.user'))).toEqual([403, 'session.proof_needed'])
})

test('[U4] [ASVS 7.5.2] whoever left a session open long ago proves who they are before ending others', async () => {
  const [here, elsewhere] = [await loggedIn('rst.user'), await loggedIn('rst.user')]
  const { body } = await here.get('/me/sessions')
  const others = (body.items as { id: string; isCurrent: boolean }[]).filter(({ isCurrent }) => !isCurrent)
  await makeStale('rst.user')
  for (const path of ['/me/sessions', `/me/sessions/${others[0]!.id}`]) expect((await here.delete(path)).body.code, path).toBe('session.proof_needed')
  expect((await elsewhere.get('/me')).status).toBe(200)
  const proven = await here.post('/session/proof', { password: 'Yunshan-Demo-2026' })
  expect(proven.status, JSON.stringify(proven.body)).toBe(200)
  here.csrfToken = proven.body.csrfToken
  expect((await here.delete('/me/sessions')).status).toBe(200)
  expect([(await elsewhere.get('/me')).status, (await here.get('/me')).status]).toEqual([401, 200])
})
