import { beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import readAllSheets from 'read-excel-file/node'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { cast, delivered, machine, placed, taken, toppedUp, travelTo, type TestProduct } from '#testkit/orders.ts'
import { at, flow, recorded } from '#testkit/usage.ts'
import { follow, isOn, press, sees } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
let running: TestProduct
const day = () => app.sql<{ day: string }>(`select (platform_now() at time zone 'Asia/Shanghai')::date::text as day`).then(([row]) => row!.day)
let from = ''

beforeAll(async () => {
  for (const account of ['member1', 'member5']) {
    await toppedUp(app, account)
    const people = await cast(app, account)
    from = await day()
    running = await delivered(people, { months: 12, name: '門戶網站' })
    for (let index = 1; index <= 12; index++) await taken(people, (await placed(people.member, machine({ name: `測試機 ${index}`, months: index })))[0]!.id, 'verification')
  }
  const [next] = await app.sql<{ day: string }>(`select ($1::date + 1)::text as day`, [from])
  await travelTo(app, next!.day, '12:00')
  await recorded((await cast(app)).om, flow(running.id, next!.day, 123_456.5, { from: at(next!.day, '10:00:00'), to: at(next!.day, '11:00:00') }))
}, 60_000)

async function look(page: Page, name: string): Promise<void> {
  await picture(page, `fee-report-${name}`)
  await expectAccessible(page, `fee report: ${name}`)
}
async function choose(page: Page): Promise<void> {
  const group = (name: string) => page.getByRole('group', { name })
  await group('產品').getByRole('checkbox', { name: /^全部/ }).check()
  await group('使用者').getByRole('searchbox').fill('member')
  await group('使用者').getByRole('checkbox', { name: /^全部符合項目/ }).check()
  await page.getByLabel('起始日').fill(from)
  await page.getByLabel('結束日').fill(await day())
}

describe('advanced management', () => {
  test('[G4.1.18] [G4.2.1] [G4.2.3] [G4.2.4] [G4.2.5] from the order list to the tables and the file; other conditions are not exported', async () => {
    const business = await browser.logIn('business', { language: 'zh-Hant' })
    const { page } = business
    await page.goto('/products')
    await follow(page, '進階管理')
    await isOn(page, '進階管理')
    await sees(page, '沒有資料')
    await page.getByRole('navigation', { name: '頁面路徑' }).getByRole('link', { name: '訂單管理' }).click()
    await follow(page, '進階管理')
    await isOn(page, '進階管理')
    expect(await page.getByRole('button', { name: '匯出訂單' }).isDisabled()).toBe(true)
    await press(page, '確認查詢')
    await page.getByRole('alert').waitFor()
    await look(page, 'complaint')
    await choose(page)
    await page.getByLabel('記住已選取的使用者').check()
    await press(page, '確認查詢')
    await page.getByRole('region', { name: '依用量計費' }).getByText('123,456.5 MB').waitFor()
    await look(page, 'found')
    const downloaded = page.waitForEvent('download')
    await page.getByRole('link', { name: '匯出訂單' }).click()
    const file = await downloaded
    expect(file.suggestedFilename()).toMatch(/^report_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\.xlsx$/)
    expect(await readAllSheets(await file.path())).toHaveLength(2)
    await page.getByLabel('起始日').fill('2020-01-01')
    await sees(page, '條件已變更')
    expect(await page.getByRole('button', { name: '匯出訂單' }).isDisabled()).toBe(true)
    await look(page, 'changed')
    await business.close()
  })

  test('[G4.2.2] remembered users are ticked again, with what was found for them; on a phone and in the dark too', async () => {
    const phone = await browser.logIn('business', { language: 'zh-Hant', width: 390, height: 844, theme: 'dark' })
    await phone.page.goto('/fee-report')
    await phone.page.getByRole('link', { name: '匯出訂單' }).waitFor()
    expect(await phone.page.getByRole('group', { name: '使用者' }).getByRole('checkbox', { checked: true }).count()).toBeGreaterThanOrEqual(2)
    await look(phone.page, 'phone')
    await phone.page.getByRole('region', { name: '依用量計費' }).scrollIntoViewIfNeeded()
    await picture(phone.page, 'fee-report-phone-tables')
    await phone.close()
  })
})
