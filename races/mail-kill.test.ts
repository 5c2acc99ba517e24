import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { seal } from '#kit/server/secrets.ts'
import { submitted } from '#testkit/applications.ts'
import { useTestApp, type TestApp } from '#testkit/http.ts'
import { sameAt, startInstance, type Instance } from '#testkit/instance.ts'
import { decodeHeader, headersNamed, startMailServer, type MailServer } from '#testkit/mail-server.ts'

const app = useTestApp()
const ends: (() => Promise<void>)[] = []
afterEach(async () => { for (const end of ends.splice(0).reverse()) await end() })

async function instance(): Promise<Instance> {
  const started = await startInstance(app)
  ends.push(() => started.kill())
  return started
}
async function mailServer(): Promise<MailServer> {
  const server = await startMailServer()
  ends.push(() => server.stop())
  return server
}
/** As the page of settings keeps it: sealed. */
const setMailServer = ({ sql }: TestApp, { url }: MailServer) => sql(`insert into platform_settings (key, value) values ('mail.smtp_url', $1::jsonb)
  on conflict (key) do update set value = excluded.value`, [JSON.stringify({ sealed: seal(url, 'setting') })])
const subjectsAt = (server: MailServer) => server.received.map((mail) => decodeHeader(headersNamed(mail, 'Subject')[0]!))

async function until(isDone: () => boolean, patienceMs: number): Promise<void> {
  for (const end = Date.now() + patienceMs; !isDone() && Date.now() < end;) await delay(100)
}

describe('mails and instances', () => {
  test('[C-C1] kill -9 right after the commit: the mail still goes, from another instance; another mail server counts without a restart', async () => {
    await app.sql(`update accounts set email = account_name || '@dept.example' where account_name = 'om'`)
    const dying = await instance()
    const person = sameAt(await app.as('jtt.user'), dying.url)
    const { number } = await submitted(app, person, 'jtt', { title: '云服务器' })
    await dying.kill()
    const server = await mailServer()
    await setMailServer(app, server)

    const surviving = await instance()
    await until(() => subjectsAt(server).some((subject) => subject.includes(number)), 40_000)
    expect(subjectsAt(server).filter((subject) => subject.includes(number)).length).toBeGreaterThan(0)
    const ids = server.received.flatMap((mail) => headersNamed(mail, 'Message-ID'))
    expect(new Set(ids).size).toBe(ids.length)

    const other = await mailServer()
    await setMailServer(app, other)
    await delay(11_000)
    const second = await submitted(app, sameAt(await app.as('jtt.user'), surviving.url), 'jtt', { title: '第二张' })
    await until(() => subjectsAt(other).some((subject) => subject.includes(second.number)), 40_000)
    expect(subjectsAt(other).some((subject) => subject.includes(second.number))).toBe(true)
    expect(subjectsAt(server).some((subject) => subject.includes(second.number))).toBe(false)
  }, 120_000)
})
