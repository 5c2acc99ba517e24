import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { approve, newDraft, submit, submitted } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()

async function stored(id: string) {
  const [row] = await app.sql<{ status: string; stage: string | null; round: number; version: number }>('select status, stage, round, version from applications where id = $1', [id])
  return row!
}
async function decisions(id: string): Promise<number> {
  return (await app.sql('select 1 from application_steps where application_id = $1 and stage is not null', [id])).length
}

describe('routes', () => {
  test('[R1] government: O&M, then the bureau, then provisioning', async () => {
    const application = await submitted(app, await app.as('jtt.user'), 'jtt')
    expect(application).toMatchObject({ status: 'reviewing', stage: 'operator', step: 'reviewing_operator', route: ['operator', 'bureau'], round: 1 })
    const second = await approve(await app.as('om'), application)
    expect(second).toMatchObject({ status: 'reviewing', stage: 'bureau' })
    expect(second.flow.map((step: { desk: string; state: string }) => `${step.desk} ${step.state}`))
      .toEqual(['applicant done', 'operator done', 'bureau waiting', 'provisioning upcoming'])
    expect(await approve(await app.as('bureau.user'), second)).toMatchObject({ status: 'provisioning', stage: null })
  })

  test('[R1] politics-law: the committee alone', async () => {
    const application = await submitted(app, await app.as('gat.user'), 'gat')
    expect(application).toMatchObject({ stage: 'committee', route: ['committee'] })
    expect(await approve(await app.as('committee.admin'), application)).toMatchObject({ status: 'provisioning' })
  })

  test('[R1] the other desk has to wait, the other sector does not decide', async () => {
    const application = await submitted(app, await app.as('jtt.user'), 'jtt')
    const body = { version: application.version }
    const early = await (await app.as('bureau.admin')).post(`/applications/${application.id}/approval`, body)
    expect([early.status, early.body.code]).toEqual([409, 'application.other_stage'])
    expect((await (await app.as('committee.admin')).post(`/applications/${application.id}/approval`, body)).status).toBe(404)
    expect((await (await app.as('business')).post(`/applications/${application.id}/approval`, body)).status).toBe(403)
    expect((await (await app.as('jtt.admin')).post(`/applications/${application.id}/approval`, body)).status).toBe(403)
    expect((await app.stranger().post(`/applications/${application.id}/approval`, body)).status).toBe(401)
    expect(await stored(application.id)).toMatchObject({ status: 'reviewing', stage: 'operator' })
  })

  test('nobody reviews what they submitted (four eyes)', async () => {
    const bureau = await app.as('bureau.admin')
    const application = await approve(await app.as('om'), await submitted(app, bureau, 'dsj'))
    expect(application.allowed).not.toContain('approve')
    const own = await bureau.post(`/applications/${application.id}/approval`, { version: application.version })
    expect([own.status, own.body.code]).toEqual([403, 'application.own'])
    expect(await approve(await app.as('bureau.admin2'), application)).toMatchObject({ status: 'provisioning' })
  })
})

describe('rejection', () => {
  test('[R2] needs a reason', async () => {
    const application = await submitted(app, await app.as('jtt.user'), 'jtt')
    const om = await app.as('om')
    for (const body of [{ version: application.version }, { version: application.version, reason: '' }, { version: application.version, reason: '  ' }])
      expect((await om.post(`/applications/${application.id}/rejection`, body)).status).toBe(422)
    expect(await stored(application.id)).toMatchObject({ status: 'reviewing' })
  })

  test('[R2] [R3] rejected at the second stage, modified, submitted again: same number, first stage, history kept', async () => {
    const user = await app.as('jtt.user')
    const application = await submitted(app, user, 'jtt')
    const second = await approve(await app.as('om'), application)
    const rejected = (await (await app.as('bureau.admin')).post(`/applications/${application.id}/rejection`, { version: second.version, reason: '规格过大' })).body
    expect(rejected).toMatchObject({ status: 'rejected', stage: null })
    const seen = (await user.get(`/applications/${application.id}`)).body
    expect(seen.allowed).toEqual(expect.arrayContaining(['edit', 'submit', 'withdraw']))
    const item = seen.items[0]
    const modified = await user.patch(`/applications/${application.id}`, {
      version: seen.version, items: [{ id: item.id, service: 'ecs', regionId: item.region.id, configuration: item.configuration, quantity: 2 }],
    })
    expect(modified.status, JSON.stringify(modified.body)).toBe(200)
    const again = await submit(user, modified.body)
    expect(again).toMatchObject({ number: application.number, status: 'reviewing', stage: 'operator', round: 2, submittedAt: application.submittedAt })
    expect(again.flow.filter((step: { state: string }) => step.state === 'done').map((step: { verdict: string; round: number }) => `${step.round} ${step.verdict}`))
      .toEqual(['1 submitted', '1 approved', '1 rejected', '1 modified', '2 submitted'])
    expect(again.flow.find((step: { verdict: string }) => step.verdict === 'rejected')).toMatchObject({ reason: '规格过大', desk: 'bureau', versionNumber: 1 })
    const done = await approve(await app.as('bureau.admin'), await approve(await app.as('om'), again))
    expect(done.status).toBe('provisioning')
  })
})

