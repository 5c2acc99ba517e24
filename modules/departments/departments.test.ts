import { describe, expect, test } from 'vitest'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
const idOf = async (code: string) => (await app.sql<{ id: string }>('select id from departments where code = $1', [code]))[0]!.id

describe('departments over HTTP', () => {
  test('[A1] without a session 401, without the permission 403', async () => {
    expect((await app.stranger().get('/departments')).status).toBe(401)
    const user = await app.as('jtt.user')
    expect((await user.get('/departments')).body.code).toBe('permission.missing')
    expect((await user.post('/departments', { code: 'x', name: 'x', parentId: await idOf('jtt'), kind: 'inner' })).status).toBe(403)
  })

  test('the tree comes with what may be done to each department', async () => {
    const { status, body } = await (await app.as('platform')).get('/departments')
    expect(status).toBe(200)
    const root = body.items[0], jtt = body.items.find((item: { code: string }) => item.code === 'jtt')
    expect(root).toMatchObject({ kind: 'root', parentId: null, allowed: ['edit', 'add'] })
    expect(jtt).toMatchObject({ kind: 'unit', sector: 'government', isArchived: false, allowed: ['edit', 'add', 'move', 'archive'], assignableRoles: ['department_user', 'department_admin'] })
    expect(jtt.accountCount).toBe(3)
  })

  test('create, rename, refuse a stale version, archive', async () => {
    const admin = await app.as('platform')
    const created = await admin.post('/departments', { code: 'jtt.9', name: ' 法规处 ', parentId: await idOf('jtt'), kind: 'inner' })
    expect(created.status, JSON.stringify(created.body)).toBe(201)
    expect(created.body).toMatchObject({ name: '法规处', sector: 'government', unitId: await idOf('jtt'), depth: 3 })
    expect((await admin.get(`/departments/${created.body.id}`)).body).toEqual(created.body)
    const renamed = await admin.patch(`/departments/${created.body.id}`, { version: 1, name: '政策法规处' })
    expect(renamed.body).toMatchObject({ name: '政策法规处', code: 'jtt.9', version: 2 })
    expect((await admin.patch(`/departments/${created.body.id}`, { version: 1, name: '别处' })).body.code).toBe('conflict.stale')
    const archived = await admin.post(`/departments/${created.body.id}/archiving`, { version: 2 })
    expect(archived.body).toMatchObject({ isArchived: true, allowed: [] })
    expect((await admin.post(`/departments/${created.body.id}/archiving`, { version: 3 })).body.code).toBe('department.archived')
  })

  test('a taken code or name is told at its field', async () => {
    const admin = await app.as('platform')
    const parentId = await idOf('jtt')
    expect((await admin.post('/departments', { code: 'jyt', name: '新处', parentId, kind: 'inner' })).body.errors).toMatchObject([{ path: 'code', code: 'field.taken' }])
    expect((await admin.post('/departments', { code: 'jtt.8', name: '综合处', parentId, kind: 'inner' })).body.errors).toMatchObject([{ path: 'name', code: 'field.taken' }])
    expect((await admin.post('/departments', { code: 'zhb', name: '第二总部', parentId: await idOf('yun'), kind: 'head', sector: 'government' })).body.code).toBe('department.sector_has_head')
    expect((await admin.post('/departments', { code: 'q', name: '厅', parentId, kind: 'unit' })).body.code).toBe('department.wrong_kind')
  })

  test('archiving tells everything that stands in the way, and changes nothing', async () => {
    const admin = await app.as('platform')
    const id = await idOf('jyt')
    const { version } = (await admin.get(`/departments/${id}`)).body
    const refused = await admin.post(`/departments/${id}/archiving`, { version })
    expect(refused.status).toBe(409)
    expect(refused.body.errors.map((error: { code: string }) => error.code)).toEqual(expect.arrayContaining(['department.has_children', 'department.has_accounts']))
    expect((await admin.get(`/departments/${id}`)).body.version).toBe(version)
    expect((await admin.post(`/departments/${await idOf('dsj')}/archiving`, { version: 1 })).body.code).toBe('department.stays')
  })

  test('a department moves with everything below it, inside its sector only', async () => {
    const admin = await app.as('platform')
    const make = async (code: string, parentId: string) => (await admin.post('/departments', { code, name: code, parentId, kind: 'inner' })).body
    const outer = await make('wjw.8', await idOf('wjw'))
    const inner = await make('wjw.8.1', outer.id)
    const move = (parentId: string, version = outer.version) => admin.post(`/departments/${outer.id}/move`, { version, parentId })
    expect((await move(await idOf('gat'))).body.code).toBe('department.other_sector')
    expect((await move(inner.id)).body.code).toBe('department.into_itself')
    expect((await move(await idOf('wjw'))).body.code).toBe('department.already_there')
    const moved = await move(await idOf('mzt'))
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    expect(moved.body).toMatchObject({ parentId: await idOf('mzt'), unitId: await idOf('mzt'), kind: 'inner' })
    expect((await admin.get(`/departments/${inner.id}`)).body).toMatchObject({ unitId: await idOf('mzt'), parentId: outer.id, depth: 4 })
    expect(await app.sql('select 1 from departments d join departments p on p.id = d.parent_id where d.path <> p.path || d.id || \'/\' or d.depth <> p.depth + 1')).toEqual([])
    expect((await move(await idOf('wjw'))).body.code).toBe('conflict.stale')
  })

  test('two moves at once make no circle: one lock orders them', async () => {
    const admin = await app.as('platform')
    const make = async (code: string) => (await admin.post('/departments', { code, name: code, parentId: await idOf('rst'), kind: 'inner' })).body
    const [left, right] = [await make('rst.8'), await make('rst.9')]
    const answers = await Promise.all([
      admin.post(`/departments/${left.id}/move`, { version: 1, parentId: right.id }),
      admin.post(`/departments/${right.id}/move`, { version: 1, parentId: left.id }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('[A3] choices are the departments in which the actor may apply or look', async () => {
    const codes = async (name: string, purpose: string) =>
      (await (await app.as(name)).get(`/departments/choices?purpose=${purpose}`)).body.items.map((item: { code: string }) => item.code)
    expect((await codes('jtt.user', 'apply')).sort()).toEqual(expect.arrayContaining(['jtt', 'jtt.1']))
    expect((await codes('jtt.user', 'apply')).every((code: string) => code.startsWith('jtt'))).toBe(true)
    expect(await codes('jtt.1.user', 'apply')).toEqual(['jtt.1'])
    const committee = await codes('committee.user', 'apply')
    expect(committee).toContain('gat')
    expect(committee).not.toContain('jtt')
    expect(await codes('om', 'apply')).toEqual([])
    expect(await codes('om', 'view')).toEqual(expect.arrayContaining(['jtt', 'gat', 'dsj']))
    expect(await codes('platform', 'view')).toEqual([])
  })

  test('every change is an event with before and after', async () => {
    const admin = await app.as('platform')
    const id = await idOf('sft')
    const { version } = (await admin.get(`/departments/${id}`)).body
    await admin.patch(`/departments/${id}`, { version, name: '省司法厅（新）' })
    const events = await app.sql('select kind, actor_name, facts from whole_events where subject_kind = \'department\' and subject_id = $1', [id])
    expect(events).toEqual([{ kind: 'department.changed', actor_name: 'platform', facts: { before: { code: 'sft', name: '省司法厅' }, after: { code: 'sft', name: '省司法厅（新）' } } }])
  })
})

describe('what stands in the way, before it is confirmed', () => {
  const blockersOf = async (code: string, parameters: string) => (await app.as('platform')).get(`/departments/${await idOf(code)}/blockers?${parameters}`)

  test('[A1] only for those who maintain departments; unknown ones are 404', async () => {
    expect((await app.stranger().get('/departments/1/blockers?change=archiving')).status).toBe(401)
    expect((await (await app.as('jtt.admin')).get(`/departments/${await idOf('jtt')}/blockers?change=archiving`)).status).toBe(403)
    expect((await (await app.as('platform')).get('/departments/999999/blockers?change=archiving')).status).toBe(404)
    expect((await blockersOf('jtt', 'change=moving&parentId=999999')).status).toBe(404)
    expect((await blockersOf('jtt', 'change=dropping')).status).toBe(400)
  })

  test('archiving: the same as the refusal says, with numbers, names and where to go', async () => {
    const { body } = await blockersOf('jtt', 'change=archiving')
    const accounts = body.items.find(({ code }: { code: string }) => code === 'department.has_accounts')
    expect(accounts).toMatchObject({ link: `/accounts?state=enabled&departmentId=${await idOf('jtt')}` })
    const [{ count }] = await app.sql<{ count: number }>(`select count(*)::int as count from accounts where is_enabled and department_id = $1`, [await idOf('jtt')]) as [{ count: number }]
    expect(accounts.message).toContain(String(count))
    expect(body.items.every(({ message }: { message: string }) => !/[{}]/.test(message))).toBe(true)
    const admin = await app.as('platform')
    const { version } = (await admin.get(`/departments/${await idOf('jtt')}`)).body
    const refused = await admin.post(`/departments/${await idOf('jtt')}/archiving`, { version })
    expect(refused.body.errors.map(({ message }: { message: string }) => message)).toEqual(body.items.map(({ message }: { message: string }) => message))
  })

  test('[Q1] moving: what the new parent has left before and after, and where it is too little', async () => {
    const { body } = await blockersOf('jtt.1', `change=moving&parentId=${await idOf('mzt')}`)
    const rows = await app.sql<{ total: string }>('select total from quotas where total > 0 and department_id = $1', [await idOf('jtt.1')])
    expect(body.quota).toHaveLength(rows.length)
    expect(body.items.map(({ code }: { code: string }) => code)).toContain('department.name_taken_there')
    for (const { moved, before, after } of body.quota) expect(after).toBe(before - moved)
    const short = body.quota.filter(({ after }: { after: number }) => after < 0)
    expect(body.items.filter(({ code }: { code: string }) => code === 'quota.insufficient_line')).toHaveLength(short.length)
    expect((await blockersOf('jtt', `change=moving&parentId=${await idOf('gat')}`)).body).toMatchObject({ items: [{ code: 'department.other_sector' }], quota: [] })
  })
})
