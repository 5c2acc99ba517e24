import { describe, expect, test } from 'vitest'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()

describe('the DingTalk user id of an account', () => {
  test('[U5] everybody links their own, with the version they saw, and takes it away again', async () => {
    const client = await app.as('jtt.user')
    const { body: { version } } = await client.get('/me')
    expect((await client.patch('/me', { dingtalkUserId: 'manager8842' })).status).toBe(422)
    expect((await client.patch('/me', { version, dingtalkUserId: 'manager8842' })).body).toMatchObject({ dingtalkUserId: 'manager8842', version: version + 1 })
    expect((await client.patch('/me', { version, dingtalkUserId: 'other' })).body.code).toBe('conflict.stale')
    expect((await client.patch('/me', { version: version + 1, dingtalkUserId: 'a b,c' })).status).toBe(422)
    expect((await client.patch('/me', { version: version + 1, dingtalkUserId: '' })).body.dingtalkUserId).toBe('')
    expect((await app.stranger().patch('/me', { version, dingtalkUserId: 'x' })).status).toBe(401)
  })

  test('[U6] the platform admin writes it for others; the event keeps it with the personal values', async () => {
    const platform = await app.as('platform')
    const account = (await platform.get('/accounts?accountName=gat.user')).body.items[0]
    const changed = await platform.patch(`/accounts/${account.id}`, { version: account.version, dingtalkUserId: 'user-77' })
    expect(changed.body, JSON.stringify(changed.body)).toMatchObject({ dingtalkUserId: 'user-77', version: account.version + 1 })
    expect((await platform.patch(`/accounts/${account.id}`, { version: account.version, dingtalkUserId: 'user-78' })).body.code).toBe('conflict.stale')
    expect((await platform.get(`/accounts/${account.id}`)).body.dingtalkUserId).toBe('user-77')
    expect((await (await app.as('om')).patch(`/accounts/${account.id}`, { version: account.version + 1, dingtalkUserId: 'x' })).status).toBe(403)
    expect(await app.sql(`select 1 from events where facts::text like '%user-77%'`)).toEqual([])
  })
})