describe('modification', () => {
  test('[R3] a reviewer with an older version sees the newest first', async () => {
    const user = await app.as('jtt.user')
    const application = await submitted(app, user, 'jtt')
    const modified = (await user.patch(`/applications/${application.id}`, { version: application.version, title: '改后的标题' })).body
    expect(modified).toMatchObject({ status: 'reviewing', stage: 'operator', title: '改后的标题' })
    const late = await (await app.as('om')).post(`/applications/${application.id}/approval`, { version: application.version })
    expect([late.status, late.body.code, late.body.facts.version]).toEqual([409, 'application.changed', modified.version])
    const { body: { items: versions } } = await (await app.as('om')).get(`/applications/${application.id}/versions`)
    expect(versions.map((version: { number: number; snapshot: { title: string } }) => [version.number, version.snapshot.title]))
      .toEqual([[2, '改后的标题'], [1, '云服务器 ECS 申请']])
    expect(await approve(await app.as('om'), modified)).toMatchObject({ stage: 'bureau' })
  })

  test('[R3] not after a stage has passed, and only one’s own', async () => {
    const user = await app.as('jtt.user')
    const application = await submitted(app, user, 'jtt')
    const colleague = await (await app.as('jtt.admin')).patch(`/applications/${application.id}`, { version: application.version, title: '别人改' })
    expect([colleague.status, colleague.body.code]).toEqual([403, 'permission.missing'])
    const passed = await approve(await app.as('om'), application)
    const late = await user.patch(`/applications/${application.id}`, { version: passed.version, title: '太晚了' })
    expect([late.status, late.body.code]).toEqual([409, 'application.stage_passed'])
  })

  test('[R3] the department’s admin takes over from a disabled colleague', async () => {
    const application = await submitted(app, await app.as('jyt.user'), 'jyt')
    const draft = await newDraft(app, await app.as('jyt.user'), 'jyt')
    const admin = await app.as('jyt.admin')
    expect((await admin.get(`/applications/${draft.id}`)).status).toBe(404)
    await app.sql(`update accounts set is_enabled = false where account_name = 'jyt.user'`)
    expect((await admin.get(`/applications/${draft.id}`)).body.allowed).toContain('submit')
    expect((await (await app.as('bureau.admin')).get(`/applications/${draft.id}`)).status).toBe(404)
    const taken = await admin.patch(`/applications/${application.id}`, { version: application.version, reason: '接手处理' })
    expect(taken.status, JSON.stringify(taken.body)).toBe(200)
    expect(taken.body.applicant.name).toBe((await admin.get('/me')).body.displayName)
  })
})

describe('two at once', () => {
  test('[R4] two reviewers at once: one decision counts, the other learns who was faster', async () => {
    const application = await submitted(app, await app.as('jtt.user'), 'jtt')
    const answers = await Promise.all([
      (await app.as('om')).post(`/applications/${application.id}/approval`, { version: application.version }),
      (await app.as('om2')).post(`/applications/${application.id}/rejection`, { version: application.version, reason: '资料不全' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = answers.find(({ status }) => status === 409)!.body
    expect(lost.code).toBe('application.already_decided')
    const winner = await stored(application.id)
    expect(lost.facts.verdict).toBe(winner.status === 'rejected' ? 'rejected' : 'approved')
    expect(lost.facts.by).toBeTruthy()
    expect(await decisions(application.id)).toBe(1)
  })

  test('[R4] the same decision twice under one key is one decision with one answer', async () => {
    const application = await submitted(app, await app.as('jtt.user'), 'jtt')
    const om = await app.as('om'), key = randomUUID()
    const first = await om.post(`/applications/${application.id}/approval`, { version: application.version }, { key })
    const second = await om.post(`/applications/${application.id}/approval`, { version: application.version }, { key })
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body).toEqual(first.body)
    expect(await decisions(application.id)).toBe(1)
  })

  test('[R4] a decision against a modification: whichever comes second is told', async () => {
    const user = await app.as('jtt.user')
    const application = await submitted(app, user, 'jtt')
    const [decided, modified] = await Promise.all([
      (await app.as('om')).post(`/applications/${application.id}/approval`, { version: application.version }),
      user.patch(`/applications/${application.id}`, { version: application.version, title: '同时修改' }),
    ])
    expect([decided.status, modified.status].sort()).toEqual([200, 409])
    expect((decided.status === 409 ? decided : modified).body.code).toBe('application.changed')
  })

  test('[R1] [R4] past the actions the database refuses a skipped stage, a wrong status and a second decision', async () => {
    const { id } = await submitted(app, await app.as('jtt.user'), 'jtt')
    const [decision] = await app.sql('select * from application_steps where application_id = $1', [id])
    expect(decision).toBeTruthy()
    await expect(app.sql(`update applications set status = 'completed', stage = null, ended_at = now() where id = $1`, [id])).rejects.toThrow(/no way/)
    await expect(app.sql(`update applications set status = 'provisioning', stage = null where id = $1`, [id])).rejects.toThrow(/skipped/)
    await expect(app.sql(`update applications set number = 'RA-20200101-0001' where id = $1`, [id])).rejects.toThrow(/stored fact/)
    const insert = `insert into application_steps (application_id, round, verdict, stage, account_id, at, reason, seen_version)
      select $1, 1, 'rejected', 'operator', id, now(), 'x', 9 from accounts where account_name = $2`
    await app.sql('begin')
    await app.sql(insert, [id, 'om'])
    await expect(app.sql(insert, [id, 'om2'])).rejects.toThrow(/one_decision/)
    await app.sql('rollback')
  })
})
