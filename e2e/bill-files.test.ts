import { beforeAll, expect, test } from 'vitest'
import { computed, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { billOf, openedIn, sentAll } from '#testkit/bill-months.ts'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
const month = '2026-09'
let address: string

beforeAll(async () => {
  await openedIn(app, month)
  await priced(app, 'machine', [['2026-01-01', '310']])
  await resourceWith(app, 'jtt', [{ from: '2026-09-05', components: [thing('machine', 4)] }])
  await computed(app, month)
  await sentAll(await app.as('business'), month)
  address = `/bills/${(await billOf(app, await app.as('jtt.admin'), 'jtt', month)).id}`
})

test('[B6] [B13] each file of a bill is taken from its page, also by keyboard', async () => {
  const { page, close } = await browser.logIn('jtt.admin')
  await page.goto(address)
  const button = page.getByRole('button', { name: '导出' })
  await button.focus()
  await page.keyboard.press('Enter')
  const items = page.getByRole('menuitem')
  await items.first().waitFor()
  await expectAccessible(page, 'the files of a bill')
  await picture(page, 'bill-files')
  expect(await items.allInnerTexts()).toEqual(['Excel：汇总与全部明细', 'PDF：供签字盖章', 'CSV：FOCUS 1.2', 'CSV：FOCUS 1.4'])
  const names: string[] = []
  for (const at of [0, 1, 2, 3]) {
    if (!await items.first().isVisible()) await button.click()
    const [download] = await Promise.all([page.waitForEvent('download'), items.nth(at).click()])
    expect(await download.failure()).toBeNull()
    names.push(download.suggestedFilename())
  }
  expect(names.map((name) => name.replace(/^.*-2026-09/, ''))).toEqual(['-R1.xlsx', '-R1.pdf', '-R1-FOCUS-1.2.csv', '-R1-FOCUS-1.4.csv'])
  await close()
})

test('[B6] on a narrow screen, in the dark', async () => {
  const { page, close } = await browser.logIn('jtt.admin', { language: 'zh-Hant', theme: 'dark', width: 390 })
  await page.goto(address)
  await page.getByRole('button', { name: '匯出' }).click()
  await page.getByRole('menuitem').first().waitFor()
  await expectAccessible(page, 'the files of a bill, narrow and dark')
  await picture(page, 'bill-files-narrow')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  await close()
})
