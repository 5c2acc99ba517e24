import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf, type Day } from '#kit/pure/time.ts'
import { openDatabase, platformNow } from '#kit/server/database.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { guardUses } from './actions/delete-price.ts'
import { monthlyCostOf, priceListOn, type PriceUsers } from './offers.ts'
import { rowFor } from './rules/price.ts'
import { seedPrices } from './seed.ts'

// Longer than usual: the estimates at the end count on the rows that the tests before them made.
const app = useTestApp()
let business: Client
let om: Client
let user: Client
let today: Day

beforeAll(async () => {
  [business, om, user] = await Promise.all([app.as('business'), app.as('om'), app.as('jtt.user')])
  today = dayOf(await platformNow(app.database))
})

type Price = { id: string; isPreset: boolean; category: string; resource: string; spec: string; number: number; price: string; version: number; allowed: string[]; unit: string }
const place = { category: 'Instance', resource: 'CPU', spec: 'Twins' }
const created = async (number: number, price = '100', more: object = {}): Promise<Price> => {
  const answer = await business.post('/unit-prices', { ...place, number, price, ...more })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const found = async (category: string, resource: string, spec: string, number = 1): Promise<Price> => {
  const { body } = await business.get(`/unit-prices?category=${category}&resource=${encodeURIComponent(resource)}&spec=${encodeURIComponent(spec)}&pageSize=200`)
  return body.items.find((row: Price) => row.spec === spec && row.number === number)
}
const historyOf = async (id: string) => (await business.get(`/unit-prices/${id}/history`)).body.items.map((line: Record<string, unknown>) => [line.fromDay, line.before, line.after, line.state])
const codes = (answer: { body: { errors?: { path: string; code: string }[] } }) => answer.body.errors?.map(({ path, code }) => [path, code])
const priceNow = async (quantity: number, day?: Day) => {
  const list = await priceListOn(app.database, day)
  const row = rowFor(list.book, place, quantity)
  return row && [row.number, row.price]
}

describe('[P1] one price for the same category, resource, specification and number', () => {
  test('[G2.2.2] the second is refused; another number is another price', async () => {
    await created(5)
    const again = await om.post('/unit-prices', { ...place, number: 5, price: '1' })
    expect([again.status, again.body.code]).toEqual([409, 'price.duplicate'])
    expect((await created(6)).unit).toBe('Core')
  })

  test('of ten that are made at once nine are refused', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 ? om : business).post('/unit-prices', { ...place, number: 7, price: '1' })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
    expect(new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body.code))).toEqual(new Set(['price.duplicate']))
  })
})

