import { afterEach, expect, test } from 'vitest'
import { addDays, dayOf } from '#kit/pure/time.ts'
import { approve, newDraft, submit, submitted } from '#testkit/applications.ts'
import { Client, useTestApp } from '#testkit/http.ts'

const app = useTestApp()
const account = async (name: string) => (await app.sql<{ id: string; name: string }>('select id::text, display_name as name from accounts where account_name = $1', [name]))[0]!

/** `substitute`, in a session of its own, acting for the other. */
async function acting(substitute: string, other: string): Promise<Client> {
  const day = dayOf(new Date())
  const { id } = await account(other)
  await (await app.as(other)).post('/substitutions', { substituteId: (await account(substitute)).id, fromDay: day, untilDay: addDays(day, 1) })
  const client = new Client(app.url, substitute)
  await client.logIn()
  const answer = await client.put('/session/acting', { accountId: id })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return client
}
const decide = (client: Client, { id, version }: { id: string; version: number }) => client.post(`/applications/${id}/approval`, { version, reason: '同意' })
const forMe = async (client: Client) => (await client.get('/applications?whose=forMe&pageSize=200')).body.items.map(({ id }: { id: string }) => id)
const mine = async (client: Client) => (await client.get('/applications?whose=mine&pageSize=200')).body.items.map(({ id }: { id: string }) => id)
/** A user and a colleague with the same role: the demonstration has one user for each unit. */
async function makeColleague(of: string, name: string): Promise<void> {
  await app.sql(`with made as (
      insert into accounts (account_name, display_name, department_id, password_hash, must_change_password)
      select $2, '同事', department_id, password_hash, false from accounts where account_name = $1 returning id)
    insert into account_roles (account_id, role) select made.id, r.role from made, account_roles r join accounts a on a.id = r.account_id where a.account_name = $1`, [of, name])
}
afterEach(() => app.sql('delete from substitutions'))

test('[A6] an act shows "A for B" in the flow, the versions, the events and the messages', async () => {
  const application = await submitted(app, await app.as('jtt.user'), 'jtt')
  const client = await acting('om2', 'om')
  const [by, represented] = [await account('om2'), await account('om')]
  const reviewed = await approve(client, application)
  expect(reviewed.flow.find(({ verdict }: { verdict: string }) => verdict === 'approved')).toMatchObject({ by, for: represented })
  expect(reviewed.flow[0]).toMatchObject({ verdict: 'submitted', by: await account('jtt.user'), for: null })
  const [event] = await app.sql('select actor_name, for_account_id, for_account_name from whole_events where kind = \'application.approved\' and subject_id = $1', [application.id])
  expect(event).toEqual({ actor_name: 'om2', for_account_id: represented.id, for_account_name: represented.name })
  await app.drain()
  const texts = await app.sql<{ texts: string[] }>('select m.texts from messages m join events e on e.id = m.event_id where e.kind = \'application.approved\' and e.subject_id = $1', [application.id])
  expect(texts.length).toBeGreaterThan(0)
  expect(texts[0]!.texts.map((text) => text.split(/ approved| 通過| 通过/)[0])).toEqual([
    `${by.name} (for ${represented.name})`, `${by.name}（代 ${represented.name}）`, `${by.name}（代 ${represented.name}）`])
})

test('[A6] four eyes count for both: what either submitted, neither approves for the other', async () => {
  // A review of the head's own applications is the only one that its own people could decide.
  const own = await submitted(app, await app.as('bureau.admin'), 'dsj')
  const substitutes = await submitted(app, await app.as('bureau.admin2'), 'dsj')
  const [atBureau, atBureauToo] = [await approve(await app.as('om'), own), await approve(await app.as('om'), substitutes)]
  const client = await acting('bureau.admin2', 'bureau.admin')
  for (const application of [atBureau, atBureauToo]) {
    const { body } = await client.get(`/applications/${application.id}`)
    expect(body.allowed).not.toContain('approve')
    expect(await decide(client, application)).toMatchObject({ status: 403, body: { code: 'application.own' } })
    expect(await forMe(client)).not.toContain(application.id)
  }
  // By herself the substitute has had no hand in the other's.
  expect(await forMe(await app.as('bureau.admin2'))).toContain(atBureau.id)
  expect(await forMe(await app.as('bureau.admin2'))).not.toContain(atBureauToo.id)
})

test('[A6] what a substitute submitted for somebody is of both from then on', async () => {
  const client = await acting('bureau.admin2', 'bureau.admin')
  const application = await submitted(app, client, 'dsj')
  const atBureau = await approve(await app.as('om'), application)
  expect(application.versions[0]).toMatchObject({ by: await account('bureau.admin2'), for: await account('bureau.admin') })
  for (const name of ['bureau.admin', 'bureau.admin2']) expect(await decide(await app.as(name), atBureau), name).toMatchObject({ status: 403, body: { code: 'application.own' } })
  expect((await decide(await app.as('bureau.user'), atBureau)).status).toBe(200)
})

test('[A6] in charge of the other\'s submitted applications, which stay the other\'s; drafts stay unseen', async () => {
  await makeColleague('jyt.user', 'jyt.colleague')
  const owner = await app.as('jyt.user')
  const draft = await newDraft(app, owner, 'jyt')
  const application = await submitted(app, owner, 'jyt')
  const rejected = await (await app.as('om')).post(`/applications/${application.id}/rejection`, { version: application.version, reason: '请补充' })
  const alone = await app.as('jyt.colleague')
  expect((await alone.get(`/applications/${application.id}`)).body.allowed).toEqual(['copy'])
  const client = await acting('jyt.colleague', 'jyt.user')
  expect((await client.get(`/applications/${draft.id}`)).status).toBe(404)
  expect(await mine(client)).toEqual([application.id])
  expect(await forMe(client)).toEqual([application.id])
  const seen = (await client.get(`/applications/${application.id}`)).body
  expect(seen.allowed).toEqual(['edit', 'submit', 'withdraw', 'copy'])
  const saved = await client.patch(`/applications/${application.id}`, { version: rejected.body.version, reason: '业务系统扩容，已补充说明' })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  const again = await submit(client, saved.body)
  expect(again.applicant).toEqual(await account('jyt.user'))
  expect(again.flow.filter(({ verdict }: { verdict: string }) => verdict === 'submitted').at(-1)).toMatchObject({ by: await account('jyt.colleague'), for: await account('jyt.user') })
  const editable = async (by: Client) => (await by.get('/projects?pageSize=200')).body.items.filter(({ allowed }: { allowed: string[] }) => allowed.includes('edit')).map(({ createdBy }: { createdBy: { id: string } }) => createdBy.id)
  expect(new Set(await editable(client))).toEqual(new Set([(await account('jyt.user')).id]))
  expect(await editable(alone)).toEqual([])
})
