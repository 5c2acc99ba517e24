import { beforeAll, expect, test } from 'vitest'
import { expectAccessible, picture, settled, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, cast, delivered, toppedUp, travelTo, type TestProduct } from '#testkit/orders.ts'
import { flow, recorded, usageDue } from '#testkit/usage.ts'

const app = useTestApp()
const { logIn } = useBrowser(() => app.url)
let product: TestProduct

/** Two months charged, one of them not wholly; the present one is open. */
beforeAll(async () => {
  const people = await cast(app)
  product = await delivered(people, { months: 12 })
  await travelTo(app, '2027-01-02')
  await recorded(people.om, flow(product.id, '2026-12-10', 250_000), flow(product.id, '2026-12-11', 125_000.5))
  await usageDue(app, 'usage.charge')
  const late = flow(product.id, '2026-12-12', 50_000)
  await recorded(people.om, late)
  const { balance } = body<{ balance: string }>(await people.member.get('/points/mine'))
  const id = await toppedUp(app, 'member1', '1')
  body(await people.business.post(`/points/${id}/pay-outs`, { amount: (Number(balance) - 9).toFixed(2) }), 201)
  await travelTo(app, '2027-02-02')
  await recorded(people.om, flow(product.id, '2027-01-20', 1_000), flow(product.id, '2027-02-01', 3_000), flow(product.id, '2026-12-12', -2_000, { corrects: late.sourceId }))
  await usageDue(app, 'usage.charge')
})

test('a member reads what is due, what is open, a fee with its late line, and the days', async () => {
  const { page, close } = await logIn('member1')
  await page.goto('/my-usage')
  await page.getByText('29.20 点').waitFor()
  await expectAccessible(page, '/my-usage')
  await picture(page, 'my-usage')
  await page.getByRole('link', { name: '2027-01' }).click()
  await page.getByRole('heading', { name: '2027-01 用量费用' }).waitFor()
  expect(await page.getByText('2026-12 *').count()).toBe(1)
  await expectAccessible(page, 'a fee')
  await picture(page, 'my-usage-fee')
  await page.goto('/my-usage/days')
  await page.getByText('125,000.5').waitFor()
  await expectAccessible(page, '/my-usage/days')
  await close()
})

test('on a phone in the dark', async () => {
  const { page, close } = await logIn('member1', { width: 390, theme: 'dark', language: 'zh-Hant' })
  await page.goto('/my-usage')
  await page.getByText('29.20 點').waitFor()
  await expectAccessible(page, '/my-usage at 390')
  await picture(page, 'my-usage-390')
  await close()
})

test('O&M takes in a table: counts and each wrong row', async () => {
  const { page, close } = await logIn('om')
  await page.goto('/usage')
  await page.getByRole('link', { name: '导入' }).click()
  await page.getByRole('heading', { name: '导入用量' }).waitFor()
  const lines = ['来源编号,产品,计量项,开始时间,结束时间,用量', `e2e-1,${product.number},flow,2027-02-01,2027-02-02,10`, 'e2e-2,SO-1,flow,2027-02-01,2027-02-02,10']
  await page.locator('input[type=file]').setInputFiles({ name: '用量.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
  await page.getByText('已导入 1 行，重复 0 行，错误 1 行。').waitFor()
  await page.getByText('找不到该资源或产品。').waitFor()
  await expectAccessible(page, '/usage/import')
  await picture(page, 'usage-import')
  await page.goto('/usage')
  await page.getByText('e2e-1').waitFor()
  await expectAccessible(page, '/usage')
  await picture(page, 'usage')
  await close()
})

test('business sees what is due, and a fee', async () => {
  const { page, close } = await logIn('business', { language: 'en' })
  await page.goto('/usage-fees')
  await page.getByText('29.20 points are due from 1 member(s).').waitFor()
  await settled(page)
  await expectAccessible(page, '/usage-fees')
  await picture(page, 'usage-fees')
  await page.getByRole('link', { name: '2027-01' }).click()
  await page.getByRole('heading', { name: 'Usage of 2027-01' }).waitFor()
  await expectAccessible(page, '/usage-fees/:id')
  await close()
})