describe('[P2] what can be priced', () => {
  test.each<[string, object, string, string]>([
    ['a category that is not there', { category: 'Air' }, 'category', 'field.not_an_option'],
    ['a resource of another category', { resource: 'SSD' }, 'resource', 'price.does_not_belong'],
    ['the specification of another resource', { spec: 'Standard' }, 'spec', 'price.does_not_belong'],
    ['a number out of range', { number: 129 }, 'number', 'field.too_large'],
    ['a bandwidth that is not sold', { category: 'Network', resource: 'Bandwidth', spec: 'NA', number: 81 }, 'number', 'price.number_of'],
    ['a price below zero', { price: '-1' }, 'price', 'field.pattern'],
    ['seven decimals', { price: '0.0000001' }, 'price', 'field.pattern'],
    ['a price that is no number', { price: '1e3' }, 'price', 'field.pattern'],
    ['a number as price', { price: 12 }, 'price', 'field.type'],
    ['a day that has passed', { fromDay: '2020-01-01' }, 'fromDay', 'price.past_day'],
    ['a field that is not there', { unit: 'GB' }, 'unit', 'field.unknown'],
  ])('%s is refused with the path of the field', async (_what, change, path, code) => {
    const answer = await business.post('/unit-prices', { ...place, number: 99, price: '10', ...change })
    expect(answer.status).toBe(422)
    expect(codes(answer)).toEqual([[path, code]])
    expect(await app.sql('select 1 from unit_prices where number = 99')).toEqual([])
  })

  test('the table as the page draws its choices from it, with the families of the catalogue', async () => {
    const { status, body } = await om.get('/unit-prices/correspondence')
    expect(status).toBe(200)
    expect(body.items).toContainEqual({ category: 'Network', resource: 'Bandwidth', specs: ['NA'], numbers: [80, 500], unit: 'Mbps' })
    expect(body.items.find((row: { resource: string; specs: string[] }) => row.resource === 'RAM' && row.specs.includes('g6'))).toMatchObject({ unit: 'GB', numbers: { from: 1, to: 128 } })
  })

  test('everything that can be priced has a price in the demonstration', async () => {
    const { body: { items } } = await business.get('/unit-prices/correspondence')
    const list = await priceListOn(app.database)
    const without = items.flatMap((row: { category: string; resource: string; specs: string[]; numbers: number[] | object }) =>
      row.specs.filter((spec) => !rowFor(list.book, { ...row, spec }, Array.isArray(row.numbers) ? row.numbers[0]! : 1)).map((spec) => `${row.resource} ${spec}`))
    expect(without).toEqual([])
  })
})

