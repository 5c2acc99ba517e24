import { describe, expect, test } from 'vitest'
import { submitted } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'

/** Two instances on one PostgreSQL; both answers start before either has come. */
describe('two reviewers on two instances', () => {
  const app = useTestApp()

  test('[R4] two reviewers at once: one decision counts, the other is told which', async () => {
    const applicant = await app.as('jtt.user')
    const second = await app.another()
    const [here, there] = await Promise.all([app.as('om'), second.as('om2')])
    for (let round = 0; round < 10; round++) {
      const application = await submitted(app, applicant, 'jtt', { title: `竞争审批 ${round}` })
      const [approval, rejection] = await Promise.all([
        here.post(`/applications/${application.id}/approval`, { version: application.version, reason: '同意' }),
        there.post(`/applications/${application.id}/rejection`, { version: application.version, reason: '不同意' }),
      ])
      expect([approval.status, rejection.status].sort(), JSON.stringify([approval.body, rejection.body])).toEqual([200, 409])
      const loser = approval.status === 409 ? approval : rejection
      expect(loser.body.code).toBe('application.already_decided')
      const decisions = await app.sql<{ count: number }>('select count(*)::int as count from application_steps where application_id = $1 and stage is not null', [application.id])
      expect(decisions[0]!.count).toBe(1)
    }
  })

  test('[R4] fifty double clicks under one key: one effect, and the same answer for all who get one', async () => {
    const application = await submitted(app, await app.as('jtt.user'), 'jtt', { title: '重复点击' })
    const om = await app.as('om')
    const answers = await Promise.all(Array.from({ length: 50 }, () => om.post(`/applications/${application.id}/approval`, { version: application.version }, { key: 'one-click' })))
    const successes = answers.filter(({ status }) => status === 200)
    expect(successes.length).toBeGreaterThan(0)
    expect(new Set(successes.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    for (const { status, body } of answers) if (status !== 200) expect([status, body.code]).toEqual([409, 'idempotency.in_progress'])
    const again = await om.post(`/applications/${application.id}/approval`, { version: application.version }, { key: 'one-click' })
    expect(again.body).toEqual(successes[0]!.body)
    expect(await om.post(`/applications/${application.id}/approval`, { version: application.version, reason: '另一个' }, { key: 'one-click' })).toMatchObject({ status: 422, body: { code: 'idempotency.other_request' } })
    const decisions = await app.sql<{ count: number }>('select count(*)::int as count from application_steps where application_id = $1 and stage is not null', [application.id])
    expect(decisions[0]!.count).toBe(1)
  })
})
