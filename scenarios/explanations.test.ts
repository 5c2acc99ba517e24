import { beforeAll, describe, expect, test } from 'vitest'
import { approve, departmentId, newDraft, submitted } from '#testkit/applications.ts'
import { addDays, dayOf } from '#kit/pure/time.ts'
import { Client, useTestApp } from '#testkit/http.ts'
import { demoPassword } from '#testkit/names.ts'

const app = useTestApp()
type RecordOf = { readonly kind: 'application' | 'project' | 'resource' | 'department'; readonly id: string; readonly what: string }
const records: RecordOf[] = []
const paths = { application: 'applications', project: 'projects', resource: 'resources', department: 'departments' } as const
const sees = { application: 'resource.view', project: 'resource.view', resource: 'resource.view', department: 'department.maintain' } as const

beforeAll(async () => {
  const [user, om, bureau] = [await app.as('jtt.user'), await app.as('om'), await app.as('bureau.admin')]
  const add = (kind: RecordOf['kind'], what: string, id: string) => records.push({ kind, what, id })
  add('application', 'draft', (await newDraft(app, user, 'jtt')).id)
  add('application', 'first review', (await submitted(app, user, 'jtt')).id)
  const atBureau = await approve(om, await submitted(app, user, 'jtt'))
  add('application', 'second review', atBureau.id)
  add('application', 'of the head itself, by its admin', (await approve(om, await submitted(app, bureau, 'dsj'))).id)
  const rejected = await submitted(app, await app.as('gat.user'), 'gat')
  await (await app.as('committee.admin')).post(`/applications/${rejected.id}/rejection`, { version: rejected.version, reason: '请补充' })
  add('application', 'rejected', rejected.id)
  const ready = await approve(bureau, await approve(om, await submitted(app, user, 'jtt')))
  await om.post(`/applications/${ready.id}/provisioning`, { items: [{ id: ready.items[0].id, units: [{ instanceId: 'i-explained' }] }] })
  add('application', 'completed', ready.id)
  add('project', 'used', ready.project.id)
  add('resource', 'running', (await user.get('/resources')).body.items[0].id)
  for (const code of ['jtt', 'yun']) add('department', code, await departmentId(app, code))
})

const ask = async (client: Client, question: Record<string, string>) => client.get(`/explanations?${new URLSearchParams(question)}`)
const explained = async (name: string, question: Record<string, string>) => {
  const { status, body } = await ask(await app.as(name), question)
  expect(status, JSON.stringify(body)).toBe(200)
  return body as { verdict: string; reasons: { code: string; isMet: boolean | null; facts: Record<string, string>; text: string[] }[] }
}
const codes = (answer: { reasons: { code: string }[] }) => answer.reasons.map(({ code }) => code)
const recordOf = (what: string) => records.find((record) => record.what === what)!
const idOf = async (name: string) => (await app.sql<{ id: string }>('select id::text from accounts where account_name = $1', [name]))[0]!.id