describe('[P3] changing and deleting', () => {
  test('[G2] [G2.2.3] the price: a new version, a line of the history; the same price again is no change', async () => {
    const row = await created(10, '100')
    const changed = await om.patch(`/unit-prices/${row.id}`, { version: 1, price: '90.5' })
    expect([changed.status, changed.body.price, changed.body.version, changed.body.updatedBy.name]).toEqual([200, '90.50', 2, expect.any(String)])
    expect((await om.patch(`/unit-prices/${row.id}`, { version: 2, price: '90.50' })).body.version).toBe(2)
    const stale = await business.patch(`/unit-prices/${row.id}`, { version: 1, price: '80' })
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict.stale'])
    expect(await historyOf(row.id)).toEqual([[today, '100.00', '90.50', 'current'], [today, null, '100.00', 'replaced']])
  })

  test('[G2.2.3] another number ends the row that day and begins another', async () => {
    const row = await created(11, '100')
    const moved = await business.patch(`/unit-prices/${row.id}`, { version: 1, number: 13, resource: 'RAM' })
    expect(moved.body).toMatchObject({ resource: 'RAM', number: 13, unit: 'GB', price: '100.00', version: 1 })
    expect(moved.body.id).not.toBe(row.id)
    expect((await business.get(`/unit-prices/${row.id}`)).body).toMatchObject({ price: null, allowed: [], endedAt: expect.any(String) })
    expect(await historyOf(row.id)).toEqual([[today, '100.00', null, 'current'], [today, null, '100.00', 'replaced']])
    expect((await business.patch(`/unit-prices/${row.id}`, { version: 2, price: '1' })).status).toBe(404)
    const onto = await business.patch(`/unit-prices/${moved.body.id}`, { version: 1, resource: 'CPU', number: 10 })
    expect([onto.status, onto.body.code]).toEqual([409, 'price.duplicate'])
    expect((await business.get(`/unit-prices/${moved.body.id}`)).body.endedAt).toBeNull()
    const later = await business.patch(`/unit-prices/${moved.body.id}`, { version: 1, number: 14, fromDay: addDays(today, 3) })
    expect(codes(later)).toEqual([['fromDay', 'price.moves_today']])
    expect(codes(await business.patch(`/unit-prices/${moved.body.id}`, { version: 1, spec: 'Standard' }))).toEqual([['spec', 'price.does_not_belong']])
  })

  test('[G2.2.3] the category is fixed', async () => {
    const row = await created(15)
    expect(codes(await business.patch(`/unit-prices/${row.id}`, { version: 1, category: 'Storage' }))).toEqual([['category', 'field.unknown']])
  })

  test('[G2.1.2] [G2.2.3] of a preset only the price may change, and it cannot be deleted', async () => {
    const preset = await found('Instance', 'CPU', 'Groot')
    expect(preset).toMatchObject({ isPreset: true, allowed: ['edit'] })
    for (const change of [{ number: 2 }, { spec: 'Twins', number: 3 }, { resource: 'RAM', spec: 'Twins', number: 3 }]) {
      const answer = await business.patch(`/unit-prices/${preset.id}`, { version: preset.version, ...change })
      expect([answer.status, answer.body.code]).toEqual([409, 'price.preset_protected'])
    }
    const removal = await business.delete(`/unit-prices/${preset.id}?version=${preset.version}&confirmed=true`)
    expect([removal.status, removal.body.code]).toEqual([409, 'price.preset_protected'])
    expect((await business.patch(`/unit-prices/${preset.id}`, { version: preset.version, price: '46', number: 1 })).body.price).toBe('46.00')
    for (const [resource, spec] of [['CPU', 'Groot'], ['RAM', 'Groot']] as const) expect((await found('Instance', resource, spec)).isPreset).toBe(true)
    for (const [category, resource, spec] of [['Storage', 'SSD', 'Standard'], ['OS', 'Windows', '10'], ['Container', 'ACS', 'Control plane']] as const) expect((await found(category, resource, spec)).isPreset).toBe(true)
    expect((await found('Instance', 'CPU', 'Groot', 16)).isPreset).toBe(false)
  })

  test('[G2.1.13] a deleted one prices nothing more, keeps its history, and may be made again', async () => {
    const row = await created(17, '5')
    expect((await business.delete(`/unit-prices/${row.id}?version=9`)).body.code).toBe('conflict.stale')
    expect((await business.delete(`/unit-prices/${row.id}?version=1`)).status).toBe(200)
    expect(await priceNow(17)).toEqual([1, 60_000_000n])
    expect((await business.delete(`/unit-prices/${row.id}?version=2`)).status).toBe(404)
    expect(await found('Instance', 'CPU', 'Twins', 17)).toBeUndefined()
    const again = await created(17, '6')
    expect(again.id).not.toBe(row.id)
    expect(await priceNow(17)).toEqual([17, 6_000_000n])
  })

  test('the detail names the services that consist of it', async () => {
    const { body } = await business.get(`/unit-prices/${(await found('Instance', 'CPU', 'g6')).id}`)
    expect(body.services.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(['ecs', 'acs']))
    expect(body.usedBy).toEqual([])
  })

  test('what a set on sale is priced by is only taken away after a look at the sets', async () => {
    const sets: PriceUsers = async (_reader, { resource }) => resource === 'CPU' ? [{ kind: 'set', id: '1', name: 'Web entry' }] : []
    const cpu = { ...place, number: 1 }
    await app.database.transaction().execute(async (tx) => {
      await expect(guardUses(tx, [sets], cpu)).rejects.toMatchObject({ code: 'price.in_use', status: 409, facts: { usedBy: [{ kind: 'set', id: '1', name: 'Web entry' }] } })
      expect(await guardUses(tx, [sets], cpu, true)).toHaveLength(1)
      expect(await guardUses(tx, [sets], { ...cpu, resource: 'RAM' })).toEqual([])
    })
  })

  test('every act leaves an event', async () => {
    const events = await app.sql<{ kind: string; count: number }>(`select kind, count(*)::int as count from events where kind like 'price.%' group by kind order by kind`)
    expect(events.map(({ kind }) => kind)).toEqual(['price.changed', 'price.created', 'price.deleted', 'price.moved'])
  })
})

