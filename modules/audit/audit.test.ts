import { describe, expect, test } from 'vitest'
import { sealedToTheEnd } from '#testkit/audit.ts'
import { useTestApp } from '#testkit/http.ts'
import { departmentId, newDraft, submitted } from '#testkit/applications.ts'
import { readTable } from '#kit/server/spreadsheet.ts'
import { permissionTable } from '#modules/access/rules/permissions.ts'

const app = useTestApp()

describe('the audit log', () => {
  test('[C-I1] says who did what, as what, from where, to which record, newest first, and whether it is sealed', async () => {
    const applicant = await app.as('jtt.user')
    const application = await submitted(app, applicant, 'jtt')
    await sealedToTheEnd(app)
    const auditor = await app.as('auditor')
    const { status, body } = await auditor.get(`/audit-events?kind=application.submitted&q=${application.number}`)
    expect(status).toBe(200)
    expect(body.items).toHaveLength(1)
    expect(body.items[0]).toMatchObject({
      kind: 'application.submitted', actor: { name: 'jtt.user' }, roles: ['department_user'], for: null, address: '127.0.0.1', subjectKind: 'application', subjectId: application.id,
      subject: application.number, department: { id: await departmentId(app, 'jtt') }, isSealed: true,
    })
    const { body: all } = await auditor.get('/audit-events')
    const ids = all.items.map(({ id }: { id: string }) => Number(id))
    expect(ids).toEqual(ids.toSorted((left: number, right: number) => right - left))
  })

  test('before and after of a change, with the personal values that are kept apart [C-I6]', async () => {
    const person = await app.as('gat.user')
    const { body: me } = await person.get('/me')
    expect((await person.patch('/me', { version: me.version, phone: '0871-6611' })).status).toBe(200)
    const auditor = await app.as('auditor')
    const { body } = await auditor.get('/audit-events?kind=account.changed&actor=gat.user')
    const detail = (await auditor.get(`/audit-events/${body.items[0].id}`)).body
    expect(detail.changes).toContainEqual({ path: ['phone'], before: me.phone, after: '0871-6611' })
    const [row] = await app.sql<{ facts: string; digest: Buffer | null; actor: string }>('select facts::text as facts, personal_digest as digest, actor_name as actor from events where id = $1', [detail.id])
    expect(row!.facts).not.toContain('0871-6611')
    expect(row!.actor).toBe('')
    expect(row!.digest).toHaveLength(32)
  })

  test('[A1] only the auditor reads, verifies and exports; a made-up event is 404', async () => {
    for (const name of ['platform2', 'om', 'business', 'jtt.admin', 'member1']) {
      const person = await app.as(name)
      for (const path of ['/audit-events', '/audit-events/1', '/audit-events/overview', '/audit-events/verification', '/audit-events/export']) expect((await person.get(path)).status, `${name} ${path}`).toBe(403)
      expect((await person.post('/audit-events/verification')).status).toBe(403)
    }
    expect((await app.stranger().get('/audit-events')).status).toBe(401)
    expect((await (await app.as('auditor')).get('/audit-events/999999999')).status).toBe(404)
  })

  test('[C-D7] the auditor can do this and nothing else, nobody else can, and no account joins it with another power', async () => {
    const held = (Object.entries(permissionTable) as [string, Record<string, unknown>][]).filter(([, row]) => row['auditor']).map(([name]) => name)
    expect(held).toEqual(['audit.view', 'audit.verify', 'audit.export'])
    for (const name of held) expect(Object.keys(permissionTable[name as 'audit.view'])).toEqual(['auditor'])
    const auditor = await app.as('auditor')
    for (const path of ['/applications', '/accounts', '/bills', '/members', '/resources', '/outbox', '/jobs']) expect((await auditor.get(path)).status, path).toBe(403)
    await expect(app.sql(`insert into account_roles (account_id, role) select id, 'platform_admin' from accounts where account_name = 'auditor'`)).rejects.toThrow('administrators are separated')
  })

  test('[chapter 2] everybody reads their own acts, and nobody else\'s', async () => {
    const person = await app.as('jtt.admin')
    await person.patch('/me', { theme: 'dark' })
    const { body } = await person.get('/me/acts')
    expect(body.items.length).toBeGreaterThan(0)
    expect(new Set(body.items.map(({ actor }: { actor: { name: string } }) => actor.name))).toEqual(new Set(['jtt.admin']))
  })

  test('filters: days, address, kind of record, request', async () => {
    const auditor = await app.as('auditor')
    const { body: { items: [one] } } = await auditor.get('/audit-events?kind=session.opened')
    const count = async (query: string) => (await auditor.get(`/audit-events?${query}`)).body.total
    expect(await count(`requestId=${one.requestId}`)).toBe(1)
    expect(await count('at=2001-01-01..2001-01-02')).toBe(0)
    expect(await count('address=127.0.0.1&subjectKind=account')).toBeGreaterThan(0)
    expect(await count('address=203.0.113.77')).toBe(0)
    expect((await auditor.get('/audit-events?at=yesterday')).status).toBe(400)
  })

  test('[C-I4] [C-G4] export of what is filtered, as XLSX and CSV without formulas; that it was exported is recorded', async () => {
    const applicant = await app.as('jtt.user')
    const draft = await newDraft(app, applicant, 'jtt', { title: '=HYPERLINK("http://evil.example")' })
    expect((await applicant.post(`/applications/${draft.id}/comments`, { text: '=1+1', mentions: [] })).status).toBeLessThan(500)
    const project = await applicant.post('/projects', { name: '=cmd|calc', departmentId: await departmentId(app, 'jtt') })
    expect(project.status).toBe(201)
    const auditor = await app.as('auditor')
    const csv = await auditor.get('/audit-events/export?format=csv&kind=project.created', { language: 'zh-Hans' })
    expect(csv.headers.get('content-type')).toContain('text/csv')
    const text = csv.body.toString('utf8')
    expect(text.startsWith('\uFEFF编号,')).toBe(true)
    expect(text).toContain(project.body.number)
    for (const line of text.slice(1).split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+@]/)
    const { body: workbook } = await auditor.get('/audit-events/export?kind=project.created')
    const sheet = await readTable({ fileName: 'audit.xlsx', stream: (async function* () { yield workbook as Uint8Array })(), isTruncated: () => false })
    expect(JSON.stringify(sheet)).toContain(project.body.number)
    const { body } = await auditor.get('/audit-events?kind=audit.exported')
    expect(body.total).toBe(2)
    const detail = (await auditor.get(`/audit-events/${body.items[1].id}`)).body
    expect(detail.facts).toContainEqual({ path: ['filters', 'kind'], before: null, after: 'project.created' })
  })

  test('the overview: acts and refused acts by day, and the last verification', async () => {
    const auditor = await app.as('auditor')
    expect((await (await app.as('gat.user')).post('/departments', {})).status).toBe(403)
    await auditor.post('/audit-events/verification')
    const { body } = await auditor.get('/audit-events/overview')
    expect(body.days).toHaveLength(7)
    expect(body.days[6].acts).toBeGreaterThan(0)
    expect(body.days[6].refused).toBeGreaterThan(0)
    expect(body.verification).toMatchObject({ by: 'auditor', brokenKind: null })
  })
})

