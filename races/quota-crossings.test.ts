import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { approve, newDraft, submitted } from '#testkit/applications.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'
import { sameAt, startInstance, type Instance } from '#testkit/instance.ts'
import { quotaOf } from '#testkit/quotas.ts'
import { stressCount } from '#testkit/stress.ts'

const rounds = stressCount('ROUNDS', { gate: 3, full: 25 })
const everyVariant = Array.from({ length: rounds }, (_, round) => round)
type Application = Answer['body']

/** Two acts on one application at once, each at an instance of its own: one of the two orders happened, nothing between them. */
describe('applications whose quota is settled by two at once', () => {
  const app = useTestApp()
  const instances: Instance[] = []
  beforeAll(async () => { instances.push(...await Promise.all([startInstance(app), startInstance(app)])) })
  afterAll(async () => { for (const instance of instances) await instance.kill() })
  const at = (client: Client, instance: 0 | 1) => sameAt(client, instances[instance]!.url)

  async function stateOf(id: string): Promise<{ status: string; stage: string | null }> {
    const [row] = await app.sql<{ status: string; stage: string | null }>('select status, stage from applications where id = $1', [id])
    return row!
  }
  const outcome = ({ status, body }: Answer) => status === 200 ? 'done' : `${status} ${body.code}`
  /** Who comes second is told so; nobody is told of a fault. */
  const late = ['409 application.changed', '409 application.bad_transition', '409 application.already_decided', '404 record.not_found', '403 permission.missing']

  test('[R5] withdraw and approve at once: withdrawn is withdrawn, and what was reserved is free', async () => {
    const [person, om] = [await app.as('jtt.user'), await app.as('om')]
    const before = await quotaOf(app, 'jtt')
    for (const _ of everyVariant) {
      const application = await submitted(app, person, 'jtt')
      const answers = await Promise.all([
        at(person, 0).post(`/applications/${application.id}/withdrawal`, { version: application.version }),
        at(om, 1).post(`/applications/${application.id}/approval`, { version: application.version, reason: '同意' }),
      ])
      const outcomes = answers.map(outcome)
      expect(outcomes.filter((one) => one !== 'done' && !late.includes(one))).toEqual([])
      const { status } = await stateOf(application.id)
      expect(outcomes[0] === 'done' ? 'withdrawn' : 'reviewing').toBe(status)
      if (status === 'reviewing') expect((await person.post(`/applications/${application.id}/withdrawal`)).status).toBe(200)
      expect(await quotaOf(app, 'jtt')).toEqual(before)
    }
  })

  test('[R5] reject and withdraw at once: freed once, not twice', async () => {
    const [person, om] = [await app.as('jtt.user'), await app.as('om')]
    const before = await quotaOf(app, 'jtt')
    for (const _ of everyVariant) {
      const application = await submitted(app, person, 'jtt')
      const answers = await Promise.all([
        at(om, 0).post(`/applications/${application.id}/rejection`, { version: application.version, reason: '不同意' }),
        at(person, 1).post(`/applications/${application.id}/withdrawal`, { version: application.version }),
      ])
      expect(answers.map(outcome).filter((one) => one !== 'done' && !late.includes(one))).toEqual([])
      expect(answers.map(outcome)).toContain('done')
      expect(await quotaOf(app, 'jtt')).toEqual(before)
    }
  })

  test('[R3] [R5] modify and approve at once: what is reserved is what reviewers now see', async () => {
    const [person, om] = [await app.as('jyt.user'), await app.as('om')]
    const before = await quotaOf(app, 'jyt')
    for (const round of everyVariant) {
      const application = await submitted(app, person, 'jyt', { quantity: 2 })
      const reserved = (await quotaOf(app, 'jyt')).reserved - before.reserved
      const answers = await Promise.all([
        at(person, 0).patch(`/applications/${application.id}`, { version: application.version, items: asItems(application, 1 + round % 2 * 4) }),
        at(om, 1).post(`/applications/${application.id}/approval`, { version: application.version, reason: '同意' }),
      ])
      expect(answers.map(outcome).filter((one) => one !== 'done' && !late.includes(one))).toEqual([])
      const quantity = answers[0]!.status === 200 ? 1 + round % 2 * 4 : 2
      expect((await quotaOf(app, 'jyt')).reserved - before.reserved).toBe(reserved / 2 * quantity)
      expect((await person.post(`/applications/${application.id}/withdrawal`)).status).toBe(200)
      expect(await quotaOf(app, 'jyt')).toEqual(before)
    }
  })

  test('[R5] [R10] fifty clicks on submit, at both instances: reserved once', async () => {
    const person = await app.as('mzt.user')
    const draft = await newDraft(app, person, 'mzt', { quantity: 3 })
    const before = await quotaOf(app, 'mzt', 'eip.count')
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => at(person, index % 2 as 0 | 1).post(`/applications/${draft.id}/submission`, { version: draft.version })))
    expect(answers.filter(({ status }) => status === 200).length).toBe(1)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    expect(await quotaOf(app, 'mzt', 'eip.count')).toEqual({ ...before, reserved: before.reserved + 3 })
  })

  test('[R5] [R6] two operators enter parts at once: every unit that counts is used, nothing twice', async () => {
    const person = await app.as('rst.user')
    const operators = [at(await app.as('om'), 0), at(await app.as('om2'), 1)]
    const before = await quotaOf(app, 'rst', 'eip.count')
    let entered = 0
    for (const round of everyVariant) {
      const application = await approve(await app.as('bureau.admin'), await approve(await app.as('om'), await submitted(app, person, 'rst', { quantity: 4 })))
      const itemId = application.items[0].id
      const enter = (operator: number, units: number) => operators[operator]!.post(`/applications/${application.id}/provisioning`,
        { items: [{ id: itemId, units: Array.from({ length: units }, (_, unit) => ({ instanceId: `i-${round}-${operator}-${unit}` })) }] })
      const answers = await Promise.all([enter(0, 3), enter(1, 3)])
      expect(answers.filter(({ status }) => status === 200).length, JSON.stringify(answers.map(({ body }) => body.code))).toBe(1)
      expect(answers.filter(({ status }) => status >= 500)).toEqual([])
      const numbers = await quotaOf(app, 'rst', 'eip.count')
      expect(numbers).toEqual({ ...before, used: before.used + entered + 3, reserved: before.reserved + 1 })
      const last = await Promise.all([0, 1].map((operator) => operators[operator]!.post(`/applications/${application.id}/provisioning`, { items: [operator === 0
        ? { id: itemId, units: [{ instanceId: `i-${round}-last` }] } : { id: itemId, refused: '资源池不足' }] })))
      expect(last.filter(({ status }) => status === 200).length).toBe(1)
      entered += last[0]!.status === 200 ? 4 : 3
      expect(await quotaOf(app, 'rst', 'eip.count')).toEqual({ ...before, used: before.used + entered, reserved: before.reserved })
    }
  })
})

function asItems(application: Application, quantity: number): object[] {
  return application.items.map((item: { id: string; service: { code: string }; region: { id: string }; configuration: object }) =>
    ({ id: item.id, service: item.service.code, regionId: item.region.id, configuration: item.configuration, quantity }))
}
