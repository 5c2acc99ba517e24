import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#kit/pure/time.ts'
import { Client, useTestApp } from '#testkit/http.ts'
import { demoPassword } from '#testkit/names.ts'

const app = useTestApp()
const today = async () => dayOf((await app.sql<{ now: Date }>('select platform_now() as now'))[0]!.now)
const account = async (name: string) => (await app.sql<{ id: string; name: string; department: string }>(
  'select id::text, display_name as name, department_id::text as department from accounts where account_name = $1', [name]))[0]!
const idOf = async (name: string) => (await account(name)).id
const end = () => app.sql('delete from substitutions')

/** A session of its own: whom it acts for is the session's, not the account's. */
async function fresh(name: string, url = app.url): Promise<Client> {
  const client = new Client(url, name)
  expect((await client.logIn(demoPassword)).status).toBe(200)
  return client
}
async function named(of: string, substitute: string, days: { from?: number; until?: number } = {}) {
  const day = await today()
  return (await app.as(of)).post('/substitutions', { substituteId: await idOf(substitute), fromDay: addDays(day, days.from ?? 0), untilDay: addDays(day, days.until ?? 10) })
}
async function acting(substitute: string, of: string): Promise<Client> {
  const client = await fresh(substitute)
  const answer = await client.put('/session/acting', { accountId: await idOf(of) })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return client
}
beforeEach(async () => { await end() })

describe('naming a substitute (A6)', () => {
  test('[A6] a colleague of the same department and role; both are told', async () => {
    const answer = await named('jtt.admin', 'jtt.admin2')
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    expect(answer.body).toMatchObject({ account: { id: await idOf('jtt.admin') }, substitute: { id: await idOf('jtt.admin2') }, state: 'valid', allowed: ['end'] })
    await app.drain()
    for (const name of ['jtt.admin', 'jtt.admin2']) {
      const { body } = await (await app.as(name)).get('/messages?pageSize=1&sort=-at')
      expect(JSON.stringify(body.items[0]), name).toContain((await account('jtt.admin2')).name)
    }
    for (const name of ['jtt.admin', 'jtt.admin2'])
      expect((await (await app.as(name)).get('/substitutions')).body.items).toHaveLength(1)
    expect((await (await app.as('jtt.user')).get('/substitutions')).body.items).toEqual([])
  })

  test.each([
    ['another department', 'gat.admin', {}, 'substituteId', 'substitution.not_a_colleague'],
    ['another role', 'jtt.user', {}, 'substituteId', 'substitution.not_a_colleague'],
    ['oneself', 'jtt.admin', {}, 'substituteId', 'substitution.not_a_colleague'],
    ['a day that is past', 'jtt.admin2', { from: -1 }, 'fromDay', 'substitution.day_past'],
    ['the last day before the first', 'jtt.admin2', { from: 5, until: 4 }, 'untilDay', 'substitution.until_before_from'],
    ['more than 366 days', 'jtt.admin2', { until: 366 }, 'untilDay', 'substitution.too_long'],
  ] as const)('[A6] not %s', async (_title, substitute, days, path, code) => {
    const { status, body } = await named('jtt.admin', substitute, days)
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ path, code })]])
  })

  test('[A6] 366 days are fine; the same person twice on one day is not; a disabled account never', async () => {
    expect((await named('jtt.admin', 'jtt.admin2', { until: 365 })).status).toBe(201)
    expect((await named('jtt.admin', 'jtt.admin2', { from: 365, until: 370 })).body.code).toBe('substitution.overlaps')
    await app.sql('update accounts set is_enabled = false where account_name = \'mzt.admin2\'')
    expect((await named('mzt.admin', 'mzt.admin2')).status).toBe(422)
    await app.sql('update accounts set is_enabled = true where account_name = \'mzt.admin2\'')
  })

  test('[A6] [A2] the department\'s admin names for somebody absent, a colleague does not, and others do not exist', async () => {
    const day = await today()
    const body = { accountId: await idOf('jtt.admin2'), substituteId: await idOf('jtt.admin'), fromDay: day, untilDay: day }
    expect((await (await app.as('jtt.user')).post('/substitutions', body)).status).toBe(403)
    expect((await (await app.as('gat.admin')).post('/substitutions', body)).status).toBe(404)
    // The head sees its units, but is not their admin.
    expect((await (await app.as('bureau.admin')).post('/substitutions', body)).status).toBe(403)
    const answer = await (await app.as('jtt.admin')).post('/substitutions', body)
    expect([answer.status, answer.body.namedBy]).toEqual([201, (await account('jtt.admin')).name])
    const choices = (await (await app.as('jtt.admin')).get(`/substitutions/choices?accountId=${body.accountId}`)).body
    expect(choices.accounts[0].id).toBe(await idOf('jtt.admin'))
    expect(choices.accounts.map(({ id }: { id: string }) => id)).toContain(await idOf('jtt.1.user'))
    expect(choices.candidates.map(({ id }: { id: string }) => id)).toEqual([body.substituteId])
    expect((await (await app.as('jtt.user')).get(`/substitutions/choices?accountId=${body.accountId}`)).status).toBe(404)
  })

  test('[A6] ended early by either of the two or the admin, not by others; only once', async () => {
    for (const [name, status] of [['jtt.admin2', 200], ['jtt.admin', 200], ['jtt.user', 404], ['gat.admin', 404]] as const) {
      await end()
      const { body } = await named('jtt.admin', 'jtt.admin2')
      const answer = await (await app.as(name)).post(`/substitutions/${body.id}/ending`)
      expect(answer.status, name).toBe(status)
      if (status === 200) expect((await (await app.as(name)).post(`/substitutions/${body.id}/ending`)).body.code).toBe('substitution.is_over')
    }
    await app.drain()
    const { body } = await (await app.as('jtt.admin2')).get('/messages')
    expect(body.items.filter(({ title }: { title: string[] }) => title.some((text) => text.includes('不再代理')))).toHaveLength(2)
  })
})

