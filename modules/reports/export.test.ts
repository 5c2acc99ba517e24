import fc from 'fast-check'
import readAllSheets from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { useTestApp, type Client } from '#testkit/http.ts'
import { body, cast, code, delivered, machine, placed, taken, toppedUp, travelTo } from '#testkit/orders.ts'
import { exported, hundredths, memberId, searched, sumOf, type Fee, type Found, type Wanted } from '#testkit/reports.ts'
import { at, flow, recorded } from '#testkit/usage.ts'
import { reportFileName } from './rules/file-name.ts'

const app = useTestApp()
let business: Client
let ids: string[]
const names = ['=HYPERLINK("x")', '+1', '-2', '@SUM(A1)']
const members = ['member1', 'member2', 'member5']
const wanted = (change: Partial<Wanted> = {}): Wanted => ({ services: ['fico', 'sfs'], from: '2027-03-01', to: '2027-03-31', memberIds: ids, remember: false, ...change })

beforeAll(async () => {
  await travelTo(app, '2027-03-05')
  for (const account of members) {
    const people = await cast(app, account)
    business = people.business
    await toppedUp(app, account)
    for (const [index, name] of names.entries()) await taken(people, (await placed(people.member, machine({ name, months: index + 1 })))[0]!.id, 'verification')
    const running = await delivered(people, { months: 12 })
    // Metered at the end of the day on which it was delivered.
    const today = 5 + members.indexOf(account)
    await travelTo(app, `2027-03-0${today + 1}`)
    await recorded(people.om, flow(running.id, `2027-03-0${today}`, 98_765.4321, { from: at(`2027-03-0${today}`, '22:00:00'), to: at(`2027-03-0${today + 1}`) }))
  }
  ids = await Promise.all(members.map((account) => memberId(app, account)))
}, 60_000)

type Table = { rows: unknown[][]; sum: unknown[] }
const words = { fees: '服务费用', usage: '按用量计费', sum: '小计', total: '总计' }
/** A sheet as people read it: the scope, both tables, the total. */
function parts(data: unknown[][]): { scope: unknown[][]; fees: Table; usage: Table; total: unknown[] } {
  const place = (word: string, from = 0) => data.findIndex((row, index) => index >= from && row[0] === word)
  const table = (title: string): Table => {
    const [start, end] = [place(title), place(words.sum, place(title))]
    return { rows: data.slice(start + 2, end), sum: data[end]! }
  }
  return { scope: data.slice(0, place(words.fees)), fees: table(words.fees), usage: table(words.usage), total: data[place(words.total)]! }
}
const cells = ({ member, product, productName, spec, quantity, payable, paid }: Fee) => [member.name, product.name, productName, spec, quantity, Number(payable), Number(paid)]

describe('the workbook', () => {
  test('[G4.2.5] named by the time of the search; a sheet for each member with scope, both tables, sums and total', async () => {
    const found = await searched(business, wanted())
    const { name, file } = await exported(business, `?searchedAt=${encodeURIComponent(found.searchedAt)}`)
    expect(name).toBe(reportFileName(new Date(found.searchedAt)))
    const sheets = await readAllSheets(file)
    expect(sheets.map(({ sheet }) => sheet)).toEqual([...new Set(found.serviceFees.map(({ member }) => member.name))])
    for (const { sheet, data } of sheets) {
      const { scope, fees, usage, total } = parts(data)
      const own = (rows: Fee[]) => rows.filter(({ member }) => member.name === sheet)
      expect(fees.rows).toEqual(own(found.serviceFees).map(cells))
      expect(usage.rows).toEqual(own(found.usageFees).map(cells))
      expect(fees.rows.map((row) => row[2])).toEqual(expect.arrayContaining(names))
      expect(scope.map((row) => row[0])).toEqual(['查询范围', '用户', '服务', '日期范围', '查询的会员数', '最后查询时间', null])
      expect(scope[3]![1]).toBe('2027-03-01 至 2027-03-31')
      for (const column of [5, 6]) {
        expect(hundredths(fees.sum[column] as number)).toBe(sumOf(fees.rows.map((row) => row[column] as number)))
        expect(hundredths(total[column] as number)).toBe(hundredths(fees.sum[column] as number) + hundredths(usage.sum[column] as number))
      }
    }
  })

  test('[G4.2.5] only what was searched last is exported: other conditions, or an earlier search, are refused', async () => {
    const earlier = await searched(business, wanted({ services: ['fico'] }))
    const last = await searched(business, wanted())
    const query = (change: Partial<Record<'services' | 'from' | 'to' | 'memberIds' | 'searchedAt', string>>) => `/fee-report/export?${new URLSearchParams(change)}`
    const same = { services: 'sfs,fico', from: '2027-03-01', to: '2027-03-31', memberIds: ids.toReversed().join(','), searchedAt: last.searchedAt }
    expect((await business.get(query(same))).status).toBe(200)
    for (const change of [{ services: 'fico' }, { from: '2027-03-02' }, { to: '2027-03-30' }, { memberIds: ids[0]! }, { searchedAt: earlier.searchedAt }])
      expect([change, code(await business.get(query({ ...same, ...change })))]).toEqual([change, '409 report.other_search'])
  })

  test('[G4.2.5] nothing found is a workbook of one sheet', async () => {
    await searched(business, wanted({ from: '2020-01-01', to: '2020-01-31' }))
    const sheets = await readAllSheets((await exported(business)).file)
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['没有数据'])
    const { fees, usage, total } = parts(sheets[0]!.data)
    expect([fees, usage]).toEqual([{ rows: [], sum: ['小计', null, null, null, null, 0, 0] }, { rows: [], sum: ['小计', null, null, null, null, 0, 0] }])
    expect(total).toEqual(['总计', null, null, null, null, 0, 0])
  })

  test('[G4.2.5] members of one name, or with forbidden signs in it, have sheets of their own', async () => {
    const before = await app.sql<{ id: string; name: string }>('select id::text as id, display_name as name from accounts where id = any($1::bigint[])', [ids])
    await app.sql(`update accounts set display_name = case account_name when 'member1' then '星辰物流' when 'member2' then '星辰物流' else '[a]/b:*?' end where id = any($1::bigint[])`, [ids])
    const found = await searched(business, wanted())
    const sheets = (await readAllSheets((await exported(business)).file)).map(({ sheet }) => sheet)
    for (const { id, name } of before) await app.sql('update accounts set display_name = $2 where id = $1', [id, name])
    expect(sheets.toSorted()).toEqual(['a  b', 'member1 星辰物流', 'member2 星辰物流'])
    expect(found.sums.serviceFees.count).toBe(15)
  })

  test('[G4.2.5] a search meanwhile breaks the file off instead of mixing both', async () => {
    const found = await searched(business, wanted())
    const { readFeeRows } = await import('./store.ts')
    const search = { accountId: await memberId(app, 'business'), services: [], from: '', to: '', memberIds: [], remember: false, searchedAt: new Date(found.searchedAt) }
    expect(await readFeeRows(app.database, search, 'service', { first: 1, last: 3 })).toHaveLength(3)
    await searched(business, wanted())
    expect(await readFeeRows(app.database, search, 'service', { first: 1, last: 3 })).toEqual([])
  })
})

