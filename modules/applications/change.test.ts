import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#kit/pure/time.ts'
import { approve, submit } from '#testkit/applications.ts'
import { existingDraft, existingSubmitted, provision, running, taken } from '#testkit/existing.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'
import { leaveQuota } from '#testkit/quotas.ts'

const app = useTestApp()
const user = () => app.as('gat.user')
const om = () => app.as('om')
const committee = () => app.as('committee.admin')
const proof = async () => (await (await app.as('platform')).post('/quotas/check')).body.differences
const today = dayOf(new Date())

/** A draft of a change is prefilled with the present configuration; this one has it altered. */
async function changed(client: Client, draft: Answer['body'], changes: Record<string, unknown>): Promise<Answer['body']> {
  const items = draft.items.map(({ id, configuration, resources }: { id: string; configuration: object; resources: { id: string }[] }) =>
    ({ id, resourceIds: resources.map((resource) => resource.id), configuration: { ...configuration, ...changes } }))
  const answer = await client.patch(`/applications/${draft.id}`, { version: draft.version, items })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
/** More disk, less bandwidth. */
const mixed = { systemDiskSizeGb: 140, eipMbps: 4 }

describe('an application for change', () => {
  test('[R5] [R6] only what grows is reserved; done, the numbers are the new ones and the stretch begins that day', async () => {
    const { ids, projectId } = await running(app, 'gat', 2)
    await app.sql(`update resources set started_at = started_at - interval '9 days' where id = any($1)`, [ids])
    await app.sql('update resource_stretches set from_day = from_day - 9 where resource_id = any($1)', [ids])
    const client = await user()
    const before = await taken(app, 'gat')
    const draft = await existingDraft(app, client, 'gat', 'change', projectId, [{ resourceIds: ids }])
    expect(draft.items[0]).toMatchObject({ quantity: 2, configuration: { systemDiskSizeGb: 40, eipMbps: 10 } })
    const sent = await submit(client, await changed(client, draft, mixed))
    const reserved = await taken(app, 'gat')
    expect(reserved).toEqual({ ...before, 'disk.gb': { ...before['disk.gb'], reserved: before['disk.gb']!.reserved + 200 } })
    const approved = await approve(await committee(), sent)
    const item = approved.items[0].id
    await provision(await om(), sent.id, [{ id: item, units: [{ resourceId: ids[0] }] }])
    expect((await taken(app, 'gat'))['disk.gb']).toEqual({ used: before['disk.gb']!.used + 100, reserved: before['disk.gb']!.reserved + 100 })
    expect(await proof()).toEqual([])
    const done = await provision(await om(), sent.id, [{ id: item, units: [{ resourceId: ids[1] }] }])
    expect(done.status).toBe('completed')
    expect(await taken(app, 'gat')).toEqual({
      ...before, 'disk.gb': { used: before['disk.gb']!.used + 200, reserved: before['disk.gb']!.reserved }, 'eip.mbps': { used: before['eip.mbps']!.used - 12, reserved: before['eip.mbps']!.reserved },
    })
    expect(await proof()).toEqual([])
    const { body: resource } = await client.get(`/resources/${ids[0]}`)
    expect(resource.description.map(({ value }: { value: string[] }) => value[0])).toContainEqual(expect.stringContaining('140'))
    expect(resource.stretches).toMatchObject([{ fromDay: today, toDay: null, application: { number: sent.number } }, { fromDay: addDays(today, -9), toDay: addDays(today, -1) }])
    expect(resource.stretches[0].components).not.toEqual(resource.stretches[1].components)
    // Each keeps its name, as both were asked for at once.
    expect(await app.sql('select name from resources where id = any($1) order by id', [ids])).toEqual([{ name: 'web-1' }, { name: 'web-2' }])
    // What it was stays with the application.
    expect(done.items[0].resources[0].configuration).toMatchObject({ systemDiskSizeGb: 40 })
  })

  test('[R5] too little left for what grows: 409 with the numbers; rejected it gives back, smaller it needs less', async () => {
    const { ids, projectId } = await running(app, 'sft')
    const client = await app.as('sft.user')
    const draft = await changed(client, await existingDraft(app, client, 'sft', 'change', projectId, [{ resourceIds: ids }]), { systemDiskSizeGb: 200 })
    await leaveQuota(app, 'sft', 100, 'disk.gb')
    const refused = await client.post(`/applications/${draft.id}/submission`, { version: draft.version })
    expect([refused.status, refused.body.code]).toEqual([409, 'quota.insufficient'])
    const smaller = await submit(client, await changed(client, draft, { systemDiskSizeGb: 140 }))
    const held = (await taken(app, 'sft'))['disk.gb']!.reserved
    const less = await changed(client, smaller, { systemDiskSizeGb: 60 })
    expect((await taken(app, 'sft'))['disk.gb']!.reserved).toBe(held - 80)
    expect((await (await committee()).post(`/applications/${less.id}/rejection`, { version: less.version, reason: '规格偏大' })).status).toBe(200)
    expect((await taken(app, 'sft'))['disk.gb']!.reserved).toBe(held - 100)
  })

  test('the present configuration, an impossible one, several services in one item: 422 at the place', async () => {
    const { ids, projectId } = await running(app, 'gat')
    const client = await user()
    const same = await existingDraft(app, client, 'gat', 'change', projectId, [{ resourceIds: ids }])
    const refused = await client.post(`/applications/${same.id}/submission`, { version: same.version })
    expect(refused.body.errors).toMatchObject([{ path: 'items/0/configuration', code: 'application.nothing_changed' }])
    const wrong = await changed(client, same, { systemDiskSizeGb: 1 })
    const impossible = await client.post(`/applications/${wrong.id}/submission`, { version: wrong.version })
    expect(impossible.body.errors[0].path).toBe('items/0/configuration/systemDiskSizeGb')
  })

  test('[R3] a modification is a version; the difference names the option; refused by O&M nothing changes', async () => {
    const { ids, projectId } = await running(app, 'gat')
    const client = await user()
    const before = await taken(app, 'gat')
    const sent = await submit(client, await changed(client, await existingDraft(app, client, 'gat', 'change', projectId, [{ resourceIds: ids }]), mixed))
    const again = await changed(client, sent, { systemDiskSizeGb: 80 })
    const { body: versions } = await client.get(`/applications/${sent.id}/versions`)
    expect(versions.items.map(({ snapshot }: { snapshot: { items: { configuration: object }[] } }) => snapshot.items[0]!.configuration)).toMatchObject([{ systemDiskSizeGb: 80 }, { systemDiskSizeGb: 140 }])
    const approved = await approve(await committee(), again)
    expect((await provision(await om(), sent.id, [{ id: approved.items[0].id, refused: '该规格已停产' }])).status).toBe('closed')
    expect(await taken(app, 'gat')).toEqual(before)
    expect((await client.get(`/resources/${ids[0]}`)).body.stretches).toHaveLength(1)
  })

  test('[R11] the review page: what it costs now and then, what is reserved and what comes back', async () => {
    const { ids, projectId } = await running(app, 'gat', 2)
    const client = await user()
    const sent = await submit(client, await changed(client, await existingDraft(app, client, 'gat', 'change', projectId, [{ resourceIds: ids }]), mixed))
    const { body } = await (await committee()).get(`/applications/${sent.id}/review`)
    const { monthly, present, difference } = body.cost
    expect(Number(monthly) - Number(present)).toBeCloseTo(Number(difference), 2)
    expect(body.items).toMatchObject([{ demand: [{ metric: 'disk.gb', amount: 200 }] }])
    expect(body.freedWhenDone).toMatchObject([{ metric: 'eip.mbps', amount: 12 }])
    expect(body.quotas.filter(({ isOwn }: { isOwn: boolean }) => isOwn).map(({ metric }: { metric: string }) => metric).sort()).toEqual(['disk.gb', 'eip.mbps'])
  })

  test('alone it may take another name; a release while the change is open is refused', async () => {
    const { ids, projectId } = await running(app, 'gat')
    const client = await user()
    const sent = await submit(client, await changed(client, await existingDraft(app, client, 'gat', 'change', projectId, [{ resourceIds: ids }]), { name: 'portal' }))
    const release = await existingDraft(app, client, 'gat', 'release', projectId, [{ resourceIds: ids }])
    const held = await client.post(`/applications/${release.id}/submission`, { version: release.version })
    expect([held.status, held.body.code]).toEqual([409, 'resource.held'])
    const approved = await approve(await committee(), sent)
    await provision(await om(), sent.id, [{ id: approved.items[0].id, units: [{ resourceId: ids[0] }] }])
    expect(await app.sql('select name from resources where id = $1', [ids[0]])).toEqual([{ name: 'portal' }])
    // Nothing holds it any more.
    await submit(client, release)
  })

  test('[R14] apply again begins with what they are now', async () => {
    const { ids, projectId } = await running(app, 'gat')
    const client = await user()
    const sent = await submit(client, await changed(client, await existingDraft(app, client, 'gat', 'change', projectId, [{ resourceIds: ids }]), mixed))
    const copy = await client.post(`/applications/${sent.id}/copy`)
    expect(copy.body).toMatchObject({ kind: 'change', items: [{ configuration: { systemDiskSizeGb: 140 }, resources: [{ id: ids[0], configuration: { systemDiskSizeGb: 40 } }] }] })
  })
})

test('[A5] [A7] a resource says what may be begun for it, and why not: its open application, or no permission', async () => {
  const { ids, projectId } = await running(app, 'gat')
  const client = await user()
  const why = async (asking: Client, act: 'change' | 'release') =>
    (await asking.get(`/explanations?permission=resource.${act}&recordKind=resource&recordId=${ids[0]}`)).body as { verdict: string; reasons: { code: string; isMet: boolean | null }[] }
  expect((await client.get(`/resources/${ids[0]}`)).body.allowed).toEqual(['change', 'release'])
  expect((await (await om()).get(`/resources/${ids[0]}`)).body.allowed).toEqual([])
  expect([(await why(client, 'release')).verdict, (await why(await om(), 'release')).verdict]).toEqual(['allowed', 'refused'])
  await existingSubmitted(app, client, 'gat', 'release', projectId, [{ resourceIds: ids }])
  expect((await client.get('/resources?q=existing')).body.items[0]).toMatchObject({ allowed: [], heldBy: { kind: 'release' } })
  const { verdict, reasons } = await why(client, 'change')
  expect(verdict).toBe('refused')
  expect(reasons.map(({ code }) => code)).toContain('resource.held_already')
})
