import { expect, test } from 'vitest'
import { newDraft } from '#testkit/applications.ts'
import { databaseState } from '#testkit/database-state.ts'
import { useTestApp } from '#testkit/http.ts'
import { leaveQuota } from '#testkit/quotas.ts'

const app = useTestApp()

test('[C-A3] [R5] two items of one application, each within what is left, together beyond it: refused as a whole with the sum, nothing written', async () => {
  const person = await app.as('jtt.user')
  const draft = await newDraft(app, person, 'jtt')
  const [item] = draft.items
  const asked = { service: item.service.code, regionId: item.region.id, configuration: item.configuration, quantity: 6, remark: '' }
  const { body: doubled } = await person.patch(`/applications/${draft.id}`, { version: draft.version, items: [asked, { ...asked, configuration: { ...asked.configuration, name: 'app' } }] })
  expect(doubled.items.length).toBe(2)
  await leaveQuota(app, 'jtt', 10, 'eip.count')
  const before = await databaseState(app)
  const refused = await person.post(`/applications/${draft.id}/submission`, { version: doubled.version }, { key: 'both-lines' })
  expect([refused.status, refused.body.code]).toEqual([409, 'quota.insufficient'])
  expect(refused.body.facts.lines).toEqual([expect.objectContaining({ metric: 'eip.count', asked: 12, remaining: 10, shortfall: 2 })])
  expect(await databaseState(app)).toEqual(before)
  const { body: less } = await person.patch(`/applications/${draft.id}`, { version: doubled.version, items: [asked, { ...asked, quantity: 4 }] })
  expect((await person.post(`/applications/${draft.id}/submission`, { version: less.version })).status).toBe(200)
})
