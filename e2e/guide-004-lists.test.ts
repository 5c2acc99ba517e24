import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settled, useBrowser, type Visit } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, cast, machine, placed } from '#testkit/orders.ts'

/**
 * The lists of guide 004 on their pages: the columns in the guide's order, heads that sort in three states, filters with
 * the guide's items, searches. What they show then is proved in `scenarios/guide-004-lists.test.ts`.
 */
const app = useTestApp()
const browser = useBrowser(() => app.url)
let visit: Visit | undefined

beforeAll(async () => {
  const { member } = await cast(app)
  for (const name of ['Web host', 'Archive', 'Portal']) await placed(member, machine({ name }))
  for (const [account, email, jobTitle, remark] of [['business', 'night@cloud.example', 'om', 'night'], ['business2', 'day@cloud.example', 'business', 'day']] as const)
    body(await (await app.as(account)).post('/mail-recipients', { email, jobTitle, remark }), 201)
  const { items: [group] } = body<{ items: { id: string; version: number }[] }>(await (await app.as('business')).get('/groups'))
  body(await (await app.as('business2')).patch(`/groups/${group!.id}`, { version: group!.version, discountPercent: 70, rewardDays: 1, mayReorder: true, memberIds: [] }))
})
afterAll(() => visit?.close())

/** A person at work stays logged in. */
async function opened(path: string): Promise<Page> {
  visit ??= await browser.logIn('business', { language: 'en', width: 1600 })
  const { page } = visit
  // A list that is back in its original order needs no second start.
  if (page.url() !== `${app.url}${path}`) await page.goto(path)
  await page.locator('tbody tr').first().waitFor()
  await settled(page)
  return page
}
/** Of the list; a page may have other tables. */
const rowsOn = (page: Page) => page.locator('table').filter({ has: page.getByRole('button', { name: /^Filter / }) }).locator('tbody tr').allInnerTexts()
const headOf = (page: Page, column: string) => page.locator('th').filter({ has: page.getByRole('button', { name: column, exact: true }) })

describe('columns', () => {
  test.each<[section: string, path: string, columns: readonly string[]]>([
    ['[G2.1.1]', '/unit-prices', ['Preset', 'Category', 'Resource', 'Specification', 'Number', 'Unit', 'Price', 'Update time', 'Update account', 'Actions']],
    ['[G3.1.1]', '/sets', ['Popular', 'Category', 'Service', 'Name', 'Original price', 'Final price', 'Update time', 'Update account', 'More']],
    ['[G4.1.1]', '/products', ['Order Id', 'Product Id', 'Service', 'Name', 'Status', 'Product Place Time', 'Resource Start Time', 'Resource Expiration Time', 'Purchase Member', 'Verify Member', 'Deliver Member', 'More']],
    ['[G5.1.1]', '/members', ['Account', 'Identity', 'Group', 'Status', 'More']],
    ['[G6.1.1]', '/groups', ['Name', 'Discount', 'Update time', 'Update account', 'More']],
    ['[G7.1.3]', '/mail-setting', ['Notice mail', 'Job title', 'Remark', 'Update account', 'More']],
  ])('%s %s has those of the guide, in its order', async (_section, path, columns) => {
    const page = await opened(path)
    const heads = (await page.locator('thead th').allInnerTexts()).map((head) => head.trim())
    expect(heads.filter((head) => columns.includes(head))).toEqual(columns)
  })
})

describe('sorting', () => {
  test.each<[section: string, path: string, column: string]>([
    ['[G2.1.3]', '/unit-prices', 'Preset'], ['[G2.1.7]', '/unit-prices', 'Number'], ['[G2.1.8]', '/unit-prices', 'Unit'], ['[G2.1.9]', '/unit-prices', 'Price'],
    ['[G2.1.10]', '/unit-prices', 'Update time'], ['[G2.1.11]', '/unit-prices', 'Update account'],
    ['[G3.1.2]', '/sets', 'Popular'], ['[G3.1.6]', '/sets', 'Original price'], ['[G3.1.7]', '/sets', 'Final price'], ['[G3.1.8]', '/sets', 'Update time'], ['[G3.1.9]', '/sets', 'Update account'],
    ['[G4.1.5]', '/products', 'Name'], ['[G4.1.7]', '/products', 'Product Place Time'], ['[G4.1.8]', '/products', 'Resource Start Time'], ['[G4.1.9]', '/products', 'Resource Expiration Time'],
    ['[G4.1.11]', '/products', 'Verify Member'], ['[G4.1.12]', '/products', 'Deliver Member'],
    ['[G5.1.2]', '/members', 'Account'], ['[G5.1.4]', '/members', 'Identity'], ['[G5.1.6]', '/members', 'Group'], ['[G5.1.9]', '/members', 'Status'],
    ['[G6.1.3]', '/groups', 'Discount'], ['[G6.1.4]', '/groups', 'Update time'], ['[G6.1.5]', '/groups', 'Update account'],
    ['[G7.1.5]', '/mail-setting', 'Job title'], ['[G7.1.6]', '/mail-setting', 'Remark'], ['[G7.1.7]', '/mail-setting', 'Update account'],
  ])('%s %s by %s: ascending, descending, back to the original order', async (_section, path, column) => {
    const page = await opened(path)
    const original = await rowsOn(page)
    for (const [order, mark] of [['ascending', /\?sort=\w+$/], ['descending', /\?sort=-\w+$/], ['none', new RegExp(`${path}$`)]] as const) {
      await headOf(page, column).getByRole('button', { name: column, exact: true }).click()
      await page.waitForURL(mark)
      await settled(page)
      expect(await headOf(page, column).getAttribute('aria-sort')).toBe(order)
    }
    expect(await rowsOn(page)).toEqual(original)
  })
})