describe('[P4] from which day a price counts', () => {
  test('a later price waits for its day and never reaches back; the newest for the same day counts', async () => {
    const row = await created(20, '1000')
    const later = addDays(today, 10)
    for (const [version, price] of [[1, '1100'], [2, '1200']] as const)
      expect((await business.patch(`/unit-prices/${row.id}`, { version, price, fromDay: later })).status).toBe(200)
    expect((await business.get(`/unit-prices/${row.id}`)).body).toMatchObject({ price: '1000.00', upcoming: { fromDay: later, price: '1200.00' } })
    expect(await historyOf(row.id)).toEqual([[later, '1100.00', '1200.00', 'upcoming'], [later, '1000.00', '1100.00', 'replaced'], [today, null, '1000.00', 'current']])
    expect([await priceNow(20), await priceNow(20, addDays(later, -1)), await priceNow(20, later)]).toEqual([[20, 1_000_000_000n], [20, 1_000_000_000n], [20, 1_200_000_000n]])
    expect(codes(await business.patch(`/unit-prices/${row.id}`, { version: 3, price: '1', fromDay: addDays(today, -1) }))).toEqual([['fromDay', 'price.past_day']])
  })

  test('a row that begins later has no price until then', async () => {
    const row = await created(19, '7', { fromDay: addDays(today, 5) })
    expect(row).toMatchObject({ price: null, upcoming: { fromDay: addDays(today, 5), price: '7.00' } })
    expect((await priceNow(19))?.[0]).toBe(1)
    expect(await priceNow(19, addDays(today, 5))).toEqual([19, 7_000_000n])
  })

  test('what was deleted does not come back on the day of a later price; before today it still counts', async () => {
    const row = await created(23, '7')
    await business.patch(`/unit-prices/${row.id}`, { version: 1, price: '8', fromDay: addDays(today, 30) })
    await business.delete(`/unit-prices/${row.id}?version=2`)
    expect((await priceNow(23, addDays(today, 31)))?.[0]).toBe(1)
    const old = await found('Network', 'SLB', 'slb.s3.large')
    await business.delete(`/unit-prices/${old.id}?version=${old.version}`)
    const [before, after] = [await priceListOn(app.database, addDays(today, -1)), await priceListOn(app.database)]
    expect([before, after].map(({ book }) => rowFor(book, { category: 'Network', resource: 'SLB', spec: 'slb.s3.large' }, 1)?.price)).toEqual([980_000_000n, undefined])
  })

  test('the demonstration tells two years: dearer after one, cheaper in spring, the same for what does not move', async () => {
    const { database, close } = openDatabase(app.ownerUrl, 1)
    const undone = database.transaction().execute(async (tx) => {
      await tx.deleteFrom('unit_price_changes').execute()
      await tx.deleteFrom('unit_prices').execute()
      await seedPrices(tx, { now: await platformNow(tx), hasHistory: true })
      const lists = await Promise.all([-700, -300, 0].map((days) => priceListOn(tx, addDays(today, days))))
      const pricesOf = (resource: string, spec: string, category: string) => lists.map(({ book }) => rowFor(book, { category, resource, spec }, 1)?.price)
      expect(pricesOf('CPU', 'Groot', 'Instance')).toEqual([47_700_000n, 50_400_000n, 45_000_000n])
      expect(pricesOf('HDD', 'Standard', 'Storage')).toEqual([318_000n, 336_000n, 300_000n])
      expect(pricesOf('Floating IP', 'NA', 'Network')).toEqual([20_000_000n, 20_000_000n, 20_000_000n])
      throw new Error('only looked at')
    })
    await expect(undone).rejects.toThrow('only looked at')
    await close()
  })

  test('the history is never rewritten, not even by the application itself', async () => {
    await expect(app.database.deleteFrom('unit_price_changes').execute()).rejects.toThrow(/permission denied/)
    await expect(app.database.updateTable('unit_price_changes').set({ price: '0' }).execute()).rejects.toThrow(/permission denied/)
  })
})

