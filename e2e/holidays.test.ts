import { expect, test } from 'vitest'
import { submitted } from '#testkit/applications.ts'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
const file = (rows: string) => ({ name: '2031.csv', mimeType: 'text/csv', buffer: Buffer.from(`日期,类型,名称\n${rows}\n`) })

test('[R7] the platform admin imports a year: wrong rows are named, the change is looked at, then made', async () => {
  const { page, close } = await browser.logIn('platform')
  await page.getByRole('link', { name: '节假日', exact: true }).click()
  await page.getByRole('tab', { name: '2027', exact: true }).click()
  await page.getByText('推算', { exact: true }).waitFor()
  await picture(page, 'holidays-2027')
  await expectAccessible(page, 'a year of holidays')

  await page.goto('/holidays/import?year=2031')
  await page.getByRole('button', { name: '替换 2031 年节假日表' }).click()
  await page.getByText('请先选择表格。').first().waitFor()
  await page.locator('input[type=file]').setInputFiles(file('2031-01-01,放假,元旦\n2031-13-01,放假,\n2031-01-02,随便,'))
  await page.getByText('第 3 行：“2031-13-01”不是日期（2026-10-01）。').waitFor()
  await page.getByText('第 4 行：“随便”不是“放假”或“调休上班”。').waitFor()
  await expectAccessible(page, 'an import with wrong rows')
  await page.locator('input[type=file]').setInputFiles(file('2031-01-01,放假,元旦\n2031-02-08,上班,春节'))
  await page.getByText('2031.csv：已读取 2 天').waitFor()
  await page.getByRole('cell', { name: '周末调休上班' }).waitFor()
  await page.getByLabel('依据').fill('国务院办公厅关于2031年部分节假日安排的通知')
  await picture(page, 'holidays-import')
  await expectAccessible(page, 'an import with its preview')
  await page.getByRole('button', { name: '替换 2031 年节假日表' }).click()
  await page.waitForURL('**/holidays?year=2031')
  await page.getByText('国务院办公厅关于2031年部分节假日安排的通知').waitFor()
  expect(await page.getByRole('tab', { name: '2031', exact: true }).getAttribute('aria-selected')).toBe('true')
  await close()
})

test('[R7] how many working days are left is seen in the list, on the page and at home', async () => {
  const application = await submitted(app, await app.as('jtt.user'), 'jtt', { title: '门户网站云服务器' })
  const { page, close } = await browser.logIn('om')
  await page.getByText('剩余 7 个工作日').first().waitFor()
  await picture(page, 'deadline-home')
  await page.goto('/applications')
  await page.getByRole('row').filter({ hasText: application.number }).getByText('剩余 7 个工作日').waitFor()
  await picture(page, 'deadline-list')
  await page.goto(`/applications/${application.id}`)
  await page.getByText('剩余 7 个工作日').waitFor()
  await picture(page, 'deadline-detail')
  await close()
})

test('[R7] the calendar on a phone, dark and in English', async () => {
  const { page, close } = await browser.logIn('platform', { language: 'en', theme: 'dark', width: 390, height: 844 })
  await page.goto('/holidays?year=2026')
  await page.getByText('Spring').or(page.getByText('春节')).first().waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await picture(page, 'holidays-phone')
  await expectAccessible(page, 'holidays on a phone')
  await close()
})
