import { beforeAll, describe, expect, test } from 'vitest'
import { openMailer, sendDueMails } from '#kit/server/mail.ts'
import { sealPath } from '#kit/server/outbox.ts'
import { happen } from '#testkit/events.ts'
import { useTestApp } from '#testkit/http.ts'
import { startMailServer, textOf } from '#testkit/mail-server.ts'

const app = useTestApp()
beforeAll(() => happen(app.database, 'test.happened'))

async function mail(state: 'waiting' | 'failed' | 'sent', more: { readonly text?: string; readonly sealedPath?: string } = {}): Promise<string> {
  const [row] = await app.sql<{ id: string }>(`
    insert into mails (event_id, title_key, to_address, to_name, language, subject, text, message_id, at, state, attempts, sent_at, sealed_path)
    select id, 'test.' || gen_random_uuid(), 'a@x.example', '张三', 'zh-Hans', '主题', $2, '<' || gen_random_uuid() || '@x.example>', now(), $1, 3, case when $1 = 'sent' then now() end, $3
    from events order by id limit 1 returning id::text as id`, [state, more.text ?? '正文', more.sealedPath ?? null])
  return row!.id
}
async function dingtalk(state: 'waiting' | 'failed'): Promise<string> {
  const [row] = await app.sql<{ id: string }>(`
    insert into dingtalk_messages (event_id, title_key, channel, title, text, link, at, state, attempts)
    select id, 'test.' || gen_random_uuid(), 'robot', 'RA-20261122-0001', 'RA-20261122-0001 https://cloud.example/applications/1', '/applications/1', now(), $1, 3 from events order by id limit 1 returning id::text as id`, [state])
  return row!.id
}
const stateOf = async (table: string, id: string) => (await app.sql(`select state, attempts from ${table} where id = $1`, [id]))[0]

describe('what could not be delivered is sent again', () => {
  test('[A1] by O&M and the platform admin; business only looks', async () => {
    const id = await mail('failed')
    expect((await app.stranger().post(`/outbox/${id}/sending`)).status).toBe(401)
    for (const name of ['business', 'jtt.admin', 'auditor']) expect((await (await app.as(name)).post(`/outbox/${id}/sending`)).status, name).toBe(403)
    expect((await (await app.as('business')).get(`/outbox/${id}`)).body.allowed).toEqual([])
    for (const name of ['om', 'platform']) expect((await (await app.as(name)).get(`/outbox/${id}`)).body.allowed, name).toEqual(['send_again'])
    expect((await (await app.as('om')).post('/outbox/999999999/sending')).status).toBe(404)
    expect((await (await app.as('om')).post('/outbox/dingtalk/999999999/sending')).status).toBe(404)
  })

  test('from the beginning, once, with an event; two at once: one', async () => {
    const id = await mail('failed')
    const [om, platform] = [await app.as('om'), await app.as('platform')]
    const answers = await Promise.all([om.post(`/outbox/${id}/sending`), platform.post(`/outbox/${id}/sending`)])
    expect(answers.map(({ status, body }) => [status, body.code]).sort()).toEqual([[200, undefined], [409, 'outbox.not_failed']])
    expect(await stateOf('mails', id)).toEqual({ state: 'waiting', attempts: 0 })
    expect(await app.sql(`select count(*)::int as count from events where kind = 'mail.sent_again' and subject_id = $1`, [id])).toEqual([{ count: 1 }])
    for (const state of ['waiting', 'sent'] as const) expect((await om.post(`/outbox/${await mail(state)}/sending`)).body.code, state).toBe('outbox.not_failed')
  })

  test('messages to DingTalk too', async () => {
    const [id, waiting] = [await dingtalk('failed'), await dingtalk('waiting')]
    const om = await app.as('om')
    expect((await om.get('/outbox/dingtalk?state=failed')).body.items).toMatchObject([{ id, channel: 'robot', toName: null, title: 'RA-20261122-0001', allowed: ['send_again'] }])
    expect((await om.post(`/outbox/dingtalk/${id}/sending`)).body).toMatchObject({ state: 'waiting', attempts: 0, allowed: [] })
    expect((await om.post(`/outbox/dingtalk/${waiting}/sending`)).body.code).toBe('outbox.not_failed')
    expect((await (await app.as('business')).get('/outbox/dingtalk')).status).toBe(200)
    expect((await (await app.as('jtt.admin')).get('/outbox/dingtalk')).status).toBe(403)
  })
})

describe('a one-time link', () => {
  test('[C-E5] is in the mail that is sent and masked in the outbox, before and after', async () => {
    const id = await mail('waiting', { text: '打开 https://cloud.example/{link}', sealedPath: sealPath('/password-link#geheim-123') })
    const read = async () => JSON.stringify((await (await app.as('platform')).get(`/outbox/${id}`)).body)
    expect(await read()).toContain('https://cloud.example/{link}')
    const server = await startMailServer()
    const mailer = openMailer(server.url, 'no-reply@cloud.example')
    while (await sendDueMails(app.database, mailer) > 0);
    mailer.close()
    await server.stop()
    expect(server.received.map(textOf).filter((text) => text.includes('geheim-123'))).toHaveLength(1)
    expect(await read()).not.toContain('geheim')
  })
})
