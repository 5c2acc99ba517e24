import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, picture, settled, useBrowser, type Visit } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, cast, delivered, machine, placed, type Cast, type TestProduct } from '#testkit/orders.ts'
import { follow, isOn, press, sees } from './person.ts'

/** What guide 004 says of single pages: navigation, breadcrumbs, buttons that lead somewhere, and what a page shows. */
const app = useTestApp()
const browser = useBrowser(() => app.url)
const english = { language: 'en' } as const
let people: Cast
let running: TestProduct
let waiting: TestProduct
let ofSet: TestProduct
let desk: Visit | undefined

beforeAll(async () => {
  people = await cast(app)
  const [set] = body<{ items: { id: string }[] }>(await people.business.get('/sets?service=fico')).items
  running = await delivered(people, { name: 'Web host' });
  [waiting, ofSet] = await placed(people.member, machine({ name: 'Archive', notes: 'second rack' }), { setId: set!.id, months: 12 }) as [TestProduct, TestProduct]
})
afterAll(() => desk?.close())

/** Business, who stays logged in. */
async function at(path: string): Promise<Page> {
  desk ??= await browser.logIn('business', english)
  await desk.page.goto(path)
  await settled(desk.page)
  return desk.page
}
const idOf = async (path: string) => body<{ items: { id: string }[] }>(await people.business.get(path)).items[0]!.id
const pathOf = (page: Page) => new URL(page.url()).pathname
const factsOf = (page: Page) => page.locator('dt').allInnerTexts()
/** In the guide's order, whatever else stands between. */
const ordered = (shown: readonly string[], wanted: readonly string[]) => shown.filter((label, index) => wanted.includes(label) && shown.indexOf(label) === index)

describe('navigation', () => {
  test('[G1.1.1] the logo leads home, where a member sees what they have bought', async () => {
    const { page, close } = await browser.logIn('member1', english)
    await page.goto('/shop')
    await follow(page, /, home page$/)
    await page.waitForURL('**/home')
    await page.getByRole('heading', { name: 'My products' }).waitFor()
    await sees(page, 'Web host')
    await picture(page, 'member-home')
    await expectAccessible(page, 'the home page of a member')
    await page.setViewportSize({ width: 390, height: 844 })
    await picture(page, 'member-home-phone')
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), 'it fits on a phone').toBe(true)
    await follow(page, 'Web host')
    await isOn(page, 'Web host')
    await close()
  })

  test('[G1.1.2] [G1.1.3] the account is shown, its menu logs out, and the log-in page is there again', async () => {
    const { page, close } = await browser.logIn('om', english)
    const { displayName } = (await people.om.get('/session')).body.me as { displayName: string }
    await page.getByRole('button', { name: `Account: ${displayName}` }).click()
    await page.getByRole('menuitem', { name: 'Log out' }).click()
    await isOn(page, 'Log in')
    expect(pathOf(page)).toBe('/login')
    await page.goto('/products')
    await isOn(page, 'Log in')
    await close()
  })

  test('[G1.1.4] English, Traditional and Simplified Chinese can be chosen on every page', async () => {
    const { page, close } = await browser.logIn('business2', english)
    await page.goto('/products')
    await isOn(page, 'Order Management')
    const choice = page.locator('select').first()
    expect((await choice.locator('option').allInnerTexts()).toSorted()).toEqual(['English', '简体中文', '繁體中文'])
    for (const [language, title] of [['zh-Hant', '訂單管理'], ['zh-Hans', '订单管理'], ['en', 'Order Management']] as const) {
      await choice.selectOption(language)
      await isOn(page, title)
    }
    await close()
  })
})

