import { describe, expect, test } from 'vitest'
import { useTestApp, type Client } from '#testkit/http.ts'

const app = useTestApp()
const platform = () => app.as('platform')
const hour = 3_600_000
const at = (hours: number) => new Date(Date.now() + hours * hour).toISOString()
const announcement = (changes: object = {}) => ({
  titles: ['', '', '维护通知'], texts: ['', '', '今晚 22:00 停机维护。'], tone: 'information', isPublic: false, fromAt: at(-1), untilAt: at(24), ...changes,
})
async function written(changes: object = {}): Promise<{ id: string; version: number }> {
  const { status, body } = await (await platform()).post('/announcements', announcement(changes))
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}
const seenBy = async (client: Client): Promise<string[]> => (await client.get('/announcements/current')).body.items.map(({ id }: { id: string }) => id)
const end = async ({ id, version }: { id: string; version: number }) => (await platform()).post(`/announcements/${id}/ending`, { version })

describe('who sees what', () => {
  test('visitors the public ones, people who are logged in all of them, from their beginning to their end', async () => {
    const [inner, open, planned] = [await written(), await written({ isPublic: true, tone: 'warning' }), await written({ isPublic: true, fromAt: at(1) })]
    expect(await seenBy(app.stranger())).toEqual([open.id])
    for (const name of ['jtt.user', 'member1', 'auditor']) expect(await seenBy(await app.as(name)), name).toEqual([open.id, inner.id])
    await app.travel('90 minutes')
    expect(await seenBy(app.stranger())).toEqual([open.id, planned.id])
    await app.travel('23 hours')
    expect(await seenBy(app.stranger())).toEqual([])
    await app.sql(`update clock set shift = interval '0'`)
    for (const one of [inner, open, planned]) expect((await end(one)).status).toBe(200)
    expect(await seenBy(await app.as('jtt.user'))).toEqual([])
  })

  test('put away by an account it stays away there only, until it is changed', async () => {
    const { id, version } = await written()
    const [user, colleague] = [await app.as('jtt.user'), await app.as('jtt.admin')]
    expect((await user.put(`/announcements/${id}/dismissal`, { version })).status).toBe(200)
    expect((await user.put(`/announcements/${id}/dismissal`, { version })).status).toBe(200)
    expect([await seenBy(user), await seenBy(colleague)]).toEqual([[], [id]])
    expect((await (await platform()).get(`/announcements/${id}`)).body.dismissals).toBe(1)
    const changed = await (await platform()).put(`/announcements/${id}`, { version, ...announcement({ texts: ['', '', '改为明晚。'] }) })
    expect(changed.body).toMatchObject({ version: version + 1, dismissals: 0 })
    expect(await seenBy(user)).toEqual([id])
    expect((await user.put(`/announcements/${id}/dismissal`, { version })).body.code).toBe('conflict.stale')
    await end(changed.body)
  })

  test('[A2] what has not begun does not exist for others; strangers put nothing away', async () => {
    const planned = await written({ fromAt: at(2) })
    const user = await app.as('jtt.user')
    expect((await user.put(`/announcements/${planned.id}/dismissal`, { version: 1 })).status).toBe(404)
    expect((await user.put('/announcements/999999/dismissal', { version: 1 })).status).toBe(404)
    expect((await app.stranger().put(`/announcements/${planned.id}/dismissal`, { version: 1 })).status).toBe(401)
    await end(planned)
  })
})

describe('writing', () => {
  test('only the platform admin: 401, 403', async () => {
    const one = await written()
    for (const [method, path, body] of [['GET', '/announcements'], ['GET', `/announcements/${one.id}`], ['POST', '/announcements', announcement()], ['PUT', `/announcements/${one.id}`, { version: 1, ...announcement() }], ['POST', `/announcements/${one.id}/ending`, { version: 1 }]] as const) {
      expect((await app.stranger().call(method, path, body)).status, `${method} ${path}`).toBe(401)
      expect((await (await app.as('business')).call(method, path, body)).status, `${method} ${path}`).toBe(403)
    }
    await end(one)
  })

  test('what is missing or impossible is told at its field', async () => {
    const refused = async (changes: object) => (await (await platform()).post('/announcements', announcement(changes))).body.errors?.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)
    expect(await refused({ titles: ['', '', '  '], texts: ['a', '', ''] })).toEqual(['titles/0 field.required', 'titles/2 field.required', 'texts/2 field.required'])
    expect(await refused({ untilAt: at(-2) })).toEqual(['untilAt announcement.ends_before_it_begins'])
    expect(await refused({ fromAt: at(-3), untilAt: at(-2) })).toEqual(['untilAt announcement.ends_in_the_past'])
    expect(await refused({ fromAt: '1999-12-31T23:59:60Z' })).toEqual(['fromAt field.pattern'])
    expect(await refused({ tone: 'red' })).toEqual(['tone field.not_an_option'])
    expect(await refused({ titles: ['', '', '字'.repeat(101)] })).toEqual(['titles/2 field.too_long'])
    expect(await refused({ version: 1 })).toEqual(['version field.unknown'])
  })

  test('somebody else was faster: 409; of two ends at once one counts; what is over stays as it was', async () => {
    const one = await written()
    const client = await platform()
    expect((await client.put(`/announcements/${one.id}`, { version: one.version + 1, ...announcement() })).body.code).toBe('conflict.stale')
    const both = await Promise.all([end(one), end(one)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await client.get(`/announcements/${one.id}`)).body).toMatchObject({ state: 'ended', allowed: [] })
    expect((await client.put(`/announcements/${one.id}`, { version: one.version + 1, ...announcement() })).body.code).toBe('announcement.is_over')
    expect((await client.get('/announcements/999999')).status).toBe(404)
  })

  test('under one idempotency key it is announced once', async () => {
    const body = announcement()
    const client = await platform()
    const [first, second] = [await client.post('/announcements', body, { key: 'once' }), await client.post('/announcements', body, { key: 'once' })]
    expect([first.status, second.body.id]).toEqual([201, first.body.id])
    await end(first.body)
  })

  test('text is kept as it was typed, and every change is an event', async () => {
    const one = await written({ texts: ['', '', '<img src=x onerror=alert(1)> https://cloud.example'] })
    const { body } = await (await app.as('jtt.user')).get('/announcements/current')
    expect(body.items[0].texts[2]).toBe('<img src=x onerror=alert(1)> https://cloud.example')
    await end(one)
    const kinds = await app.sql<{ kind: string }>(`select kind from events where subject_kind = 'announcement' and subject_id = $1 order by id`, [one.id])
    expect(kinds.map(({ kind }) => kind)).toEqual(['announcement.written', 'announcement.ended'])
  })

  test('the list is filtered, searched and sorted', async () => {
    const one = await written({ titles: ['', '', '机房搬迁'], tone: 'warning', isPublic: true })
    const client = await platform()
    const ids = async (query: string) => (await client.get(`/announcements?${query}`)).body.items.map(({ id }: { id: string }) => id)
    expect(await ids('state=showing')).toEqual([one.id])
    expect(await ids('q=搬迁')).toEqual([one.id])
    expect(await ids('tone=warning&audience=everybody&state=showing,planned&sort=-fromAt')).toEqual([one.id])
    expect((await ids('state=ended')).length).toBeGreaterThan(3)
    expect((await client.get('/announcements?colour=red')).status).toBe(400)
    await end(one)
  })
})
