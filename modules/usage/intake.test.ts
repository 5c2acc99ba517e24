import { beforeAll, describe, expect, test } from 'vitest'
import { useTestApp, type Client } from '#testkit/http.ts'
import { cast, delivered, placed, travelTo } from '#testkit/orders.ts'
import { at, flow, provisioned, recorded } from '#testkit/usage.ts'

const app = useTestApp()
let om: Client
let product: { id: string; number: string }
let resource: string
let other: { id: string; number: string }
beforeAll(async () => {
  const people = await cast(app)
  om = people.om
  product = await delivered(people, { months: 12 })
  other = await delivered(people, { months: 12 })
  resource = await provisioned(app, 'i-metered')
  await travelTo(app, '2027-03-10')
})
const codes = ({ errors }: { errors: { index: number; code: string }[] }) => errors.map(({ index, code }) => [index, code])
const kept = async (sourceId: string) => (await app.sql<{ day: string; quantity: string }>('select day::text as day, trim_scale(quantity)::text as quantity from usage_records where source_id = $1', [sourceId]))[0]

describe('intake', () => {
  test('[usage] what is right is kept, what is wrong is named by its place', async () => {
    const [undelivered] = await placed((await cast(app)).member)
    const answer = await recorded(om,
      flow(product.id, '2027-03-01', 1.5), flow(product.number, '2027-03-01', 2, { metric: 'flow' }),
      flow(product.id, '2027-03-01', 1, { metric: 'horses' }), flow('999999', '2027-03-01', 1), flow(undelivered!.id, '2027-03-01', 1),
      flow(product.id, '2027-03-01', 1, { resourceId: '1' }), flow(product.id, '2027-03-01', 1, { to: at('2027-03-01', '10:59:59') }),
      flow(product.id, '2027-03-11', 1), flow(product.id, '2027-03-01', 0), flow(product.id, '2027-03-01', -1), flow(product.id, '2027-03-01', 0.1234567), flow(product.id, '2026-01-01', 1))
    expect(answer).toMatchObject({ accepted: 2, duplicates: 0 })
    expect(codes(answer)).toEqual([[2, 'usage.unknown_metric'], [3, 'usage.unknown_subject'], [4, 'usage.not_started'], [5, 'usage.one_subject'], [6, 'usage.ends_before_it_begins'],
      [7, 'usage.in_the_future'], [8, 'usage.not_a_quantity'], [9, 'usage.negative'], [10, 'usage.not_a_quantity'], [11, 'usage.not_started']])
    expect(answer.errors[0].message).toBe('未计量“horses”。')
  })

  test('[usage] the same batch twice, twice at once, and within itself: kept once', async () => {
    const batch = Array.from({ length: 50 }, (_none, index) => flow(product.id, '2027-03-02', index + 1))
    expect(await recorded(om, ...batch, batch[0]!)).toMatchObject({ accepted: 50, duplicates: 1, errors: [] })
    expect(await recorded(om, ...batch)).toMatchObject({ accepted: 0, duplicates: 50, errors: [] })
    const fresh = Array.from({ length: 500 }, (_none, index) => flow(product.id, '2027-03-03', index + 1))
    const answers = await Promise.all([recorded(om, ...fresh), recorded(om, ...fresh.toReversed()), recorded(om, ...fresh)])
    expect(answers.map(({ accepted, duplicates }) => accepted + duplicates)).toEqual([500, 500, 500])
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(500)
  })

  test('[usage] a source id that stands for something else is refused, also within a batch and in another month', async () => {
    const first = flow(product.id, '2027-03-04', 5)
    expect(codes(await recorded(om, first, { ...first, quantity: 6 }))).toEqual([[1, 'usage.source_used']])
    expect(codes(await recorded(om, { ...first, from: at('2027-02-04'), to: at('2027-02-04', '01:00:00') }))).toEqual([[0, 'usage.source_used']])
    expect(codes(await recorded(om, { ...first, productId: other.id }))).toEqual([[0, 'usage.source_used']])
  })

  test('[usage] a record until midnight belongs to the day before; an instant to its own day', async () => {
    const whole = flow(product.id, '2027-02-28', 1, { from: at('2027-02-28'), to: at('2027-03-01') })
    const over = flow(product.id, '2027-02-28', 1, { from: at('2027-02-28'), to: at('2027-03-01', '00:00:01') })
    const instant = flow(product.id, '2027-03-01', 1, { from: at('2027-03-01'), to: at('2027-03-01') })
    await recorded(om, whole, over, instant)
    expect([await kept(whole.sourceId), await kept(over.sourceId), await kept(instant.sourceId)].map((row) => row?.day)).toEqual(['2027-02-28', '2027-03-01', '2027-03-01'])
  })

  test('[usage] corrections take from a record of the same subject and metric, never more than it had; its day counts', async () => {
    const first = flow(product.id, '2027-02-20', 100)
    const correction = flow(product.id, '2027-03-05', -60, { corrects: first.sourceId })
    // The record that it names may come in the same batch, and after it.
    expect(await recorded(om, correction, first)).toMatchObject({ accepted: 2, errors: [] })
    expect(await kept(correction.sourceId)).toEqual({ day: '2027-02-20', quantity: '-60' })
    const answer = await recorded(om,
      flow(product.id, '2027-03-05', -30, { corrects: first.sourceId }), flow(product.id, '2027-03-05', -20, { corrects: first.sourceId }), flow(product.id, '2027-03-05', -10, { corrects: first.sourceId }),
      flow(other.id, '2027-03-05', -1, { corrects: first.sourceId }), flow(product.id, '2027-03-05', -1, { corrects: correction.sourceId }), flow(product.id, '2027-03-05', -1, { corrects: 'nothing' }),
      flow(product.id, '2027-03-05', 1, { corrects: first.sourceId }))
    expect(answer).toMatchObject({ accepted: 2 })
    expect(codes(answer)).toEqual([[1, 'usage.correction_exceeds'], [3, 'usage.corrected_unknown'], [4, 'usage.corrected_unknown'], [5, 'usage.corrected_unknown'], [6, 'usage.correction_positive']])
    expect(answer.errors[0].message).toBe('所更正的记录仅剩 10。')
    expect(await recorded(om, correction, { ...correction, sourceId: 'later' })).toMatchObject({ duplicates: 1, errors: [{ index: 1, code: 'usage.correction_exceeds' }] })
  })

  test('[usage] two corrections of the last rest at once: one is kept', async () => {
    const first = flow(product.id, '2027-02-21', 10)
    await recorded(om, first)
    const answers = await Promise.all(Array.from({ length: 5 }, () => recorded(om, flow(product.id, '2027-03-05', -10, { corrects: first.sourceId }))))
    expect(answers.map(({ accepted }) => accepted).toSorted()).toEqual([0, 0, 0, 0, 1])
  })

  test('[usage] resources by id and by the name that the cloud gave', async () => {
    const answer = await recorded(om, ...[resource, 'i-metered', 'i-nowhere'].map((resourceId) => ({ ...flow('', '2027-03-06', 3), productId: undefined, resourceId })))
    expect(answer).toMatchObject({ accepted: 2, errors: [{ index: 2, code: 'usage.unknown_subject' }] })
    const listed = await om.get('/usage-records?kind=resource&subject=metered')
    expect(listed.body.items).toMatchObject([{ subject: { name: 'i-metered' }, kind: 'resource', day: '2027-03-06', quantity: 3, by: { name: expect.any(String) } }, {}])
  })

  test('[usage] 10,000 at once; one more, or what is no record at all, is refused as a whole', async () => {
    const many = Array.from({ length: 10_001 }, () => flow(product.id, '2027-03-07', 0.000001))
    expect((await om.post('/usage-records', { records: many })).status).toBe(422)
    expect(await recorded(om, ...many.slice(0, 10_000))).toMatchObject({ accepted: 10_000 })
    expect((await om.post('/usage-records', { records: [{ ...flow(product.id, '2027-03-07', 1), quantity: '1' }] })).status).toBe(422)
    expect((await om.post('/usage-records', { records: [{ ...flow(product.id, '2027-03-07', 1), sourceId: 'with space' }] })).status).toBe(422)
    expect((await om.post('/usage-records', { records: [] })).status).toBe(422)
  })

  test('[A2] only who holds usage.record; the list is filtered by metric, day and product, the newest first', async () => {
    for (const name of ['jtt.admin', 'member1', 'platform']) {
      expect((await (await app.as(name)).get('/usage-records')).status, name).toBe(403)
      expect((await (await app.as(name)).post('/usage-records', { records: [flow(product.id, '2027-03-08', 1)] })).status, name).toBe(403)
    }
    const record = flow(other.id, '2027-03-08', 7)
    await recorded(await app.as('business'), record)
    const { body } = await om.get(`/usage-records?metric=flow&day=2027-03-08..2027-03-08&subject=${other.number}`)
    expect(body.items).toMatchObject([{ sourceId: record.sourceId, quantity: 7, subject: { id: other.id }, from: record.from, to: record.to, corrects: null }])
    expect((await om.get('/usage-records?pageSize=1')).body.items[0].sourceId).toBe(record.sourceId)
  })
})
