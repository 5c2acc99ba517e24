import { expect } from 'vitest'
import { approve, newDraft, regionId, submitted, uploadPdf } from './applications.ts'
import type { Client, TestApp } from './http.ts'

/** Departments with somebody who works there; the head stands above jtt, `gat` is of the other sector. */
export const owners = { jtt: 'jtt.user', 'jtt.1': 'jtt.1.user', jyt: 'jyt.user', gat: 'gat.user', dsj: 'bureau.user', zfw: 'committee.user' } as const
export type OwnerCode = keyof typeof owners
/** Whose records a person may see by the permission `resource.view` (chapter 2). */
export const scopes: Readonly<Record<string, readonly OwnerCode[]>> = {
  'jtt.user': ['jtt', 'jtt.1'], 'jtt.1.user': ['jtt.1'], 'jyt.user': ['jyt'], 'gat.user': ['gat'],
  'bureau.user': ['jtt', 'jtt.1', 'jyt', 'gat', 'dsj', 'zfw'], 'committee.user': ['gat', 'zfw'],
}

/** `seenBy` `scope`: whoever sees the department; `owner`: only the person whose it is. */
export type ForeignRecord = { readonly noun: string; readonly what: string; readonly id: string; readonly code: OwnerCode; readonly seenBy: 'scope' | 'owner'; readonly number?: string }

/** One record of every kind and state for every department. */
export async function recordsOfEverybody(app: TestApp): Promise<ForeignRecord[]> {
  const records: ForeignRecord[] = []
  for (const [code, name] of Object.entries(owners)) records.push(...await recordsOf(app, code as OwnerCode, await app.as(name)))
  await app.drain()
  for (const [code, name] of Object.entries(owners)) {
    const own = async (noun: string, what: string, path: string) => {
      const { body } = await (await app.as(name)).get(path)
      records.push({ noun, what, id: body.items[0].id, code: code as OwnerCode, seenBy: 'owner' })
    }
    await own('messages', 'message', '/messages')
    await own('me/sessions', 'session', '/me/sessions')
  }
  return records
}

async function recordsOf(app: TestApp, code: OwnerCode, client: Client): Promise<ForeignRecord[]> {
  const draft = await newDraft(app, client, code)
  const review = await submitted(app, client, code)
  const completed = await completedApplication(app, client, code)
  const [resource] = await app.sql<{ id: string }>('select r.id::text from resources r join departments d on d.id = r.department_id where d.code = $1 limit 1', [code])
  const request = await newQuotaRequest(app, client)
  const of = (noun: string, what: string, id: string, seenBy: 'scope' | 'owner', number?: string): ForeignRecord => ({ noun, what, id, code, seenBy, ...(number ? { number } : {}) })
  return [
    of('applications', 'draft', draft.id, 'owner', draft.number), of('applications', 'application in review', review.id, 'scope', review.number),
    of('applications', 'completed application', completed.id, 'scope', completed.number), of('projects', 'project', review.project.id, 'scope'), of('resources', 'resource', resource!.id, 'scope'),
    of('attachments', 'attachment nobody uses yet', await uploadPdf(client), 'owner'), of('attachments', 'attachment of a draft', draft.attachments[0].id, 'owner'),
    of('attachments', 'attachment in review', review.attachments[0].id, 'scope'),
    // Seen by the department that asks and by the one that is asked, whatever else somebody may see (Q3, Q4).
    of('quota-requests', 'quota request', request.id, 'owner', request.number), of('attachments', 'attachment of a quota request', request.attachments[0].id, 'owner'),
  ]
}

async function newQuotaRequest(app: TestApp, client: Client) {
  const regionItems = [{ regionId: await regionId(app), metric: 'ecs.vcpu', increase: 1 }]
  const asked = await client.post('/quota-requests', { regionItems, reason: '业务扩容', attachmentIds: [await uploadPdf(client)] })
  expect(asked.status, JSON.stringify(asked.body)).toBe(201)
  return asked.body
}

async function completedApplication(app: TestApp, client: Client, code: OwnerCode) {
  let application = await submitted(app, client, code)
  const reviewers = code === 'gat' || code === 'zfw' ? ['committee.admin'] : ['om', 'bureau.admin']
  for (const name of reviewers) application = await approve(await app.as(name), application)
  const items = application.items.map(({ id }: { id: string }) => ({ id, units: [{ instanceId: `i-${code}-${id}` }] }))
  const done = await (await app.as('om')).post(`/applications/${application.id}/provisioning`, { items })
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  return done.body
}

export function maySee(person: string, record: ForeignRecord): boolean {
  return record.seenBy === 'owner' ? owners[record.code] === person : scopes[person]!.includes(record.code)
}