describe('acting for another (A6)', () => {
  test('[A6] a substitute has roles and quota permissions of both, and stays the same person', async () => {
    await app.sql('insert into account_roles (account_id, role) select id, \'business_operator\' from accounts where account_name = \'om\' on conflict do nothing')
    await named('om', 'om2')
    expect((await fresh('om2').then((client) => client.get('/me'))).body).toMatchObject({ actingFor: null, mayActFor: [{ id: await idOf('om') }] })
    const client = await acting('om2', 'om')
    const { body } = await client.get('/me')
    expect(body).toMatchObject({
      id: await idOf('om2'), accountName: 'om2', actingFor: { id: await idOf('om'), untilDay: addDays(await today(), 10) },
      roles: ['business_operator', 'om_operator'], quotaPermissions: ['quota.allocate', 'quota.review'],
    })
    expect((await client.get('/me/sessions')).body.items.length).toBeGreaterThan(0)
    const back = await client.put('/session/acting', { accountId: null })
    expect(back.body.me).toMatchObject({ roles: ['om_operator'], actingFor: null })
    const events = await app.sql<{ kind: string; for_account_id: string | null }>('select kind, for_account_id from events where kind like \'acting.%\' order by id')
    expect(events.map(({ kind, for_account_id }) => [kind, for_account_id])).toEqual([['acting.begun', null], ['acting.ended', null]])
    await app.sql('delete from account_roles where role = \'business_operator\' and account_id = (select id from accounts where account_name = \'om\')')
  })

  test('[A6] [A4] not yet begun, over, ended, disabled, moved, another role: from the next request on, at every instance', async () => {
    const other = await app.another()
    const isActing = async (client: Client) => {
      const there = Object.assign(new Client(other.url, client.name), { cookie: client.cookie, csrfToken: client.csrfToken })
      const here = (await client.get('/me')).body.actingFor !== null
      expect((await there.get('/me')).body.actingFor !== null).toBe(here)
      return here
    }
    const [id, substitute] = [await idOf('rst.admin'), await idOf('rst.admin2')]
    await named('rst.admin', 'rst.admin2', { from: 1, until: 2 })
    const early = await fresh('rst.admin2')
    expect((await early.put('/session/acting', { accountId: id })).body.code).toBe('substitution.not_valid')
    expect((await early.put('/session/acting', { accountId: await idOf('gat.admin') })).body.code).toBe('substitution.not_valid')
    expect(await isActing(early)).toBe(false)
    await end()
    const { body } = await named('rst.admin', 'rst.admin2')
    const client = await acting('rst.admin2', 'rst.admin')
    expect(await isActing(client)).toBe(true)
    const while_ = async (change: string, back: string, who: string) => {
      await app.sql(change, [who])
      expect(await isActing(client), change).toBe(false)
      await app.sql(back, [who])
      expect(await isActing(client), back).toBe(true)
    }
    await while_('update accounts set is_enabled = false where id = $1', 'update accounts set is_enabled = true where id = $1', id)
    const { department } = await account('rst.admin')
    await while_(`update accounts set department_id = ${(await account('jyt.admin')).department} where id = $1`, `update accounts set department_id = ${department} where id = $1`, id)
    await while_('update account_roles set role = \'department_user\' where account_id = $1', 'update account_roles set role = \'department_admin\' where account_id = $1', substitute)
    await (await app.as('rst.admin')).post(`/substitutions/${body.id}/ending`)
    expect(await isActing(client)).toBe(false)
    await other.close()
  })

  test('[A6] nobody hands on what was lent to them', async () => {
    await named('jtt.admin', 'jtt.admin2')
    const client = await acting('jtt.admin2', 'jtt.admin')
    const day = await today()
    expect((await client.post('/substitutions', { accountId: await idOf('jtt.admin'), substituteId: await idOf('jtt.admin2'), fromDay: day, untilDay: day })).body.code).toBe('substitution.while_acting')
  })

  test('[A6] what is one\'s own is done for nobody else', async () => {
    await named('jtt.admin', 'jtt.admin2')
    const client = await acting('jtt.admin2', 'jtt.admin')
    const { version } = (await client.get('/me')).body
    expect((await client.patch('/me', { version, phone: '13900000001' })).status).toBe(200)
    const [event] = await app.sql<{ for_account_id: string | null; subject_id: string }>('select for_account_id, subject_id from events where kind = \'account.changed\' order by id desc limit 1')
    expect(event).toEqual({ for_account_id: null, subject_id: await idOf('jtt.admin2') })
    const changed = await client.put('/me/password', { currentPassword: demoPassword, newPassword: 'Heron-lake-42' })
    expect(changed.body.me).toMatchObject({ accountName: 'jtt.admin2', actingFor: null })
  })

  test('[A6] the day after the last one it is over', async () => {
    await named('bureau.admin', 'bureau.admin2', { until: 0 })
    const client = await acting('bureau.admin2', 'bureau.admin')
    await app.travel('1 day')
    expect((await client.get('/me')).body).toMatchObject({ actingFor: null, mayActFor: [] })
    expect((await client.put('/session/acting', { accountId: await idOf('bureau.admin') })).body.code).toBe('substitution.not_valid')
  })
})
