import { afterEach, describe, expect, test } from 'vitest'
import { Client, useTestApp, type Answer } from '#testkit/http.ts'
import { sameAt, startInstance, type Instance } from '#testkit/instance.ts'
import { stressCount } from '#testkit/stress.ts'

const rounds = stressCount('ROUNDS', { gate: 2, full: 20 })
const topUps = 20

describe('points, two instances as processes of their own', () => {
  const app = useTestApp()
  const instances: Instance[] = []
  const stopAll = async () => { for (const instance of instances.splice(0)) await instance.kill() }
  afterEach(stopAll)

  test(`[C-A10] ${topUps} top-ups at once are all there; the statement adds up line by line`, async () => {
    const { clients, path, balance } = await booksOf('member2')
    const answers = await Promise.all(Array.from({ length: topUps }, (_, index) => clients[index % 2]!.post(`${path}/top-ups`, { amount: '10.01' })))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: topUps }, () => 201))
    expect(new Set(answers.map(({ body }) => body.balance)).size).toBe(topUps)
    expect(await balance()).toBe('200.20')
  }, 60_000)

  test(`[C-A10] near 0, ${rounds} times: of a reversal and a pay-out of the same points one is refused with both numbers`, async () => {
    const { clients, path, balance } = await booksOf('member2')
    const start = await balance()
    if (start !== '0.00') await clients[0]!.post(`${path}/pay-outs`, { amount: start })
    for (let round = 0; round < rounds; round++) {
      const { body } = await clients[0]!.post(`${path}/top-ups`, { amount: '100' })
      const answers = await Promise.all([
        clients[0]!.post(`${path}/top-ups/${body.entry.id}/reversal`, { reason: '填错' }),
        clients[1]!.post(`${path}/pay-outs`, { amount: '100' }),
      ])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
      const refused = answers.find(({ status }) => status === 409) as Answer
      expect([refused.body.code, refused.body.facts]).toEqual(['points.insufficient', { balance: '0.00', amount: '100.00' }])
      expect(await balance()).toBe('0.00')
    }
  }, 60_000)

  test('[C-A10] the same top-up reversed by two at once: one entry', async () => {
    const { clients, path, balance } = await booksOf('member2')
    await clients[0]!.post(`${path}/top-ups`, { amount: '500' })
    const before = await balance()
    const { body } = await clients[0]!.post(`${path}/top-ups`, { amount: '100' })
    const answers = await Promise.all(clients.map((client) => client.post(`${path}/top-ups/${body.entry.id}/reversal`, { reason: '填错' })))
    expect(answers.map(({ status, body: said }) => `${status} ${said.code ?? ''}`).toSorted()).toEqual(['201 ', '409 points.reversed_already'])
    expect(await balance()).toBe(before)
  }, 60_000)

  async function booksOf(account: string) {
    const business = await app.as('business')
    instances.push(await startInstance(app), await startInstance(app))
    const clients: Client[] = instances.map(({ url }) => sameAt(business, url))
    const [member] = await app.sql<{ id: string }>('select id::text as id from accounts where account_name = $1', [account])
    const path = `/points/${member!.id}`
    return { clients, path, balance: async () => (await business.get(path)).body.balance as string }
  }
})
