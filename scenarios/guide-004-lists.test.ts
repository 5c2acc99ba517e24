import { beforeAll, describe, expect, test } from 'vitest'
import { body, cancelled, cast, delivered, machine, placed, taken, toppedUp, type Cast } from '#testkit/orders.ts'
import { useTestApp, type Client } from '#testkit/http.ts'

/**
 * The lists of guide 004, column by column: what a sort, a filter and a search show. That a column's head goes through
 * the three states on the page stands in `e2e/guide-004-lists.test.ts`. Tests carry the guide's sections.
 */
const app = useTestApp()
let business: Client
let people: Cast

beforeAll(async () => {
  [business, people] = await Promise.all([app.as('business'), cast(app)])
  await toppedUp(app)
  await Promise.all([changesOfOthers(), products(), noticeMails()])
}, 60_000)

/** Rows that somebody else than business changed last. */
async function changesOfOthers(): Promise<void> {
  const [om, other] = await Promise.all([app.as('om'), app.as('business2')])
  const price = (await rows('/unit-prices?resource=CPU&spec=Twins'))[0]!
  body(await om.patch(`/unit-prices/${price['id']}`, { version: price['version'], price: '61.5' }))
  const set = (await rows('/sets?service=sfs'))[0]!
  body(await other.patch(`/sets/${set['id']}`, { version: set['version'], isPopular: !set['isPopular'] }))
  const group = (await rows('/groups'))[0]!
  const { members, ...fields } = body<Row & { members: { id: string }[] }>(await other.get(`/groups/${group['id']}`))
  body(await other.patch(`/groups/${group['id']}`, { version: fields['version'], discountPercent: 88, rewardDays: 1, mayReorder: true, memberIds: members.map(({ id }) => id) }))
}

/** Products of two members in several statuses, verified and delivered by two people. */
async function products(): Promise<void> {
  const second: Cast = { ...people, business: await app.as('business2'), member: await app.as('member5') }
  await toppedUp(app, 'member5')
  await placed(people.member, machine({ name: '数据库主机' }))
  await placed(second.member, { service: 'sfs', configuration: {}, months: 1, name: '共享文件' })
  await taken(second, (await placed(second.member, { service: 'dbs', configuration: {}, months: 2, name: '安全数据库' }))[0]!.id, 'verification')
  await taken(people, (await placed(people.member, machine({ name: 'Web host' })))[0]!.id, 'verification', 'resource-creation')
  await delivered(people, { name: '备份主机', months: 12 })
  await delivered(second, { name: '桌面主机', months: 1 })
  await cancelled(people.business, (await delivered(second, { name: '测试主机' })).id)
}

async function noticeMails(): Promise<void> {
  const other = await app.as('business2')
  for (const [client, email, jobTitle, remark] of [[business, 'night@cloud.example', 'om', '夜班'], [other, 'day@cloud.example', 'business', '白班'], [business, 'lead@other.example', 'business', '']] as const)
    body(await client.post('/mail-recipients', { email, jobTitle, remark }), 201)
}

type Row = Record<string, unknown>
/** All pages of a list. */
async function rows(path: string): Promise<Row[]> {
  const found: Row[] = []
  for (let page = 1; ; page++) {
    const { items, total } = body<{ items: Row[]; total: number }>(await business.get(`${path}${path.includes('?') ? '&' : '?'}pageSize=200&page=${page}`))
    found.push(...items)
    if (found.length >= total) return found
  }
}
const ids = (list: readonly Row[]) => list.map(({ id }) => id)
const nameOf = (value: unknown) => (value as { name: string } | null)?.name ?? ''
const collator = new Intl.Collator('zh-u-co-pinyin')
const inOrder = (left: string | number, right: string | number) => typeof left === 'number' ? left - Number(right) : collator.compare(left, String(right))

type Reading = (row: Row) => string | number
const text = (field: string): Reading => (row) => String(row[field])
const number = (field: string): Reading => (row) => Number(row[field] ?? -1)
const person = (field: string): Reading => (row) => nameOf(row[field])
const moment = (field: string): Reading => (row) => row[field] === null ? Infinity : Date.parse(String(row[field]))