describe('[P7] the list', () => {
  const sorts = ['isPreset', 'number', 'unit', 'price', 'updatedAt', 'updatedBy'] as const
  test.each(sorts.flatMap((field) => [field, `-${field}`]))('sorts by %s, through all pages', async (sort) => {
    const [first, whole] = [await business.get(`/unit-prices?sort=${sort}&pageSize=30`), await business.get(`/unit-prices?sort=${sort}&pageSize=200`)]
    const next = await business.get(`/unit-prices?sort=${sort}&pageSize=200&after=${first.body.nextCursor}`)
    expect([...first.body.items, ...next.body.items]).toEqual(whole.body.items)
    const read = (row: Price) => sort.endsWith('price') ? Number(row.price ?? -1) : sort.endsWith('number') ? row.number : sort.endsWith('isPreset') ? Number(row.isPreset) : 0
    const values = whole.body.items.map(read)
    expect(values).toEqual(values.toSorted((left: number, right: number) => sort.startsWith('-') ? right - left : left - right))
  })

  test('filters by category and resource, searches the specification; nothing else', async () => {
    const { body } = await business.get('/unit-prices?category=Instance,OS&resource=CPU,Windows&spec=o&pageSize=200')
    expect(body.items.length).toBeGreaterThan(2)
    for (const row of body.items) expect([['Instance', 'CPU'], ['OS', 'Windows']]).toContainEqual([row.category, row.resource])
    for (const row of body.items) expect(row.spec.toLowerCase()).toContain('o')
    for (const query of ['q=x', 'sort=spec', 'sort=category', 'unit=GB']) expect((await business.get(`/unit-prices?${query}`)).status, query).toBe(400)
  })

  test('[G2.1.1] as a spreadsheet: the columns of the guide, filtered, in the reader’s language', async () => {
    const answer = await business.get('/unit-prices/export?category=Network&sort=number')
    expect(answer.status).toBe(200)
    const [head, ...rows] = await readSheet(answer.body)
    expect(head).toEqual(['预置', '类别', '资源', '规格', '数量', '单位', '价格', '更新时间', '更新账号'])
    expect(rows.every((row) => row[1] === '网络')).toBe(true)
    expect(rows.find((row) => row[2] === '流量')?.slice(4, 7)).toEqual([1, 'MB', 0.0008])
  })

  test('[A1] the list is for those who maintain prices', async () => {
    for (const path of ['/unit-prices', '/unit-prices/1', '/unit-prices/1/history', '/unit-prices/export', '/unit-prices/correspondence']) {
      expect((await user.get(path)).status, path).toBe(403)
      expect((await app.stranger().get(path)).status, path).toBe(401)
    }
    expect((await user.post('/unit-prices', { ...place, number: 50, price: '1' })).status).toBe(403)
    expect((await user.patch('/unit-prices/1', { version: 1, price: '1' })).status).toBe(403)
    expect((await user.delete('/unit-prices/1?version=1')).status).toBe(403)
    expect((await business.get('/unit-prices/999999')).status).toBe(404)
    expect((await business.delete('/unit-prices/999999?version=1')).status).toBe(404)
  })
})

