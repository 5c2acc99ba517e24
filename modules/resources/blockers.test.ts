import { describe, expect, test } from 'vitest'
import { approve, departmentId, submitted } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'

describe('a department with running resources', () => {
  const app = useTestApp()

  test('is not archived: the answer says what hinders it', async () => {
    const committee = await app.as('committee.admin')
    const sent = await submitted(app, await app.as('sft.1.user'), 'sft.1')
    const approved = await approve(committee, sent)
    const om = await app.as('om')
    await om.post(`/applications/${sent.id}/provisioning`, { items: [{ id: approved.items[0].id, units: [{ instanceId: 'i-blocker' }] }] })
    const platform = await app.as('platform')
    const id = await departmentId(app, 'sft.1')
    for (const account of await app.sql<{ id: string; version: number }>('select id, version from accounts where department_id = $1', [id]))
      expect((await platform.post(`/accounts/${account.id}/disabling`, { version: account.version })).status).toBe(200)
    const { body: department } = await platform.get(`/departments/${id}`)
    const refused = await platform.post(`/departments/${id}/archiving`, { version: department.version })
    expect(refused.status, JSON.stringify(refused.body)).toBe(409)
    expect(JSON.stringify(refused.body)).toContain('department.has_running_resources')
  })
})
