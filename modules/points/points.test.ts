import { describe, expect, test } from 'vitest'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { readTable } from '#kit/server/spreadsheet.ts'
import { system } from '#modules/access/rules/actor.ts'
import { useTestApp } from '#testkit/http.ts'
import { addPoints, chargePoints, deductPoints, pointsOf, returnPoints, type PointsResult } from './offers.ts'

const app = useTestApp()
const memberId = async (account: string) => (await app.sql<{ id: string }>('select id::text as id from accounts where account_name = $1', [account]))[0]!.id
const business = () => app.as('business')
const topUp = async (account: string, body: object, key?: string) => (await business()).post(`/points/${await memberId(account)}/top-ups`, body, key ? { key } : {})
const balanceOf = async (account: string) => (await (await business()).get(`/points/${await memberId(account)}`)).body.balance
const entriesOf = async (account: string) => (await (await business()).get(`/points/${await memberId(account)}/entries`)).body.items

describe('top-up, reversal, pay-out', () => {
  test('chapter 13: member1 has 100,000 points, member2 none', async () => {
    expect(await balanceOf('member1')).toBe('100000.00')
    expect(await balanceOf('member2')).toBe('0.00')
  })

  test('business tops up with amount, reference and note; the same key twice is once; the member is told', async () => {
    const body = { amount: '1234.5', reference: ' 转账 88 ', note: '首次' }
    const made = await topUp('member2', body, 'top-up-once')
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ balance: '1234.50', entry: { kind: 'top_up', amount: '1234.50', balanceAfter: '1234.50', reference: '转账 88', note: '首次', by: { name: expect.any(String) }, allowed: ['reverse'] } })
    expect((await topUp('member2', body, 'top-up-once')).body).toEqual(made.body)
    expect(await balanceOf('member2')).toBe('1234.50')
    await app.drain()
    const { body: messages } = await (await app.as('member2')).get('/messages')
    expect(messages.items[0]).toMatchObject({ title: expect.arrayContaining(['您的账户已充值 1234.50 点']), link: '/my-points' })
  })

  test.each(['0', '0.00', '-5', '1.005', '1e3', '01', '1,000', '9999999999999', ''])('"%s" is no amount', async (amount) =>
    expect((await topUp('member2', { amount })).status).toBe(422))

  test('no account holds more than there can be', async () => {
    const refused = await topUp('member1', { amount: '999999999999.99' })
    expect([refused.status, refused.body.code]).toEqual([409, 'points.too_many'])
  })

  test('a wrong top-up is reversed by an entry that names it, once', async () => {
    const { body } = await topUp('member2', { amount: '500', reference: '误' })
    const reversal = `/points/${await memberId('member2')}/top-ups/${body.entry.id}/reversal`
    const client = await business()
    expect((await client.post(reversal, { reason: ' ' })).status).toBe(422)
    const reversed = await client.post(reversal, { reason: '金额填错' })
    expect(reversed.body.entry).toMatchObject({ kind: 'top_up_reversal', amount: '-500.00', cause: { kind: 'top_up', id: body.entry.id, number: '误' }, note: '金额填错' })
    const again = await client.post(reversal, { reason: '再来' })
    expect([again.status, again.body.code]).toEqual([409, 'points.reversed_already'])
    const [, wrong] = await entriesOf('member2')
    expect(wrong).toMatchObject({ id: body.entry.id, reversedBy: reversed.body.entry.id, allowed: [] })
    expect((await client.post(reversal.replace(`top-ups/${body.entry.id}`, `top-ups/${reversed.body.entry.id}`), { reason: 'x' })).body.code).toBe('points.not_a_top_up')
    expect((await client.post(`/points/${await memberId('member1')}/top-ups/${body.entry.id}/reversal`, { reason: 'x' })).status).toBe(404)
  })

  test('never below 0: what was spent meanwhile cannot be reversed or paid out', async () => {
    const before = await balanceOf('member4')
    const { body } = await topUp('member4', { amount: '300' })
    const client = await business()
    const path = `/points/${await memberId('member4')}`
    const paid = await client.post(`${path}/pay-outs`, { amount: before, reference: '退款 7' })
    expect(paid.body).toMatchObject({ balance: '300.00', entry: { kind: 'pay_out', amount: `-${before}` } })
    await client.post(`${path}/pay-outs`, { amount: '0.01' })
    const reversal = await client.post(`${path}/top-ups/${body.entry.id}/reversal`, { reason: 'x' })
    expect([reversal.status, reversal.body.code, reversal.body.facts]).toEqual([409, 'points.insufficient', { balance: '299.99', amount: '300.00' }])
    const tooMuch = await client.post(`${path}/pay-outs`, { amount: '300' })
    expect([tooMuch.status, tooMuch.body.title]).toEqual([409, expect.stringContaining('299.99')])
    expect(await balanceOf('member4')).toBe('299.99')
  })

  test('nothing is put into an account that is gone; what is left can be paid out', async () => {
    const id = await memberId('member9')
    const platform = await app.as('platform')
    const { body: account } = await platform.get(`/accounts/${id}`)
    await platform.post(`/accounts/${id}/disabling`, { version: account.version })
    expect((await (await business()).get(`/points/${id}`)).body.allowed).toEqual(['payOut'])
    expect((await topUp('member9', { amount: '1' })).body.code).toBe('points.member_is_gone')
    expect((await (await business()).post(`/points/${id}/pay-outs`, { amount: await balanceOf('member9') })).body.balance).toBe('0.00')
  })
})

