import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf, type Day } from '#kit/pure/time.ts'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { shippedDefinitions } from '#modules/catalogue/rules/definitions/all.ts'
import { sourcesOf } from '#modules/catalogue/rules/service.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { repriceSets, setForSale } from './offers.ts'
import type { SetDetail } from './contract.ts'

const app = useTestApp()
let business: Client
let om: Client
let member: Client
let today: Day

beforeAll(async () => {
  [business, om, member] = await Promise.all([app.as('business'), app.as('om'), app.as('member1')])
  today = dayOf(await platformNow(app.database))
})

const configuration = { machineSpec: 'Twins', cpu: 30, ram: 8, volumeSpec: 'SSD-Standard', volumeSizeGb: 100, os: 'Windows-10', networkBilling: 'flow' }
/** 30 × 60 + 8 × 28 + 100 × 1 + 120; flow adds nothing to the month. */
const original = '2244.00'
const wanted = { name: '测试套餐', description: '一台主机', category: 'entry', service: 'fico', configuration, finalPrice: '1907.40' }
const created = async (change: object = {}): Promise<SetDetail> => {
  const answer = await business.post('/sets', { ...wanted, ...change })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const read = async (id: string): Promise<SetDetail> => (await business.get(`/sets/${id}`)).body
const codes = (answer: { body: { errors?: { path: string; code: string }[] } }) => answer.body.errors?.map(({ path, code }) => [path, code])
const names = (answer: { body: { items: { name: string }[] } }) => answer.body.items.map(({ name }) => name)
const priceOf = async (category: string, resource: string, spec: string, number = 1) => {
  const { body } = await business.get(`/unit-prices?category=${category}&resource=${resource}&spec=${spec}&pageSize=200`)
  return body.items.find((row: { spec: string; number: number }) => row.spec === spec && row.number === number)
}
const repriced = async (place: readonly [string, string, string, number?], price: string, more: object = {}) => {
  const row = await priceOf(...place)
  expect((await business.patch(`/unit-prices/${row.id}`, { version: row.version, price, ...more })).status).toBe(200)
}

describe('[S1] making a set (guide 004 §3.2)', () => {
  test('[G3.2.2] [G3.2.3] [G3.2.6] [S1] it gets a number, its content in words, its components and its original price (§3.2.2, §3.2.3, §3.2.6)', async () => {
    const set = await created({ isPopular: true })
    expect(set).toMatchObject({ isPopular: true, category: 'entry', originalPrice: original, finalPrice: '1907.40', percent: 85, isLow: false, version: 1, updatedBy: { name: expect.any(String) as string } })
    expect(set.number).toMatch(new RegExp(`^ST-${today.replaceAll('-', '')}-\\d{4}$`))
    expect(set.configuration).toMatchObject({ ...configuration, bindIp: false })
    expect(set.content).toContainEqual({ key: 'cpu', label: ['CPU', 'CPU', 'CPU'], value: ['30 cores', '30 核', '30 核'] })
    expect(set.components).toContainEqual({ category: 'Instance', resource: 'CPU', spec: 'Twins', quantity: 30, count: 1 })
    expect(set.allowed.toSorted()).toEqual(['copy', 'delete', 'edit'])
    expect(names(await business.get('/sets'))[0]).toBe('测试套餐')
  })

  test.each<[string, object, [string, string][]]>([
    ['an unknown option', { configuration: { ...configuration, colour: 'red' } }, [['configuration/colour', 'field.unknown']]],
    ['a value out of range', { configuration: { ...configuration, cpu: 129 } }, [['configuration/cpu', 'field.too_large']]],
    ['a choice that is none', { configuration: { ...configuration, os: 'BeOS' } }, [['configuration/os', 'field.not_an_option']]],
    ['an option of another service', { configuration: { ...configuration, dbType: 'mysql' } }, [['configuration/dbType', 'field.unknown']]],
    ['a service that departments apply for', { service: 'ecs' }, [['service', 'field.not_an_option']]],
    ['no service', { service: 'nothing' }, [['service', 'field.not_an_option']]],
    ['a category that is none', { category: 'huge' }, [['category', 'field.not_an_option']]],
    ['a name of one sign', { name: '套' }, [['name', 'field.too_short']]],
    ['a final price of nothing', { finalPrice: '0' }, [['finalPrice', 'set.too_cheap']]],
    ['a part of the smallest unit', { finalPrice: '0.001' }, [['finalPrice', 'set.too_many_decimals']]],
    ['a negative final price', { finalPrice: '-5' }, [['finalPrice', 'field.pattern']]],
    ['a number as final price', { finalPrice: 5 }, [['finalPrice', 'field.type']]],
    ['a field that is not there', { originalPrice: '1' }, [['originalPrice', 'field.unknown']]],
  ])('%s is refused with the path of the field, and nothing is stored', async (_what, change, errors) => {
    const before = await app.sql('select count(*) from sets')
    const answer = await business.post('/sets', { ...wanted, ...change })
    expect([answer.status, codes(answer)]).toEqual([422, errors])
    expect(await app.sql('select count(*) from sets')).toEqual(before)
  })

  test('every one of the eight services can be made a set of, and none needs more than its own definition', async () => {
    const services = shippedDefinitions.filter(({ channel }) => channel === 'order')
    expect(services.map(({ code }) => code).toSorted()).toEqual(['ais', 'bds', 'cis', 'dbs', 'fico', 'fiwo', 'mqs', 'sfs'])
    expect(services.flatMap(sourcesOf)).toEqual([])
    for (const { code } of services) expect(Number((await created({ service: code, configuration: {}, name: `${code} 套餐` })).originalPrice)).toBeGreaterThan(0)
  })

  test('numbers are not used again, also of those that were deleted and of ten made at once', async () => {
    const { id, number } = await created()
    await business.delete(`/sets/${id}?version=1`)
    const made = await Promise.all(Array.from({ length: 10 }, () => created()))
    expect(new Set([number, ...made.map((set) => set.number)]).size).toBe(11)
  })
})

describe('[S2] [S3] the final price (guide 004 §3.2.4, §3.2.5, §3.1.11)', () => {
  test.each([['1795.20', 80, false], ['1795.19', 80, true], ['0.01', 1, true], ['2244', 100, false], ['3000.5', 134, false]])('[G3.1.11] [G3.2.5] [S3] %s of 2,244.00', async (finalPrice, percent, isLow) =>
    expect(await created({ finalPrice })).toMatchObject({ percent, isLow }))
})

describe('[S3] the original price follows the unit prices, the final price does not', () => {
  test('[S3] at once when a unit price changes; version and update time stay', async () => {
    const set = await created()
    await repriced(['Instance', 'RAM', 'Twins'], '38')
    const after = await read(set.id)
    expect(after).toMatchObject({ originalPrice: '2324.00', finalPrice: '1907.40', percent: 83, version: 1, updatedAt: set.updatedAt })
    await repriced(['Instance', 'RAM', 'Twins'], '28')
    expect((await read(set.id)).originalPrice).toBe(original)
  })

  test('[S3] [P5] a new row with a larger number that divides prices it at once', async () => {
    const set = await created()
    const answer = await business.post('/unit-prices', { category: 'Instance', resource: 'CPU', spec: 'Twins', number: 15, price: '800' })
    expect(answer.status).toBe(201)
    expect((await read(set.id)).originalPrice).toBe('2044.00')
    const uses = (await business.get(`/unit-prices/${answer.body.id}`)).body.usedBy
    expect(uses).toContainEqual({ kind: 'set', id: set.id, name: `${set.number} 测试套餐` })
    const one = await priceOf('Instance', 'CPU', 'Twins', 1)
    expect((await business.get(`/unit-prices/${one.id}`)).body.usedBy.map(({ id }: { id: string }) => id)).not.toContain(set.id)
    expect((await business.delete(`/unit-prices/${answer.body.id}?version=1&confirmed=true`)).status).toBe(200)
    expect((await read(set.id)).originalPrice).toBe(original)
  })

  test('[S3] from a later day it counts from that day on, by the job', async () => {
    const set = await created()
    await repriced(['Instance', 'RAM', 'Twins'], '48', { fromDay: addDays(today, 3) })
    expect((await read(set.id)).originalPrice).toBe(original)
    await app.travel('4 days')
    expect(await inTransaction(app.database, repriceSets)).toBeGreaterThan(0)
    expect(await inTransaction(app.database, repriceSets)).toBe(0)
    expect((await read(set.id)).originalPrice).toBe('2404.00')
    await repriced(['Instance', 'RAM', 'Twins'], '28')
  })

  test('[P3] [S3] a price in use is taken away only after a look; the set then cannot be priced and is not sold', async () => {
    const set = await created({ configuration: { ...configuration, os: 'Windows-XP' }, isPopular: true })
    const row = await priceOf('OS', 'Windows', 'XP')
    const refused = await business.delete(`/unit-prices/${row.id}?version=${row.version}`)
    expect([refused.status, refused.body.code]).toEqual([409, 'price.in_use'])
    expect(refused.body.usedBy ?? refused.body.facts?.usedBy).toContainEqual({ kind: 'set', id: set.id, name: `${set.number} 测试套餐` })
    expect((await business.delete(`/unit-prices/${row.id}?version=${row.version}&confirmed=true`)).status).toBe(200)
    expect(await read(set.id)).toMatchObject({ originalPrice: null, percent: null, isLow: false })
    expect((await member.get(`/shop/sets/${set.id}`)).status).toBe(404)
    expect((await app.stranger().get('/popular-sets')).body.items.map(({ id }: { id: string }) => id)).not.toContain(set.id)
    await expect(inTransaction(app.database, (tx) => setForSale(tx, set.id))).rejects.toMatchObject({ code: 'set.unpriced', status: 409 })
    expect((await business.get('/sets?sort=originalPrice')).body.items[0].id).toBe(set.id)
    expect(codes(await business.post('/sets', { ...wanted, configuration: set.configuration }))).toEqual([['configuration', 'price.missing']])
    await business.post('/unit-prices', { category: 'OS', resource: 'Windows', spec: 'XP', number: 1, price: '60' })
    expect((await read(set.id)).originalPrice).toBe('2184.00')
  })

  test('[S3] made while a price changes it has the new one in the end', async () => {
    for (const price of ['31', '32', '33', '28']) {
      const [{ id }] = await Promise.all([created(), repriced(['Instance', 'RAM', 'Twins'], price)])
      expect((await read(id)).originalPrice).toBe(`${2020 + 8 * Number(price)}.00`)
    }
  })
})

describe('[S4] popular (guide 004 §3.1.10)', () => {
  test('[G3.1.10] [S4] set and unset; it stands first in the shop and on the public page meanwhile', async () => {
    const { id } = await created()
    const publicIds = async () => (await app.stranger().get('/popular-sets')).body.items.map((set: { id: string }) => set.id)
    expect(await publicIds()).not.toContain(id)
    const popular = await business.patch(`/sets/${id}`, { version: 1, isPopular: true })
    expect([popular.status, popular.body.isPopular, popular.body.version]).toEqual([200, true, 2])
    const { body: { items } } = await member.get('/shop')
    const first = items.findIndex((set: { isPopular: boolean }) => !set.isPopular)
    expect(items.slice(first).some((set: { isPopular: boolean }) => set.isPopular)).toBe(false)
    expect((await business.patch(`/sets/${id}`, { version: 2, isPopular: false })).body.isPopular).toBe(false)
    expect(await publicIds()).not.toContain(id)
  })
})

describe('[S5] deleting (guide 004 §3.1.11)', () => {
  test('[G3.1.11] [S5] it leaves list and shop, and stays for its orders; it can still be copied', async () => {
    const set = await created({ name: '将被删除' })
    expect((await member.get(`/shop/sets/${set.id}`)).status).toBe(200)
    const stale = await business.delete(`/sets/${set.id}?version=9`)
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict.stale'])
    expect((await business.delete(`/sets/${set.id}?version=1`)).status).toBe(200)
    expect(names(await business.get('/sets?pageSize=200'))).not.toContain('将被删除')
    expect((await member.get(`/shop/sets/${set.id}`)).status).toBe(404)
    expect((await member.get('/shop')).body.items.map(({ id }: { id: string }) => id)).not.toContain(set.id)
    const after = await read(set.id)
    expect([after.number, after.deletedAt !== null, after.allowed]).toEqual([set.number, true, ['copy']])
    expect((await business.delete(`/sets/${set.id}?version=2`)).status).toBe(404)
    expect((await business.patch(`/sets/${set.id}`, { version: 2, name: '再来一次' })).status).toBe(404)
    await expect(inTransaction(app.database, (tx) => setForSale(tx, set.id))).rejects.toMatchObject({ code: 'set.not_for_sale', status: 409 })
  })
})

describe('[S6] the list (guide 004 §3.1)', () => {
  test('[S6] sorts by popularity, both prices, update time and account (§3.1.2, §3.1.6–§3.1.9)', async () => {
    const values = async (sort: string, of: (set: SetDetail) => unknown) => (await business.get(`/sets?pageSize=200&sort=${sort}`)).body.items.map(of)
    const numbers = (list: unknown[]) => list.map(Number)
    for (const [field, of] of [['originalPrice', (set: SetDetail) => set.originalPrice], ['finalPrice', (set: SetDetail) => set.finalPrice], ['isPopular', (set: SetDetail) => set.isPopular]] as const) {
      const up = numbers(await values(field, of))
      expect(up).toEqual(up.toSorted((left, right) => left - right))
      expect(numbers(await values(`-${field}`, of))).toEqual(up.toReversed())
    }
    const times = await values('updatedAt', (set) => set.updatedAt)
    expect(times).toEqual(times.toSorted())
    expect((await business.get('/sets?sort=updatedBy')).status).toBe(200)
    expect((await business.get('/sets?sort=name')).status).toBe(400)
  })

  test('[S6] filters by category and service, searches names (§3.1.3–§3.1.5)', async () => {
    const { body: entry } = await business.get('/sets?category=entry&pageSize=200')
    expect(new Set(entry.items.map((set: SetDetail) => set.category))).toEqual(new Set(['entry']))
    const { body: two } = await business.get('/sets?service=dbs,ais&pageSize=200')
    expect(new Set(two.items.map((set: SetDetail) => set.service.code))).toEqual(new Set(['ais', 'dbs']))
    expect(names(await business.get(`/sets?name=${encodeURIComponent('云桌面')}`))).toEqual(['云桌面标准版'])
    expect((await business.get('/sets?number=ST')).status).toBe(400)
  })

  test('[G3.1.1] [S6] the same as a spreadsheet', async () => {
    const { status, body } = await business.get(`/sets/export?service=sfs&sort=finalPrice`)
    expect(status).toBe(200)
    const [head, ...rows] = await readSheet(body as Buffer)
    expect(head).toEqual(['套餐编号', '热门', '类别', '服务', '名称', '原价', '售价', '更新时间', '更新账号'])
    const { body: { items } } = await business.get('/sets?service=sfs&sort=finalPrice&pageSize=200')
    expect(rows.map((row) => row[4])).toEqual(items.map((set: SetDetail) => set.name))
    expect(rows.map((row) => row[6])).toEqual(items.map((set: SetDetail) => Number(set.finalPrice)))
  })

  test('[G3.3.2.3] [S6] name, description, category and final price change; the configuration never; the detail tells who and when (§3.3)', async () => {
    const { id } = await created()
    const changed = await business.patch(`/sets/${id}`, { version: 1, name: '改名套餐', description: '', category: 'enterprise', finalPrice: '1500' })
    expect(changed.body).toMatchObject({ name: '改名套餐', description: '', category: 'enterprise', finalPrice: '1500.00', percent: 67, isLow: true, version: 2 })
    expect(codes(await business.patch(`/sets/${id}`, { version: 2, configuration: {} }))).toEqual([['configuration', 'field.unknown']])
    expect((await business.patch(`/sets/${id}`, { version: 2, name: '改名套餐', finalPrice: '1500.0' })).body.version).toBe(2)
    const stale = await business.patch(`/sets/${id}`, { version: 1, name: '晚了一步' })
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict.stale'])
    expect(codes(await business.patch(`/sets/${id}`, { version: 2, finalPrice: '0.00' }))).toEqual([['finalPrice', 'set.too_cheap']])
    const [event] = await app.sql<{ facts: object }>(`select facts from events where kind = 'set.changed' and subject_id = $1`, [id])
    expect(event!.facts).toMatchObject({ before: { finalPrice: '1907.40', category: 'entry' }, after: { finalPrice: '1500.00', category: 'enterprise' } })
  })

  test('of two that edit the same version one is refused', async () => {
    const { id } = await created()
    const answers = await Promise.all(['1000', '1100'].map((finalPrice) => business.patch(`/sets/${id}`, { version: 1, finalPrice })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('the same key makes one set', async () => {
    const answers = [await business.post('/sets', { ...wanted, name: '只有一个' }, { key: 'one-set' }), await business.post('/sets', { ...wanted, name: '只有一个' }, { key: 'one-set' })]
    expect(answers[0]!.body.id).toBe(answers[1]!.body.id)
  })

  test('sets are maintained by the business alone; what is not there is 404', async () => {
    const { id } = await created()
    for (const other of [om, member]) {
      expect((await other.get('/sets')).status).toBe(403)
      expect((await other.get(`/sets/${id}`)).status).toBe(403)
      expect((await other.post('/sets', wanted)).status).toBe(403)
      expect((await other.delete(`/sets/${id}?version=1`)).status).toBe(403)
    }
    expect((await app.stranger().get('/sets')).status).toBe(401)
    for (const answer of [await business.get('/sets/999999'), await business.patch('/sets/999999', { version: 1 }), await business.delete('/sets/999999?version=1')]) expect(answer.status).toBe(404)
  })
})

describe('[Shop] the member\'s side', () => {
  test('[G3] [Shop] a card tells what it contains, what it costs, and what it costs this member', async () => {
    const { id } = await created()
    const { status, body: { set, terms, currency } } = await member.get(`/shop/sets/${id}`)
    expect([status, terms.groupName === null, currency]).toEqual([200, false, { code: 'CNY', decimals: 2 }])
    expect(terms.discountPercent).toBeLessThan(100)
    expect(set).toMatchObject({ name: '测试套餐', originalPrice: original, finalPrice: '1907.40', memberPrice: (Math.round(190_740 * terms.discountPercent / 100) / 100).toFixed(2), service: { code: 'fico', icon: 'server' } })
    expect(set.content.map(({ key }: { key: string }) => key)).toContain('cpu')
    const { body: { items } } = await member.get('/shop')
    expect(items.find((one: { id: string }) => one.id === id)).toEqual(set)
    expect((await member.get('/shop/terms')).body.terms).toEqual(terms)
  })

  test('[Shop] a service that is no longer offered is not sold', async () => {
    const { id } = await created({ service: 'mqs', configuration: {} })
    await app.sql(`update services set is_on = false where code = 'mqs'`)
    expect((await member.get(`/shop/sets/${id}`)).status).toBe(404)
    await expect(inTransaction(app.database, (tx) => setForSale(tx, id))).rejects.toMatchObject({ code: 'set.not_for_sale' })
    await app.sql(`update services set is_on = true where code = 'mqs'`)
    expect(await inTransaction(app.database, (tx) => setForSale(tx, id))).toMatchObject({ id, serviceCode: 'mqs', serviceVersion: expect.any(Number) as number, finalPrice: '1907.40' })
  })

  test('only members shop; anybody may look at the popular ones', async () => {
    expect((await business.get('/shop')).status).toBe(403)
    expect((await app.stranger().get('/shop')).status).toBe(401)
    expect((await member.get('/shop/sets/999999')).status).toBe(404)
    const { status, body } = await app.stranger().get('/popular-sets')
    expect([status, body.items.length > 0, body.items.length <= 8]).toEqual([200, true, true])
    expect(Object.keys(body.items[0]).toSorted()).toEqual(['finalPrice', 'id', 'name', 'originalPrice', 'service'])
  })
})
