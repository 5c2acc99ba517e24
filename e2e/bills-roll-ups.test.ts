import { beforeAll, describe, expect, test } from 'vitest'
import { computed, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { billOf, confirmed, openedIn, rollUp, sentAll, unitCodes } from '#testkit/bill-months.ts'
import { expectAccessible, picture, useBrowser, type Visit } from '#testkit/browser.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { follow, isOn, press, sees, write } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
const month = '2026-09'
let business: Client
/** An account of a department inside jtt. */
let inner: { readonly name: string; readonly code: string }
const open = (name: string): Promise<Visit> => browser.logIn(name, { language: 'zh-Hant', theme: 'dark' })

beforeAll(async () => {
  await openedIn(app, month)
  business = await app.as('business')
  await priced(app, 'machine', [['2026-01-01', '310']])
  for (const department of ['jtt', 'gat', 'zfw', 'dsj']) await resourceWith(app, department, [{ from: '2026-07-10', components: [thing('machine', 2)] }])
  const [found] = await app.sql<{ name: string; code: string }>(`select a.account_name as name, d.code from accounts a join departments d on d.id = a.department_id
    where d.kind = 'inner' and d.unit_id = (select id from departments where code = 'jtt') order by 1 limit 1`)
  inner = found!
  await resourceWith(app, inner.code, [{ from: '2026-07-10', components: [thing('machine', 1)] }])
  await computed(app, month)
  await sentAll(business, month)
})

describe('the committee and the bureau answer the roll-ups, in Traditional Chinese, dark', () => {
  test('[B5] months with their roll-ups, then units; [B14] whose answer is overdue is named', async () => {
    await app.sql(`update bills set due_on = '2026-10-16' where month = $1 and unit_id in (select id from departments where code in ('gat', 'jtt'))`, [`${month}-01`])
    const { page, close } = await open('bureau.admin')
    await follow(page.getByRole('navigation', { name: '主導覽' }), '各部門帳單')
    await isOn(page, '各部門帳單')
    await sees(page, '一朵雲總體帳單')
    await expectAccessible(page, 'months of bills')
    await picture(page, 'months-dark')
    await follow(page, month)
    await isOn(page, `${month} 各部門帳單`)
    await sees(page, '逾期未回饋（2）')
    await expectAccessible(page, 'a month of bills')
    await picture(page, 'month-dark')
    await page.getByRole('main').getByRole('link', { name: '省公安厅' }).first().click()
    await page.getByRole('tab', { name: '內部部門帳單' }).click()
    await expectAccessible(page, 'the bill of another unit')
    expect(await page.getByRole('button', { name: '確認帳單' }).count()).toBe(0)
    await picture(page, 'bill-of-unit-dark')
    await close()
  })

  test('[B3] the committee confirms its sector from the home page', async () => {
    for (const unit of await unitCodes(app)) await confirmed(app, unit, month)
    const { page, close } = await open('committee.admin')
    await page.getByRole('heading', { level: 2, name: '待確認總體帳單' }).waitFor()
    await picture(page, 'home-committee-dark')
    await follow(page, `${month} 政法總體帳單`)
    await isOn(page, `${month} 政法總體帳單`)
    await expectAccessible(page, 'a roll-up')
    await press(page, '確認帳單')
    const dialog = page.getByRole('dialog', { name: '確認此總體帳單？' })
    await dialog.waitFor()
    await expectAccessible(page, 'the confirmation of a roll-up')
    await picture(page, 'roll-up-confirm-dark')
    await press(dialog, '確認帳單')
    await sees(page, '總體帳單已確認通過')
    await close()
  })

  test('[B3] the bureau rejects the whole cloud, naming a bill, by keyboard alone', async () => {
    const { page, close } = await open('bureau.admin')
    await follow(page, `${month} 一朵雲總體帳單`)
    await isOn(page, `${month} 一朵雲總體帳單`)
    await press(page, '駁回')
    const dialog = page.getByRole('dialog', { name: '駁回總體帳單' })
    await write(dialog, '駁回原因', '省公安廳金額與上月相差過大')
    await press(dialog, '駁回')
    await sees(page, '請在清單中至少選擇一份帳單')
    await expectAccessible(page, 'a rejection that names no bill')
    await press(dialog, '選擇帳單')
    await dialog.waitFor({ state: 'hidden' })
    const box = page.getByRole('checkbox', { name: '選取 省公安厅' })
    await box.focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: '駁回' }).focus()
    await page.keyboard.press('Enter')
    await dialog.getByText('政法總體帳單亦將重新開放').waitFor()
    expect(await dialog.getByRole('textbox', { name: '駁回原因' }).inputValue()).toBe('省公安廳金額與上月相差過大')
    await expectAccessible(page, 'a rejection of a roll-up')
    await picture(page, 'roll-up-reject-dark')
    await dialog.getByRole('textbox', { name: '駁回原因' }).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await sees(page, '總體帳單已駁回')
    await sees(page, '被指明的帳單修訂中')
    await expectAccessible(page, 'a rejected roll-up')
    await picture(page, 'roll-up-rejected-dark')
    expect((await billOf(app, business, 'gat', month)).status).toBe('draft')
    expect((await rollUp(await app.as('committee.admin'), month, 'politics_law')).status).toBe('waiting')
    await close()
  })

  test('[B2] business reads the draft that follows, and what was sent before it, in English', async () => {
    const { id } = await billOf(app, business, 'gat', month)
    const { page, close } = await browser.logIn('business', { language: 'en' })
    await page.goto(`/bills/${id}?tab=flow`)
    await sees(page, 'Draft of revision 2')
    await sees(page, 'Waiting for business operators')
    await expectAccessible(page, 'a draft')
    await picture(page, 'bill-draft-en')
    await page.goto(`/bills/${id}?revision=1`)
    await sees(page, 'a draft follows it')
    await expectAccessible(page, 'what was sent before a draft')
    await close()
  })

  test('[B2] an account of an inner department reads its part, without answering', async () => {
    const { page, close } = await open(inner.name)
    await follow(page.getByRole('navigation', { name: '主導覽' }), '本部門帳單')
    await follow(page, month)
    await sees(page, '此處僅顯示您部門的部分')
    await page.getByRole('row', { name: /合計.*310/ }).waitFor()
    await expectAccessible(page, 'a part of a bill')
    await picture(page, 'bill-inner-dark')
    expect(await page.getByRole('button', { name: '駁回' }).count()).toBe(0)
    await close()
  })

  test('what a resource cost stands on its page', async () => {
    const [resource] = await app.sql<{ id: string }>(`select id::text as id from resources where department_id = (select id from departments where code = 'jtt') order by id desc limit 1`)
    const { page, close } = await open('jtt.admin')
    await page.goto(`/resources/${resource!.id}`)
    await page.getByRole('heading', { level: 2, name: '費用' }).waitFor()
    await follow(page.getByRole('region', { name: '各月帳單費用' }), month)
    await isOn(page, new RegExp(`${month} 帳單`))
    await sees(page, '此 1 筆合計')
    await page.goBack()
    await expectAccessible(page, 'charges of a resource')
    await picture(page, 'resource-charges-dark')
    await close()
  })
})