describe('why may / may not (A7)', () => {
  test('[A7] [A2] [A5] it says allowed exactly where the record comes, and with the act in its `allowed`', async () => {
    const platform = await app.as('platform')
    const { body: { records: kinds } } = await platform.get('/explanations/questions')
    // Somebody of every role in every department, except that inner departments are alike.
    const people = await app.sql<{ id: string; name: string }>(`
      select distinct on (a.department_id, r.role) a.id::text, a.account_name as name from accounts a join account_roles r on r.account_id = a.id left join departments d on d.id = a.department_id
      where a.account_name = 'member1' or d.kind <> 'inner' or d.code in ('jtt.1', 'gat.1', 'dsj.1') order by a.department_id, r.role, a.id`)
    expect(people.length).toBeGreaterThan(25)
    const wrong: string[] = []
    for (const { id, name } of people) {
      const client = await app.as(name)
      for (const record of records) {
        const answer = await client.get(`/${paths[record.kind]}/${record.id}`)
        const acts: string[] = kinds.find(({ kind }: { kind: string }) => kind === record.kind).acts.map(({ code }: { code: string }) => code)
        const said = await Promise.all([sees[record.kind], ...acts].map(async (permission) => ({ permission, ...(await ask(platform, { accountId: id, permission, recordKind: record.kind, recordId: record.id })).body })))
        for (const { permission, verdict } of said) {
          const may = permission === sees[record.kind] ? answer.status === 200 : answer.status === 200 && answer.body.allowed.includes(permission.slice(record.kind.length + 1))
          if ((verdict === 'allowed') !== may) wrong.push(`${name} ${permission} ${record.what}: ${verdict}, but ${may}`)
        }
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('[A7] every permission without a record is what /me holds', async () => {
    for (const name of ['jtt.user', 'bureau.admin', 'committee.user', 'om', 'business', 'platform', 'auditor', 'member1']) {
      const client = await app.as(name)
      const { permissions, quotaPermissions } = (await client.get('/me')).body
      const { body } = await client.get('/explanations/questions')
      for (const { code } of body.permissions) {
        const { verdict } = await explained(name, { permission: code })
        expect(verdict, `${name} ${code}`).toBe([...permissions, ...quotaPermissions].includes(code) ? 'allowed' : 'refused')
      }
    }
  })

  test('[A7] the reasons name role, scope, rule and state, as sentences in three languages', async () => {
    const { id } = recordOf('second review')
    const question = { permission: 'application.approve', recordKind: 'application', recordId: id }
    const bureau = await explained('bureau.admin', question)
    expect([bureau.verdict, codes(bureau)]).toEqual(['allowed', ['explanation.seen', 'explanation.scope_inside', 'application.four_eyes', 'explanation.state_allows']])
    expect(bureau.reasons[1]!.facts).toMatchObject({ role: 'bureau_admin', scope: 'government', permission: 'application.review_bureau', department: '省交通运输厅' })
    expect(bureau.reasons[1]!.text).toEqual([
      'The role “Big Data Bureau administrator” grants “Review applications: bureau stage” for: government departments. “省交通运输厅” lies in this scope.',
      '角色「省大數據局管理員」具有「審批申請單：大數據局階段」權限，範圍：政務部門；「省交通运输厅」在此範圍內。',
      '角色“省大数据局管理员”具有“审批申请单：大数据局阶段”权限，范围：政务部门；“省交通运输厅”在此范围内。'])
    expect(codes(await explained('om', question)).at(-1)).toBe('application.other_stage')
    expect((await explained('om', question)).verdict).toBe('refused')
    const own = await explained('bureau.admin', { ...question, recordId: recordOf('of the head itself, by its admin').id })
    expect(own.reasons.find(({ code }) => code === 'application.four_eyes')).toMatchObject({ isMet: false })
    const late = await explained('jtt.user', { ...question, permission: 'application.edit' })
    expect([late.verdict, codes(late).at(-1)]).toEqual(['refused', 'application.stage_passed'])
    expect(late.reasons.every(({ text }) => text.length === 3 && text.every((sentence) => !/[{}]/.test(sentence)))).toBe(true)
  })

  test('[A7] a record by its number; only its number and title are told', async () => {
    const [row] = await app.sql<{ number: string }>('select number from applications where id = $1', [recordOf('draft').id])
    const { body } = await ask(await app.as('platform'), { accountId: await idOf('jtt.admin'), permission: 'resource.view', recordKind: 'application', recordId: row!.number })
    expect(body).toMatchObject({ verdict: 'refused', record: { number: row!.number, department: '省交通运输厅' } })
    expect(Object.keys(body.record).sort()).toEqual(['department', 'id', 'kind', 'number', 'title'])
    expect(codes(body)).toEqual(['explanation.unseen', 'application.never_submitted', 'explanation.scope_inside'])
  })

  test('[A7] [A2] about others only the platform admin asks, and what one does not see does not exist', async () => {
    const permission = 'resource.view'
    for (const name of ['jtt.admin', 'bureau.admin', 'om', 'auditor'])
      expect((await ask(await app.as(name), { accountId: await idOf('jtt.user'), permission })).status, name).toBe(404)
    expect((await ask(await app.as('platform'), { accountId: '999999', permission })).status).toBe(404)
    expect((await ask(await app.as('gat.user'), { permission, recordKind: 'application', recordId: recordOf('first review').id })).status).toBe(404)
    expect((await ask(await app.as('jtt.admin'), { permission, recordKind: 'application', recordId: recordOf('draft').id })).status).toBe(404)
    expect((await ask(app.stranger(), { permission })).status).toBe(401)
    for (const question of [{ permission: 'no.such' }, { permission: 'application.approve' }, { permission, recordKind: 'bill', recordId: '1' }, { permission, recordKind: 'project' }] as Record<string, string>[])
      expect((await ask(await app.as('jtt.user'), question)).status, JSON.stringify(question)).toBe(422)
  })

  test('[A7] quota permissions: granted or not, the own department only, limited to zones', async () => {
    const question = { permission: 'quota.review', recordKind: 'department', recordId: 'jtt' }
    expect(codes(await explained('jtt.admin', question))).toEqual(['explanation.seen', 'explanation.quota_granted', 'explanation.quota_own_department'])
    expect(codes(await explained('jtt.user', question))).toEqual(['explanation.seen', 'explanation.quota_not_granted'])
    expect(await explained('bureau.admin', question)).toMatchObject({ verdict: 'refused' })
    await app.sql('update account_quota_permissions set zones = \'industry\' where permission = \'quota.review\' and account_id = $1', [await idOf('jtt.admin')])
    expect((await explained('jtt.admin', question)).reasons.at(-1)!.text[0]).toBe('Requests that the account may review are limited to: industry regions.')
  })

  test('[A6] [A7] a substitution is named: for whom the account may act, and for whom it acts', async () => {
    const day = dayOf(new Date())
    await (await app.as('jcy.admin')).post('/substitutions', { substituteId: await idOf('jcy.admin2'), fromDay: day, untilDay: addDays(day, 3) })
    const question = { permission: 'resource.view' }
    expect(codes(await explained('jcy.admin2', question))[0]).toBe('explanation.may_act_for')
    const client = new Client(app.url, 'jcy.admin2')
    await client.logIn(demoPassword)
    await client.put('/session/acting', { accountId: await idOf('jcy.admin') })
    expect(codes((await ask(client, question)).body)[0]).toBe('explanation.acting')
    await app.sql('update accounts set is_enabled = false where account_name = \'jcy.user\'')
    const disabled = await ask(await app.as('platform'), { accountId: await idOf('jcy.user'), ...question })
    expect([disabled.body.verdict, codes(disabled.body)[0]]).toEqual(['refused', 'explanation.account_disabled'])
  })
})