describe('sorting', () => {
  test.each<[section: string, path: string, field: string, read: Reading]>([
    ['[G2.1.3]', '/unit-prices', 'isPreset', number('isPreset')],
    ['[G2.1.7]', '/unit-prices', 'number', number('number')],
    ['[G2.1.8]', '/unit-prices', 'unit', text('unit')],
    ['[G2.1.9]', '/unit-prices', 'price', number('price')],
    ['[G2.1.10]', '/unit-prices', 'updatedAt', moment('updatedAt')],
    ['[G2.1.11]', '/unit-prices', 'updatedBy', person('updatedBy')],
    ['[G3.1.2]', '/sets', 'isPopular', number('isPopular')],
    ['[G3.1.6]', '/sets', 'originalPrice', number('originalPrice')],
    ['[G3.1.7]', '/sets', 'finalPrice', number('finalPrice')],
    ['[G3.1.8]', '/sets', 'updatedAt', moment('updatedAt')],
    ['[G3.1.9]', '/sets', 'updatedBy', person('updatedBy')],
    ['[G4.1.5]', '/products', 'name', text('name')],
    ['[G4.1.7]', '/products', 'placedAt', moment('placedAt')],
    ['[G4.1.8]', '/products', 'startsAt', moment('startsAt')],
    ['[G4.1.9]', '/products', 'expiresAt', moment('expiresAt')],
    ['[G4.1.11]', '/products', 'verifiedBy', person('verifiedBy')],
    ['[G4.1.12]', '/products', 'deliveredBy', person('deliveredBy')],
    ['[G5.1.2]', '/members', 'account', text('account')],
    ['[G5.1.4]', '/members', 'identity', text('identity')],
    ['[G5.1.6]', '/members', 'group', person('group')],
    ['[G5.1.9]', '/members', 'status', text('status')],
    ['[G6.1.3]', '/groups', 'discountPercent', number('discountPercent')],
    ['[G6.1.4]', '/groups', 'updatedAt', moment('updatedAt')],
    ['[G6.1.5]', '/groups', 'updatedBy', person('updatedBy')],
    ['[G7.1.5]', '/mail-recipients', 'jobTitle', text('jobTitle')],
    ['[G7.1.6]', '/mail-recipients', 'remark', text('remark')],
    ['[G7.1.7]', '/mail-recipients', 'updatedBy', person('updatedBy')],
  ])('%s %s by %s: ascending, descending, and in the original order without it', async (_section, path, field, read) => {
    const original = await rows(path)
    const up = await rows(`${path}?sort=${field}`)
    expect(ids(up).toSorted()).toEqual(ids(original).toSorted())
    expect(up.map(read)).toEqual(up.map(read).toSorted(inOrder))
    expect(ids(await rows(`${path}?sort=-${field}`))).toEqual(ids(up).toReversed())
    expect(ids(await rows(path))).toEqual(ids(original))
  })

  test('there is something to put in order', async () => {
    const kinds = async (path: string, read: Reading) => new Set((await rows(path)).map(read)).size
    for (const [path, field] of [['/unit-prices', 'updatedBy'], ['/sets', 'updatedBy'], ['/products', 'verifiedBy'], ['/products', 'deliveredBy'], ['/members', 'group'], ['/groups', 'updatedBy'], ['/mail-recipients', 'updatedBy']] as const)
      expect(await kinds(path, person(field)), `${path} ${field}`).toBeGreaterThan(1)
  })
})

const services = ['fico', 'cis', 'sfs', 'dbs', 'mqs', 'fiwo', 'bds', 'ais']
const serviceOf: Reading = ({ service }) => (service as { code: string }).code
const statuses = ['product_place', 'product_verify', 'resource_create', 'resource_change', 'resource_renew', 'resource_deliver', 'resource_expire', 'resource_keep', 'product_cancel', 'product_end']

describe('filtering', () => {
  test.each<[section: string, path: string, field: string, read: Reading, items: readonly string[]]>([
    ['[G2.1.4]', '/unit-prices', 'category', text('category'), ['Instance', 'Network', 'OS', 'Storage']],
    ['[G2.1.5]', '/unit-prices', 'resource', text('resource'), ['Bandwidth', 'CPU', 'Floating IP', 'Flow', 'HDD', 'Linux', 'Linux-centos', 'Linux-ubuntu', 'RAM', 'SSD', 'Windows']],
    ['[G3.1.3]', '/sets', 'category', text('category'), ['entry', 'enterprise']],
    ['[G3.1.4]', '/sets', 'service', serviceOf, services],
    ['[G4.1.4]', '/products', 'service', serviceOf, services],
    ['[G4.1.6]', '/products', 'status', text('status'), statuses],
    ['[G5.1.5]', '/members', 'identity', text('identity'), ['general', 'intra', 'business']],
  ])('%s %s by %s: each item shows exactly its rows, several show all of theirs', async (_section, path, field, read, items) => {
    const whole = await rows(path)
    for (const item of items) expect(ids(await rows(`${path}?${field}=${encodeURIComponent(item)}`)), item).toEqual(ids(whole.filter((row) => read(row) === item)))
    expect(ids(await rows(`${path}?${field}=${items.map(encodeURIComponent).join(',')}`))).toEqual(ids(whole.filter((row) => items.includes(String(read(row))))))
    expect(new Set(whole.map(read)).size, 'there is something to filter').toBeGreaterThan(1)
  })
})

describe('searching', () => {
  test.each<[section: string, path: string, field: string, read: Reading, typed: string | Reading]>([
    ['[G2.1.6]', '/unit-prices', 'spec', text('spec'), 'WIN'],
    ['[G3.1.5]', '/sets', 'name', text('name'), '云'],
    ['[G4.1.2]', '/products', 'order', person('order'), '-0003'],
    ['[G4.1.3]', '/products', 'number', text('number'), '2-1'],
    ['[G4.1.10]', '/products', 'member', person('member'), person('member')],
    ['[G5.1.3]', '/members', 'account', text('account'), 'MEMBER2'],
    ['[G5.1.7]', '/members', 'group', person('group'), '伙伴'],
    ['[G6.1.2]', '/groups', 'name', text('name'), '客户'],
    ['[G7.1.4]', '/mail-recipients', 'email', text('email'), 'CLOUD.example'],
  ])('%s %s by a part of %s', async (_section, path, field, read, part) => {
    const whole = await rows(path)
    const typed = typeof part === 'string' ? part : String(part(whole[0]!))
    const found = await rows(`${path}?${field}=${encodeURIComponent(typed)}`)
    const wanted = whole.filter((row) => String(read(row)).toLowerCase().includes(typed.toLowerCase()))
    expect(ids(found)).toEqual(ids(wanted))
    expect([found.length > 0, found.length < whole.length]).toEqual([true, true])
    expect(await rows(`${path}?${field}=${encodeURIComponent('no such thing')}`)).toEqual([])
  })
})