describe('hierarchical links', () => {
  test.each<[sections: string, path: () => string | Promise<string>, crumbs: readonly (string | RegExp)[], up: string]>([
    ['[G2.2.1]', () => '/unit-prices/new', ['Price Management', 'Unit Price', 'Add a unit price'], '/unit-prices'],
    ['[G2.2.1]', async () => `/unit-prices/${await idOf('/unit-prices')}/edit`, ['Price Management', 'Unit Price', /./, 'Edit'], '/unit-prices'],
    ['[G3.2.1]', () => '/sets/new', ['Price Management', 'Set', 'Add a set'], '/sets'],
    ['[G3.3.1]', async () => `/sets/${await idOf('/sets')}`, ['Price Management', 'Set', /./], '/sets'],
    ['[G4.3.1]', () => `/products/${running.id}`, ['Order Management', /^SO-/], '/products'],
    ['[G4.4.1]', () => `/products/${running.id}/edit`, ['Order Management', /^SO-/, 'Edit'], '/products'],
    ['[G4.5.1]', () => `/products/${running.id}/points`, ['Order Management', /^SO-/, 'Point Management'], '/products'],
    ['[G6.2.1]', () => '/groups/new', ['User Management', 'Group', 'Create Group'], '/groups'],
    ['[G6.2.1]', async () => `/groups/${await idOf('/groups')}/edit`, ['User Management', 'Group', 'Edit Group'], '/groups'],
  ])('%s where the page stands, and back to the upper level', async (_section, path, crumbs, up) => {
    const page = await at(await path())
    const trail = page.getByRole('navigation', { name: 'Breadcrumbs' })
    const shown = await trail.getByRole('listitem').allInnerTexts()
    expect(shown).toHaveLength(crumbs.length)
    for (const [index, crumb] of crumbs.entries()) expect(shown[index]).toMatch(crumb)
    await trail.locator(`a[href="${up}"]`).click()
    await page.waitForURL(`**${up}`)
  })
})

describe('buttons that lead to a page', () => {
  test('[G2.1.12] a row of the unit prices: its edit page', async () => {
    const page = await at('/unit-prices')
    await page.locator('tbody').getByRole('link', { name: 'Edit' }).first().click()
    await isOn(page, 'Edit unit price')
  })

  test('[G4.1.13] [G4.1.15] [G4.1.16] an order: edit, points, and its number to the detail', async () => {
    for (const [item, title, path] of [['Edit', 'Edit product', 'edit'], ['Point Management', 'Point Management', 'points']] as const) {
      const page = await at(`/products?number=${running.number}`)
      await press(page, `More for ${running.number}`)
      await page.getByRole('menuitem', { name: item }).click()
      await isOn(page, title)
      expect(pathOf(page)).toBe(`/products/${running.id}/${path}`)
    }
    const page = await at(`/products?number=${running.number}`)
    await follow(page, running.number)
    await isOn(page, 'Web host')
    expect(pathOf(page)).toBe(`/products/${running.id}`)
  })

  test('[G6.1.6] [G6.1.7] groups: create and edit', async () => {
    const page = await at('/groups')
    await follow(page, 'Create Group')
    await isOn(page, 'Create Group')
    await (await at('/groups')).locator('tbody').getByRole('link', { name: 'Edit' }).first().click()
    await isOn(page, 'Edit Group')
  })

  test('[G4.1.17] the quick filters: all, pending expired, upcoming', async () => {
    const page = await at('/products')
    const filters = page.getByRole('navigation', { name: 'Quick filters' })
    for (const [name, address] of [['Pending expired', '?view=pendingExpired'], ['Upcoming', '?view=upcoming'], ['All orders', '']] as const) {
      await filters.getByRole('link', { name }).click()
      await page.waitForURL(`**/products${address}`)
      await settled(page)
      expect(await filters.locator('[aria-current="page"]').innerText()).toContain(name)
    }
  })
})