const services = ['FiCo', 'CIS', 'SFS', 'DBS', 'MQS', 'FiWo', 'BDS', 'AIS']
/** Beside the guide's items stand those of the government services, in the same shape. */
const isMore = (path: string) => path === '/unit-prices'

describe('filtering', () => {
  test.each<[section: string, path: string, column: string, items: readonly string[]]>([
    ['[G2.1.4]', '/unit-prices', 'Category', ['Instance', 'Network', 'OS', 'Storage']],
    ['[G2.1.5]', '/unit-prices', 'Resource', ['Bandwidth', 'CPU', 'Floating IP', 'Flow', 'HDD', 'Linux', 'Linux-centos', 'Linux-ubuntu', 'RAM', 'SSD', 'Windows']],
    ['[G3.1.3]', '/sets', 'Category', ['Entry', 'Enterprise']],
    ['[G3.1.4]', '/sets', 'Service', services],
    ['[G4.1.4]', '/products', 'Service', services],
    ['[G4.1.6]', '/products', 'Status', ['Product Place', 'Product Verify', 'Resource Create', 'Resource Change', 'Resource Renew', 'Resource Deliver', 'Resource Expire', 'Resource Keep', 'Product Cancel', 'Product End']],
    ['[G5.1.5]', '/members', 'Identity', ['General', 'Intra', 'Business']],
  ])('%s %s by %s offers the items of the guide; a chosen one filters', async (_section, path, column, items) => {
    const page = await opened(path)
    await page.getByRole('button', { name: `Filter ${column}`, exact: true }).click()
    const apply = page.getByRole('button', { name: 'Apply', exact: true })
    await apply.waitFor()
    const boxes = page.getByRole('dialog').getByRole('checkbox')
    await boxes.first().waitFor()
    const offered = (await boxes.evaluateAll((found) => found.map((box) => (box as HTMLInputElement).labels?.[0]?.textContent ?? ''))).map((label) => column === 'Service' ? label.split(' ')[0]! : label)
    expect(offered).toEqual(expect.arrayContaining([...items]))
    if (!isMore(path)) expect(offered).toHaveLength(items.length)
    await boxes.first().check()
    await apply.click()
    await page.waitForURL(/\?\w+=/)
    await page.getByRole('button', { name: `Filter ${column} (active)` }).waitFor()
  })
})

describe('searching', () => {
  test.each<[section: string, path: string, column: string, typed: string]>([
    ['[G2.1.6]', '/unit-prices', 'Specification', 'Twins'],
    ['[G3.1.5]', '/sets', 'Name', '桌面'],
    ['[G4.1.2]', '/products', 'Order Id', '-0002'],
    ['[G4.1.3]', '/products', 'Product Id', '-0001-1'],
    ['[G4.1.10]', '/products', 'Purchase Member', 'member1'],
    ['[G5.1.3]', '/members', 'Account', 'member2'],
    ['[G5.1.7]', '/members', 'Group', '客户'],
    ['[G6.1.2]', '/groups', 'Name', '客户'],
    ['[G7.1.4]', '/mail-setting', 'Notice mail', 'night@'],
  ])('%s %s in the column %s', async (_section, path, column, typed) => {
    const page = await opened(path)
    await page.getByRole('button', { name: `Filter ${column}`, exact: true }).click()
    await page.getByRole('textbox', { name: 'Contains' }).fill(typed)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\?\w+=/)
    await page.locator('tbody tr').first().waitFor()
    await settled(page)
    const rows = await rowsOn(page)
    expect(rows.length).toBeGreaterThan(0)
    // Members are found by the name of their account too.
    if (column !== 'Purchase Member') for (const row of rows) expect(row).toContain(typed)
  })
})
