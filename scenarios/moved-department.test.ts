import { expect, test } from 'vitest'
import { departmentId, newDraft, newProject } from '#testkit/applications.ts'
import { computed, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { billOf, openedIn, sentAll } from '#testkit/bill-months.ts'
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

test('a unit with a bill that was not sent keeps its departments; once it is sent they may go, and each month is charged where it was', async () => {
  await openedIn(app, '2026-10')
  await priced(app, 'machine', [['2026-01-01', '310']])
  await resourceWith(app, 'wjw.1', [{ from: '2026-09-20', components: [thing('machine')] }])
  await computed(app, '2026-10')
  const platform = await app.as('platform')
  const business = await app.as('business')
  const before = await billOf(app, business, 'wjw', '2026-10')
  expect(before.total).toBe('310.00')
  const move = async () => {
    const { body: department } = await platform.get(`/departments/${await departmentId(app, 'wjw.1')}`)
    return platform.post(`/departments/${department.id}/move`, { version: department.version, parentId: await departmentId(app, 'mzt') })
  }
  const refused = await move()
  expect(refused.status).toBe(409)
  expect(JSON.stringify(refused.body)).toContain('department.has_unsent_bills')
  await sentAll(business, '2026-10')
  const name = await app.sql(`update departments set name = '基层卫生处' where code = 'wjw.1' returning id`)
  expect(name).toHaveLength(1)
  expect((await move()).status).toBe(200)
  expect(await app.sql(`select u.code, s.from_day, s.to_day is null as open from resource_stretches s join departments u on u.id = s.unit_id join departments d on d.id = s.department_id
    where d.code = 'wjw.1' order by s.from_day`)).toMatchObject([{ code: 'wjw', open: false }, { code: 'mzt', open: true }])
  expect((await billOf(app, business, 'wjw', '2026-10')).total).toBe('310.00')
})
