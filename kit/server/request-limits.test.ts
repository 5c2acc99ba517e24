import { describe, expect, test } from 'vitest'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp({ REQUESTS_PER_MINUTE: '400' })

describe('how often one may ask', () => {
  test('[C-H3] what costs much is counted for all instances together, and for each account by itself', async () => {
    const other = await app.another()
    const [here, there, colleague] = [await app.as('business'), await other.as('business'), await app.as('business2')]
    const before = Date.now()
    const answers = await Promise.all(Array.from({ length: 80 }, (_, index) => (index % 2 === 0 ? here : there).get('/sets/export')))
    // The minute may turn in between, which lets through as many again and no more.
    const limit = Math.floor(before / 60_000) === Math.floor(Date.now() / 60_000) ? 60 : 120
    const counts = Map.groupBy(answers, ({ status }) => status)
    expect([...counts.keys()].toSorted()).toEqual([200, 429])
    expect(counts.get(200)!.length).toBeLessThanOrEqual(limit)
    const refused = counts.get(429)![0]!
    expect([refused.body.code, refused.headers.get('retry-after')]).toEqual(['rate.limited', '60'])
    expect((await colleague.get('/sets/export')).status).toBe(200)
    expect((await here.get('/sets')).status, 'the list itself').toBe(200)
  })

  test('[C-H3] everything together has a wide limit', async () => {
    const client = await app.as('om')
    const statuses = new Set<number>()
    for (let round = 0; round < 9; round++) for (const { status } of await Promise.all(Array.from({ length: 100 }, () => client.get('/me')))) statuses.add(status)
    expect([...statuses].toSorted()).toEqual([200, 429])
  })
})
