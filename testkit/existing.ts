import { expect } from 'vitest'
import { approve, departmentId, submit, submitted, uploadPdf, type DraftOptions } from './applications.ts'
import type { Answer, Client, TestApp } from './http.ts'

/** Applications that change or release existing resources. */
export type Running = { readonly ids: string[]; readonly projectId: string; readonly instanceIds: string[]; readonly number: string }

let serial = 0
/** Servers of a politics-law department, provisioned as applications are. */
export async function running(app: TestApp, code: string, quantity = 1, options: DraftOptions = {}): Promise<Running> {
  const sent = await submitted(app, await app.as(`${code}.user`), code, { ...options, quantity })
  const approved = await approve(await app.as('committee.admin'), sent)
  const instanceIds = Array.from({ length: quantity }, () => `i-existing-${++serial}`)
  await provision(await app.as('om'), sent.id, [{ id: approved.items[0].id, units: instanceIds.map((instanceId) => ({ instanceId })) }])
  const rows = await app.sql<{ id: string }>('select id::text as id from resources where application_id = $1 order by id', [sent.id])
  return { ids: rows.map(({ id }) => id), projectId: sent.project.id, instanceIds, number: sent.number }
}

export async function provision(client: Client, id: string, items: unknown): Promise<Answer['body']> {
  const answer = await client.post(`/applications/${id}/provisioning`, { items })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

export type ExistingItem = { readonly resourceIds: readonly string[]; readonly configuration?: unknown; readonly remark?: string }
export async function existingBody(app: TestApp, client: Client, code: string, kind: 'change' | 'release', projectId: string, items: readonly ExistingItem[]): Promise<Record<string, unknown>> {
  return {
    kind, mode: 'batch', departmentId: await departmentId(app, code), projectId, title: kind === 'change' ? '变更云服务器' : '释放云服务器', reason: '业务调整',
    attachmentIds: [await uploadPdf(client)], users: [{ name: '张三', phone: '13800000000', email: 'zhangsan@gat.example' }], items,
  }
}
export async function existingDraft(app: TestApp, client: Client, code: string, kind: 'change' | 'release', projectId: string, items: readonly ExistingItem[]): Promise<Answer['body']> {
  const answer = await client.post('/applications', await existingBody(app, client, code, kind, projectId, items))
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
export async function existingSubmitted(...args: Parameters<typeof existingDraft>): Promise<Answer['body']> {
  return submit(args[1], await existingDraft(...args))
}

/** Used and reserved of a department, all regions and metrics that are not nothing. */
export async function taken(app: TestApp, code: string): Promise<Record<string, { used: number; reserved: number }>> {
  const rows = await app.sql<{ metric: string; used: number; reserved: number }>(`
    select metric, sum(used)::int as used, sum(reserved)::int as reserved from quotas where department_id = $1 group by metric order by metric`, [await departmentId(app, code)])
  return Object.fromEntries(rows.map(({ metric, ...numbers }) => [metric, numbers]))
}
