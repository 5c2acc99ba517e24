import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { seedDemo } from '#app/seed/seed.ts'
import { startEmbedded, type Embedded } from '#kit/server/embedded/start-embedded.ts'
import { migrate } from '#kit/server/migrate.ts'
import { newDraft, uploadPdf } from '#testkit/applications.ts'
import { Client, useTestApp } from '#testkit/http.ts'
import { insist, sameAt, startInstance, type Instance } from '#testkit/instance.ts'
import { demoPassword } from '#testkit/names.ts'
import { inLanes } from '#testkit/stress.ts'

/** How often a submission counted, by application. */
const submissionsSql = `select application_id::text as id, count(*)::int as count from application_steps where verdict = 'submitted' group by application_id`

describe('kill -9 of an instance', () => {
  const app = useTestApp()
  const instances: Instance[] = []
  afterEach(async () => { for (const instance of instances.splice(0)) await instance.kill() })

  test('[C-A6] [C-A7] in the middle of 100 submissions: each counts once, what was answered is there', async () => {
    const dying = await startInstance(app)
    const surviving = await startInstance(app)
    instances.push(dying, surviving)
    const person = await app.as('jtt.user')
    const clients = [sameAt(person, dying.url), sameAt(person, surviving.url)]
    const first = await newDraft(app, person, 'jtt')
    const copies = await inLanes(Array.from({ length: 99 }), 8, async () => (await person.post(`/applications/${first.id}/copy`)).body)
    const drafts = await inLanes([first, ...copies], 8, async (draft: { id: string; version: number }) => completed(person, draft, first))
    let answered = 0
    let killing: Promise<void> | undefined
    const answers = await inLanes(drafts, 16, async (draft) => {
      const answer = await insist(clients, (client) => client.post(`/applications/${draft.id}/submission`, { version: draft.version }, { key: `submit-${draft.id}` }))
      if (++answered === 30) killing = dying.kill()
      return answer
    })
    await killing
    expect(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code)).toEqual([])
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(100)
    const counted = await app.sql<{ id: string; count: number }>(submissionsSql)
    expect(counted.map(({ count }) => count)).toEqual(Array.from({ length: 100 }, () => 1))
    expect(counted.map(({ id }) => id).toSorted()).toEqual(drafts.map(({ id }) => id).toSorted())
    const events = await app.sql<{ count: number }>(`select count(*)::int as count from events where kind = 'application.submitted'`)
    expect(events[0]!.count).toBe(100)
  })

  test('[C-A7] the answer lost after the commit: the same key again is the same answer and no second effect', async () => {
    const person = await app.as('jyt.user')
    for (let round = 0; round < 20; round++) {
      const draft = await newDraft(app, person, 'jyt', { attachments: 1 })
      const ask = (client: Client) => client.post(`/applications/${draft.id}/submission`, { version: draft.version }, { key: `lost-${draft.id}` })
      await hangUp(person, `/applications/${draft.id}/submission`, { version: draft.version }, `lost-${draft.id}`, round * 2)
      const again = await insist([person], ask)
      expect(again.status, JSON.stringify(again.body)).toBe(200)
      expect((await ask(person)).body).toEqual(again.body)
      const [counted] = await app.sql<{ count: number }>(`${submissionsSql} having application_id = ${draft.id}`)
      expect(counted!.count).toBe(1)
    }
  })
})

describe('kill -9 of the database', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yunshan-kill-'))
  let embedded: Embedded | undefined
  const instances: Instance[] = []
  afterAll(async () => {
    for (const instance of instances) await instance.kill()
    await embedded?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('[C-B1] under load, twice: it comes back by itself, what was acknowledged is stored, each intent once', async () => {
    embedded = await startEmbedded({ dataDir, log: () => {} })
    const urls = { ownerUrl: embedded.ownerUrl, databaseUrl: embedded.appUrl }
    await migrate({ ownerUrl: urls.ownerUrl, appUrl: urls.databaseUrl })
    await seedDemo({ ownerUrl: urls.ownerUrl, size: 'small', password: demoPassword })
    instances.push(await startInstance(urls), await startInstance(urls))
    const person = new Client(instances[0]!.url, 'jtt.user')
    expect((await person.logIn()).status).toBe(200)
    const clients = [person, sameAt(person, instances[1]!.url)]
    let answered = 0
    const names = Array.from({ length: 200 }, (_, index) => `断电 ${index}`)
    const acknowledged = await inLanes(names, 16, async (name) => {
      const answer = await insist(clients, (client) => client.post('/projects', { name }, { key: encodeURIComponent(name) }))
      if (++answered === 40 || answered === 120) killPostmaster(dataDir)
      return answer
    })
    expect(acknowledged.filter(({ status }) => status !== 201).map(({ status, body }) => [status, body.code])).toEqual([])
    const owner = new pg.Client({ connectionString: urls.ownerUrl })
    await owner.connect()
    const { rows } = await owner.query<{ id: string; name: string }>(`select id::text, name from projects where name like '断电 %'`)
    const { rows: broken } = await owner.query(readFileSync(join(import.meta.dirname, '..', 'migrations', 'invariants.sql'), 'utf8'))
    const { rows: events } = await owner.query<{ count: number }>(`select count(*)::int as count from events where kind = 'project.created'`)
    await owner.end()
    expect(rows.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
    expect(new Set(acknowledged.map(({ body }) => body.id))).toEqual(new Set(rows.map(({ id }) => id)))
    expect(events[0]!.count).toBe(names.length)
    expect(broken).toEqual([])
  }, 120_000)
})

/** A copy has everything but its attachments: files belong to one application. */
async function completed(person: Client, draft: { id: string; version: number }, first: { id: string }): Promise<{ id: string; version: number }> {
  if (draft.id === first.id) return draft
  const { status, body } = await person.patch(`/applications/${draft.id}`, { version: draft.version, attachmentIds: [await uploadPdf(person)] })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

function killPostmaster(dataDir: string): void {
  const pid = Number(readFileSync(join(dataDir, 'pg18', 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
}

/** Sends a write and hangs up a moment later, whether or not the answer was on its way. */
async function hangUp(client: Client, path: string, body: object, key: string, afterMs: number): Promise<void> {
  const sent = request(`${client.url}/api${path}`, { method: 'POST', agent: false, headers: { cookie: client.cookie, 'x-csrf-token': client.csrfToken, 'content-type': 'application/json', 'idempotency-key': key } })
  sent.on('error', () => {})
  sent.on('response', () => sent.destroy())
  sent.end(JSON.stringify(body))
  await delay(afterMs)
  sent.destroy()
}
