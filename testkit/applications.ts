import { expect } from 'vitest'
import type { Answer, Client, TestApp } from './http.ts'

/** The smallest file that is a PDF. */
export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

export async function uploadPdf(client: Client, name = '申请理由.pdf'): Promise<string> {
  const answer = await client.upload('/attachments', name, pdf, 'application/pdf')
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id
}

export async function departmentId(app: TestApp, code: string): Promise<string> {
  return (await app.sql<{ id: string }>('select id from departments where code = $1', [code]))[0]!.id
}
export async function regionId(app: TestApp, code = 'pub-1'): Promise<string> {
  return (await app.sql<{ id: string }>('select id from regions where code = $1', [code]))[0]!.id
}

export async function newProject(client: Client, name: string, department?: string): Promise<string> {
  const answer = await client.post('/projects', { name, description: '群众办事一件事', ...(department ? { departmentId: department } : {}) })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id
}

/** ECS with two data disks and an EIP, from what the region and the department offer. */
export async function ecsConfiguration(client: Client, region: string, department: string, name = 'web'): Promise<Record<string, unknown>> {
  const { body: facts } = await client.get(`/services/ecs/facts?regionId=${region}&departmentId=${department}`)
  const { vpcs, vswitches, instance_specs: specs, images, image_versions: versions, instance_families: families } = choicesOf(facts)
  const vpc = vpcs[0]!, image = images[0]!, family = families[0]!
  return {
    vpc: vpc.value, vswitch: vswitches.find((choice) => choice.parent === vpc.value)!.value, name,
    family: family.value, spec: specs.find((choice) => choice.parent === family.value)!.value,
    imageType: 'public', image: image.value, imageVersion: versions.find((choice) => choice.parent === image.value)!.value,
    systemDiskCategory: 'cloud_ssd', systemDiskSizeGb: 40,
    dataDisks: [{ category: 'cloud_ssd', sizeGb: 200, count: 1 }, { category: 'cloud_efficiency', sizeGb: 500, count: 1 }],
    eip: true, eipMbps: 10,
  }
}
type Choice = { value: string; parent?: string }
function choicesOf(facts: { choices: Record<string, Choice[]> }): Record<string, Choice[]> & Record<'vpcs' | 'vswitches' | 'instance_specs' | 'images' | 'image_versions' | 'instance_families', Choice[]> {
  return facts.choices as ReturnType<typeof choicesOf>
}

export type DraftOptions = { readonly title?: string; readonly department?: string; readonly quantity?: number; readonly attachments?: number; readonly projectName?: string; readonly items?: number }

let serial = 0
/** A complete draft for one ECS, or several items of it, not yet submitted. */
export async function newDraft(app: TestApp, client: Client, code: string, options: DraftOptions = {}): Promise<Answer['body']> {
  const department = await departmentId(app, code)
  const region = await regionId(app)
  const projectId = await newProject(client, options.projectName ?? `最多跑一次 ${++serial}`, department)
  const attachmentIds = []
  for (let index = 0; index < (options.attachments ?? 1); index++) attachmentIds.push(await uploadPdf(client, `说明${index + 1}.pdf`))
  const answer = await client.post('/applications', {
    kind: 'new', mode: 'single', departmentId: department, projectId, title: options.title ?? '云服务器 ECS 申请', reason: '业务系统扩容', attachmentIds,
    users: [{ name: '张三', phone: '13800000000', email: 'zhangsan@jtt.example' }],
    items: Array(options.items ?? 1).fill({ service: 'ecs', regionId: region, configuration: await ecsConfiguration(client, region, department), quantity: options.quantity ?? 1, remark: '门户网站' }),
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

export async function submit(client: Client, draft: { id: string; version: number }): Promise<Answer['body']> {
  const answer = await client.post(`/applications/${draft.id}/submission`, { version: draft.version })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
export async function submitted(app: TestApp, client: Client, code: string, options: DraftOptions = {}): Promise<Answer['body']> {
  return submit(client, await newDraft(app, client, code, options))
}
export async function approve(client: Client, application: { id: string; version: number }): Promise<Answer['body']> {
  const answer = await client.post(`/applications/${application.id}/approval`, { version: application.version, reason: '同意' })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