describe('what a page shows', () => {
  test('[G3.2.2] a new set: the common options, then those of the chosen service', async () => {
    const page = await at('/sets/new')
    for (const label of ['Service', 'Set category', 'Set name', 'Set description', 'Popular set']) await page.getByLabel(new RegExp(`^${label}`)).first().waitFor()
    await sees(page, 'Choose a service to see its options.')
  })

  test('[G3.3.2] [G3.3.2.1] [G3.3.2.2] [G3.3.2.3] a set: content, price and update', async () => {
    const page = await at(`/sets/${await idOf('/sets?service=fico')}`)
    const titles = ['Content Information', 'Price Information', 'Update Information']
    expect(ordered(await page.getByRole('heading', { level: 2 }).allInnerTexts(), titles)).toEqual(titles)
    const wanted = ['Popular set', 'Set category', 'Set name', 'Set description', 'CPU', 'Estimated price', 'Final price', 'Update time', 'Update account']
    expect(ordered(await factsOf(page), wanted)).toEqual(wanted)
  })

  test('[G4.3.2] [G4.3.2.2] [G4.3.2.3] an order in four blocks, with the fields of the guide', async () => {
    const page = await at(`/products/${running.id}`)
    const titles = ['Product Status', 'Product Information', 'Product Content', 'Backfill Information']
    expect(ordered(await page.getByRole('heading', { level: 2 }).allInnerTexts(), titles)).toEqual(titles)
    const information = ['Order Id', 'Product Id', 'User Name', 'Product From', 'Product Price', 'Duration', 'Resource Start Time', 'Resource Expiration Time', 'O&M Notes']
    const content = ['Product Service', 'Product Name', 'Service Item', 'User Notes']
    const shown = await factsOf(page)
    expect(ordered(shown, [...information, ...content])).toEqual([...information, ...content])
    for (const absent of ['Last Product', 'Renew Product', 'Modify Expiration Time Account', 'Point Management']) expect(shown, absent).not.toContain(absent)
    await sees(page, 'Customised')
    await (await at(`/products/${ofSet.id}`)).getByText(/^Set ST-\d{8}-\d{4} · ./).waitFor()
  })

  test('[G4.3.2.1] done steps with a tick, person and time, the others with their number', async () => {
    const page = await at(`/products/${waiting.id}`)
    const steps = page.getByRole('listitem').filter({ hasText: /Step \d|\(done\)/ })
    expect((await steps.allInnerTexts()).map((step) => step.replaceAll(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^Product Place \(done\) .+ \d{1,2}:\d{2}/), '2 Product Verify (Step 2, still to come)', '3 Resource Create (Step 3, still to come)',
      '4 Resource Deliver (Step 4, still to come)', '5 Resource Expire (Step 5, still to come)', '6 Product End (Step 6, still to come)',
    ])
    expect(await steps.first().locator('svg').count()).toBe(1)
  })

  test('[G4.3.2.2] [G4.3.2.4] before the delivery: no start, no expiry, no resource', async () => {
    const page = await at(`/products/${waiting.id}`)
    expect(await page.getByText('Displayed after resource delivery').count()).toBe(2)
    await sees(page, 'You have not created a resource')
    await sees(page, 'second rack')
  })

  test('[G4.4.2] the edit page: the next status, the expiry, and what O&M writes', async () => {
    const { page, close } = await browser.logIn('om', english)
    await page.goto(`/products/${running.id}/edit`)
    await isOn(page, 'Edit product')
    for (const title of ['Change Product Status', 'Product Information', 'Backfill Information', 'Product Content']) await page.getByRole('heading', { name: title }).first().waitFor()
    for (const label of ['Resource Expiration Time', 'O&M Notes', 'Service Id', 'Instance Id', 'Volume Id']) await page.getByLabel(label).first().waitFor()
    await close()
  })

  test('[G5.1.8] an existing account is green with an icon and a word, one that is gone is grey', async () => {
    const platform = await app.as('platform')
    const id = await idOf('/members?account=member12')
    const { version } = body<{ version: number }>(await platform.get(`/accounts/${id}`))
    body(await platform.post(`/accounts/${id}/disabling`, { version }))
    const page = await at('/members?account=member1')
    const tones = async (account: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name: account, exact: true }) }).locator('[data-tone]').getAttribute('data-tone')
    expect([await tones('member1'), await tones('member12')]).toEqual(['success', 'neutral'])
    expect(await page.locator('[data-tone] svg').count()).toBe(await page.locator('[data-tone]').count())
  })

  test('[G5.1.10] a member is removed from their group, who then is in none', async () => {
    const page = await at('/members?account=member3')
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'member3', exact: true }) })
    await row.getByRole('button', { name: /^Remove from group/ }).click()
    await press(page.getByRole('dialog'), 'Remove from group')
    await sees(page, 'Removed from the group.')
    await settled(page)
    expect(await row.getByRole('button', { name: /^Remove from group/ }).count()).toBe(0)
  })
})
