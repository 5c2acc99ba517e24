import { expect, test } from 'vitest'
import { departmentId, newDraft, newProject } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()

test('a moved department takes its projects and applications to its new unit, whose admins are in charge from then on', async () => {
  const person = await app.as('jtt.1.user')
  const project = await newProject(person, '随部门走')
  const draft = await newDraft(app, person, 'jtt.1')
  const platform = await app.as('platform')
  const { body: known } = await platform.get(`/departments/${await departmentId(app, 'jtt.1')}`)
  // Its new siblings have one of the old name already.
  const { body: department } = await platform.patch(`/departments/${known.id}`, { version: known.version, name: '路网监测处' })
  const moved = await platform.post(`/departments/${department.id}/move`, { version: department.version, parentId: await departmentId(app, 'jyt') })
  expect(moved.status, JSON.stringify(moved.body)).toBe(200)
  const unit = await departmentId(app, 'jyt')
  for (const [table, id] of [['projects', project], ['applications', draft.id]])
    expect(await app.sql(`select unit_id::text as unit from ${table} where id = $1`, [id]), table).toEqual([{ unit }])
  expect((await (await app.as('jyt.admin')).get(`/projects/${project}`)).body.allowed).toContain('edit')
  expect((await (await app.as('jtt.admin')).get(`/projects/${project}`)).status).toBe(404)
})