describe('[C-I1] [ASVS 16.3.2] refused acts', () => {
  test('a write without the permission is recorded once per account, route and minute, with the address', async () => {
    const person = await app.as('mzt.user')
    const tries = await Promise.all(Array.from({ length: 8 }, () => person.post('/regions', {})))
    expect(tries.map(({ status }) => status)).toEqual(Array(8).fill(403))
    expect((await person.get('/accounts')).status).toBe(403)
    const rows = await app.sql<{ facts: object; address: string; actor_name: string }>(`select facts, address, actor_name from whole_events where kind = 'access.refused' and actor_name = 'mzt.user'`)
    // The minute may turn between two tries.
    expect([1, 2]).toContain(rows.length)
    expect(rows[0]).toEqual({ facts: { route: 'POST /regions' }, address: '127.0.0.1', actor_name: 'mzt.user' })
  })

  test('a write in sight but not in reach, refused by its policy, is recorded too; what is only wrong is not', async () => {
    const application = await submitted(app, await app.as('jtt.user'), 'jtt')
    const before = await refusals()
    expect((await (await app.as('bureau.user')).post(`/applications/${application.id}/provisioning`, { items: [] })).status).toBe(403)
    expect(await refusals()).toBe(before + 1)
    expect((await (await app.as('jtt.user')).post('/projects', {})).status).toBe(422)
    expect(await refusals()).toBe(before + 1)
  })
  const refusals = async () => (await app.sql<{ count: number }>(`select count(*)::int as count from events where kind = 'access.refused'`))[0]!.count
})

test('[C-I1] what cannot be recorded is not done', async () => {
  const platform = await app.as('platform2')
  await app.sql(`create function no_events() returns trigger language plpgsql as $$ begin raise exception 'no room for events'; end $$`)
  await app.sql('create trigger no_events before insert on events for each row execute function no_events()')
  try {
    const answer = await (await app.as('jtt.user')).post('/projects', { name: '审计不可用', departmentId: await departmentId(app, 'jtt') })
    expect(answer.status).toBe(500)
    expect(await app.sql(`select 1 from projects where name = '审计不可用'`)).toEqual([])
    expect((await platform.post('/regions', {})).status).toBe(403)
  } finally {
    await app.sql('drop trigger no_events on events')
    await app.sql('drop function no_events')
  }
})