describe('statement', () => {
  test('a member sees the own, and only that; who did it is the platform\'s business', async () => {
    const client = await app.as('member1')
    const { body } = await client.get('/points/mine')
    expect(body).toMatchObject({ balance: '100000.00', member: { account: 'member1' }, currency: { code: 'CNY', decimals: 2 }, allowed: [] })
    const { body: mine } = await client.get('/points/mine/entries')
    expect(mine.items.map(({ amount, balanceAfter, by }: Record<string, unknown>) => [amount, balanceAfter, by])).toEqual([['40000.00', '100000.00', null], ['60000.00', '60000.00', null]])
    for (const path of [`/points/${await memberId('member1')}`, `/points/${await memberId('member2')}`, `/points/${await memberId('member2')}/entries`, `/points/${await memberId('member2')}/entries/export`])
      expect((await client.get(path)).status, path).toBe(403)
    expect((await client.post(`/points/${await memberId('member1')}/top-ups`, { amount: '1' })).status).toBe(403)
  })

  test('operators read; only business moves points; nobody else comes near', async () => {
    const path = `/points/${await memberId('member3')}`
    expect((await (await app.as('om')).get(path)).body.allowed).toEqual([])
    expect((await (await app.as('om')).get(`${path}/entries`)).status).toBe(200)
    for (const [act, body] of [['top-ups', { amount: '1' }], ['pay-outs', { amount: '1' }], ['top-ups/1/reversal', { reason: 'x' }]] as const) {
      expect((await (await app.as('om')).post(`${path}/${act}`, body)).status, act).toBe(403)
      expect((await app.stranger().post(`${path}/${act}`, body)).status, act).toBe(401)
    }
    for (const name of ['platform', 'auditor', 'jtt.admin']) for (const one of [path, `${path}/entries`, '/points/mine', '/points/mine/entries']) expect((await (await app.as(name)).get(one)).status, name).toBe(403)
    expect((await (await business()).get('/points/mine')).status).toBe(403)
    for (const one of ['/points/999999', '/points/999999/entries', `/points/${await memberId('jtt.user')}`]) expect((await (await business()).get(one)).status, one).toBe(404)
  })

  test('days and kinds are filtered; the oldest first if one likes', async () => {
    const client = await business()
    const path = `/points/${await memberId('member1')}/entries`
    const [newest] = (await client.get(path)).body.items
    const day = newest.at.slice(0, 10)
    expect((await client.get(`${path}?at=..2000-01-01`)).body.total).toBe(0)
    expect((await client.get(`${path}?at=${day}..`)).body.total).toBeGreaterThan(0)
    expect((await client.get(`${path}?kind=charge,usage`)).body.total).toBe(0)
    expect((await client.get(`${path}?sort=at`)).body.items.at(-1).id).toBe(newest.id)
    expect((await client.get(`${path}?sort=note`)).status).toBe(400)
  })

  test('the export is the statement as filtered; what begins with a sign stays text', async () => {
    await topUp('member11', { amount: '5', reference: '=1+1', note: '@SUM(A1:A9)' })
    await topUp('member11', { amount: '6', reference: '+8613', note: '-2' })
    const own = await app.as('member11')
    for (const [client, path] of [[await business(), `/points/${await memberId('member11')}/entries/export?kind=top_up`], [own, '/points/mine/entries/export']] as const) {
      const { status, body, headers } = await client.get(path)
      expect([status, headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
      const texts = JSON.stringify(await readTable({ fileName: 'statement.xlsx', stream: (async function* () { yield body })(), isTruncated: () => false }))
      for (const typed of ['=1+1', '@SUM(A1:A9)', '+8613', '-2']) expect(texts).toContain(JSON.stringify(typed))
    }
  })
})

describe('what orders do with points', () => {
  const move = <Kind extends string>(id: string, kind: Kind, causeId: string, amount: bigint) =>
    ({ memberId: id, amount, cause: { kind, id: causeId, number: `SO-20261122-0001-${causeId}` }, actor: system, record: () => {} })
  const run = (act: (tx: Parameters<typeof chargePoints>[0], now: Date) => Promise<PointsResult>) => inTransaction(app.database, async (tx) => act(tx, await platformNow(tx)))

  test('a product is charged once, whoever asks twice; the first result is answered', async () => {
    const id = await memberId('member12')
    const before = await pointsOf(app.database, id)
    const first = await run((tx, now) => chargePoints(tx, { ...move(id, 'product', '501', 12345n), now }))
    expect(first).toMatchObject({ balance: before - 12345n, isFirst: true })
    await topUp('member12', { amount: '1' })
    expect(await run((tx, now) => chargePoints(tx, { ...move(id, 'product', '501', 12345n), now }))).toEqual({ ...first, isFirst: false })
    expect(await run((tx, now) => returnPoints(tx, { ...move(id, 'product', '501', 12345n), now }))).toMatchObject({ balance: before + 100n, isFirst: true })
    const [returned, , charged] = await entriesOf('member12')
    expect([charged.kind, charged.amount, charged.cause, charged.by]).toEqual(['charge', '-123.45', { kind: 'product', id: '501', number: 'SO-20261122-0001-501' }, null])
    expect([returned.kind, returned.amount]).toEqual(['return', '123.45'])
  })

  test('too few points: 409 with both numbers, and nothing has happened', async () => {
    const id = await memberId('member12')
    const before = await pointsOf(app.database, id)
    await expect(run((tx, now) => chargePoints(tx, { ...move(id, 'product', '502', before + 1n), now }))).rejects.toMatchObject({ code: 'points.insufficient', status: 409, facts: { balance: expect.any(String), amount: expect.any(String) } })
    expect(await pointsOf(app.database, id)).toBe(before)
  })

  test('guide 004 §4.5.2 points are added and deducted for one adjustment each; never below 0', async () => {
    const id = await memberId('member12')
    const before = await pointsOf(app.database, id)
    expect((await run((tx, now) => addPoints(tx, { ...move(id, 'product_adjustment', '1', 300n), now }))).balance).toBe(before + 300n)
    expect((await run((tx, now) => deductPoints(tx, { ...move(id, 'product_adjustment', '2', 300n), now }))).balance).toBe(before)
    await expect(run((tx, now) => deductPoints(tx, { ...move(id, 'product_adjustment', '3', before + 1n), now }))).rejects.toMatchObject({ code: 'points.insufficient' })
  })

  test('what costs nothing moves nothing; the entries are never rewritten', async () => {
    const id = await memberId('member12')
    const before = await pointsOf(app.database, id)
    expect(await run((tx, now) => chargePoints(tx, { ...move(id, 'product', '503', 0n), now }))).toEqual({ entryId: null, balance: before, isFirst: true })
    await expect(inTransaction(app.database, (tx) => tx.deleteFrom('point_transfers').execute())).rejects.toThrow(/permission denied/)
    await expect(inTransaction(app.database, (tx) => tx.updateTable('point_transfers').set({ note: 'x' }).execute())).rejects.toThrow(/permission denied/)
  })
})