describe('[P5] [P6] estimates', () => {
  const fico = { machineSpec: 'Twins', cpu: 30, ram: 8, volumeSpec: 'SSD-Standard', volumeSizeGb: 2048, os: 'Windows-10', networkBilling: 'bandwidth', bandwidth: '80', bindIp: true }
  const estimate = async (code: string, configuration: object, more: object = {}) => (await user.post(`/services/${code}/estimate`, { configuration, ...more })).body

  test('each component with the row that prices it; the sum of a month and of all months', async () => {
    const body = await estimate('fico', fico, { months: 12 })
    // 30 cores by the row for 15? There are rows for 1, 5, 6, 10 and 15 by now: 15 is the largest that divides 30.
    expect(body.components[0]).toMatchObject({ resource: 'CPU', quantity: 30, number: 15, unitPrice: '100.00', amount: '200.00' })
    expect(body.components.find(({ resource }: { resource: string }) => resource === 'SSD')).toMatchObject({ number: 1024, unitPrice: '900.00', amount: '1800.00' })
    const sum = 200 + 8 * 28 + 1800 + 120 + 1600 + 20
    expect([body.monthly, body.total, body.missing]).toEqual([`${sum}.00`, `${sum * 12}.00`, []])
    expect(body.quotaDemand).toEqual({})
  })

  test('[G2.1.2] FiWo has its fixed machine and disk by the mode as basic fee', async () => {
    const { monthly } = await estimate('fiwo', { clusterMode: 'ha', networkBilling: 'flow' })
    expect(monthly).toBe(`${2 * (8 * 46 + 16 * 22 + 200 * 1 + 120)}.00`)
  })

  test('flow has its price per MB and adds nothing to the month', async () => {
    const { components, monthly } = await estimate('sfs', { networkBilling: 'flow', volumeSizeGb: 10 })
    expect(components.find(({ resource }: { resource: string }) => resource === 'Flow')).toMatchObject({ unitPrice: '0.0008', unit: 'MB', amount: null })
    expect(monthly).toBe(`${10 + 2 * 46 + 4 * 22 + 15}.00`)
  })

  test('a missing price is named, and the estimate still answers', async () => {
    const price = await found('OS', 'Windows', 'XP')
    expect((await business.delete(`/unit-prices/${price.id}?version=${price.version}`)).status).toBe(200)
    const body = await estimate('fico', { ...fico, os: 'Windows-XP' })
    expect([body.monthly, body.total]).toEqual([null, null])
    expect(body.missing).toEqual([{ category: 'OS', resource: 'Windows', spec: 'XP', quantity: 1, code: 'price.missing', message: '“操作系统 › Windows › XP”数量 1 尚无单价。' }])
    expect(body.components.find(({ spec }: { spec: string }) => spec === 'XP')).toMatchObject({ unitPrice: null, amount: null })
    const cost = await monthlyCostOf(app.database, [body.components.slice(0, 1), body.components])
    expect([cost.monthly, cost.items, cost.missing.length]).toEqual([null, ['200.00', null], 1])
  })

  test('nonsense is refused with the path of the field', async () => {
    const answer = await user.post('/services/fico/estimate', { configuration: { ...fico, cpu: 129, os: 'BeOS', colour: 'red' }, months: 1 })
    expect(answer.status).toBe(422)
    expect(codes(answer)?.map(([path]) => path).toSorted()).toEqual(['configuration/colour', 'configuration/cpu', 'configuration/os'])
    expect((await user.post('/services/fico/estimate', { configuration: fico, months: 37 })).status).toBe(422)
  })

  test('today’s prices for the page’s own computation', async () => {
    const { status, body } = await user.get('/unit-prices/current')
    expect([status, body.day, body.currency]).toEqual([200, today, { code: 'CNY', decimals: 2 }])
    expect(body.items).toContainEqual({ category: 'Network', resource: 'Flow', spec: 'NA', number: 1, unit: 'MB', price: '0.0008' })
    expect(body.items.some((row: Price) => row.spec === 'XP')).toBe(false)
    expect((await app.stranger().get('/unit-prices/current')).status).toBe(401)
  })

  test('a currency without decimals rounds each line to whole ones', async () => {
    await app.sql(`insert into platform_settings (key, value) values ('currency', '{"code": "TWD", "decimals": 0}')`)
    try {
      const body = await estimate('eip', { name: 'door', line: 'bgp', mbps: 5 })
      expect([body.currency, body.monthly]).toEqual([{ code: 'TWD', decimals: 0 }, '135'])
      expect(body.components[0].unitPrice).toBe('20')
    } finally {
      await app.sql(`delete from platform_settings where key = 'currency'`)
    }
  })
})