describe('sums', () => {
  const some = fc.record({ services: fc.subarray(['fico', 'sfs'], { minLength: 1 }), chosen: fc.subarray([0, 1, 2], { minLength: 1 }), first: fc.integer({ min: 1, max: 10 }), length: fc.integer({ min: 0, max: 10 }) })
  const two = (day: number) => `2027-03-${String(day).padStart(2, '0')}`

  test('[G4.2.4] [G4.2.5] whatever is searched for: the sums of the file, of the page and of the database are the same', async () => {
    await fc.assert(fc.asyncProperty(some, async ({ services, chosen, first, length }) => {
      const asked = wanted({ services, memberIds: chosen.map((index) => ids[index]!), from: two(first), to: two(first + length) })
      const found = await searched(business, asked)
      const [stored] = await app.sql<{ payable: string; paid: string }>(`select coalesce(sum(payable), 0)::text as payable, coalesce(sum(charged - returned), 0)::text as paid from products
        where service_code = any($1) and member_id = any($2::bigint[]) and (verified_at at time zone 'Asia/Shanghai')::date between $3::date and $4::date`, [asked.services, asked.memberIds, asked.from, asked.to])
      const [used] = await app.sql<{ quantity: string }>(`select coalesce(sum(u.quantity), 0)::text as quantity from usage_records u join products p on p.id = u.product_id
        where p.service_code = any($1) and p.member_id = any($2::bigint[]) and u.day between $3::date and $4::date`, [asked.services, asked.memberIds, asked.from, asked.to])
      expect(hundredths(found.sums.serviceFees.payable)).toBe(hundredths(stored!.payable))
      expect(hundredths(found.sums.serviceFees.paid)).toBe(hundredths(stored!.paid))
      expect(found.usageFees.reduce((sum, { quantity }) => sum + quantity, 0)).toBeCloseTo(Number(used!.quantity), 6)
      await expectShown(found)
      const sheets = (await readAllSheets((await exported(business)).file)).map(({ data }) => parts(data))
      expect(sumOf(sheets.map(({ total }) => total[5] as number))).toBe(hundredths(found.sums.total.payable))
      expect(sumOf(sheets.map(({ total }) => total[6] as number))).toBe(hundredths(found.sums.total.paid))
    }), { numRuns: 12 })
  }, 60_000)

  async function expectShown({ serviceFees, usageFees, sums }: Found): Promise<void> {
    const shown = async (path: string) => body<{ items: Fee[]; total: number }>(await business.get(`/fee-report/${path}?pageSize=200`))
    expect(await shown('service-fees')).toMatchObject({ items: serviceFees, total: sums.serviceFees.count })
    expect(await shown('usage-fees')).toMatchObject({ items: usageFees, total: sums.usageFees.count })
    expect(sumOf(serviceFees.map(({ payable }) => payable))).toBe(hundredths(sums.serviceFees.payable))
    expect(sumOf([...serviceFees, ...usageFees].map(({ paid }) => paid))).toBe(hundredths(sums.total.paid))
  }
})
