import { beforeAll, describe, expect, test } from 'vitest'
import { computed, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { billOf, confirmed, openedIn, sentAll, type TestBill } from '#testkit/bill-months.ts'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { body } from '#testkit/orders.ts'
import { follow, isOn, press, sees, write } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
const month = '2026-09'
let business: Client
let jtt: Client

beforeAll(async () => {
  await openedIn(app, '2026-08')
  ;[business, jtt] = await Promise.all([app.as('business'), app.as('jtt.admin')])
  await priced(app, 'machine', [['2026-01-01', '310'], ['2026-09-16', '372.5']])
  const [inner] = await app.sql<{ code: string }>(`select code from departments where kind = 'inner' and unit_id = (select id from departments where code = 'jtt') order by code limit 1`)
  for (const department of ['jtt', 'jtt', inner!.code, 'gat'])
    await resourceWith(app, department, [{ from: '2026-07-10', components: [thing('machine', 1), thing('machine', 2, 3)] }])
  await resourceWith(app, 'jtt', [{ from: '2026-09-05', components: [thing('machine', 4)] }])
  for (const sent of ['2026-08', month]) {
    await computed(app, sent)
    await sentAll(business, sent)
  }
  await confirmed(app, 'jtt', '2026-08')
})

/** Business answers each line in question and sends the bill again. */
async function answered(): Promise<void> {
  const { id } = await billOf(app, jtt, 'jtt', month)
  const { questions, version } = body<TestBill & { questions: { id: string; lineNumber: number }[] }>(await business.get(`/bills/${id}`))
  const adjusted = body<TestBill>(await business.post(`/bills/${id}/adjustments`, { version, lineNumber: questions[0]!.lineNumber, amount: '-100.00', reason: '已核实，予以扣减' }), 201)
  for (const [index, question] of questions.entries())
    body(await business.post(`/bills/${id}/questions/${question.id}/answer`, { version: adjusted.version, ...index === 0 ? { outcome: 'adjusted', answer: '' } : { outcome: 'kept', answer: '该资源九月仍在使用' } }))
  body(await business.post(`/bills/${id}/sending`, { version: adjusted.version }))
}

describe('a department admin answers the bill of the month, in Simplified Chinese', () => {
  test('[B2] [B11] rejects it with lines in question; nothing ticked or typed is lost', async () => {
    const { page, close } = await browser.logIn('jtt.admin')
    await follow(page.getByRole('navigation', { name: '主导航' }), '本部门账单')
    await isOn(page, '本部门账单')
    await sees(page, '待确认')
    await expectAccessible(page, 'the bills of a department')
    await picture(page, 'own-bills')
    await follow(page, month)
    await isOn(page, new RegExp(`${month} 账单`))
    await expectAccessible(page, 'a bill by region')
    await picture(page, 'bill-region')
    for (const tab of ['项目账单', '各服务账单', '内部部门账单', '流程与版本']) {
      await page.getByRole('tab', { name: tab }).click()
      await expectAccessible(page, `a bill: ${tab}`)
      await picture(page, `bill-${tab}`)
    }
    await page.getByRole('tab', { name: '费用明细' }).click()
    const rows = page.getByRole('checkbox', { name: /^选择 \d+$/ })
    await rows.first().waitFor()
    await rows.nth(0).check()
    await rows.nth(2).check()
    await sees(page, '已选择 2 条质疑明细')
    await expectAccessible(page, 'lines of a bill')
    await picture(page, 'bill-lines')
    await page.getByRole('link', { name: '查看第 1 条的计费依据' }).click()
    await page.getByRole('dialog').getByText('计算公式').waitFor()
    await expectAccessible(page, 'why a line costs what it costs')
    await picture(page, 'bill-why')
    await page.keyboard.press('Escape')
    await press(page, '驳回')
    const dialog = page.getByRole('dialog', { name: '驳回账单' })
    await write(dialog, '驳回原因', '不对')
    await press(dialog, '驳回')
    await expectAccessible(page, 'a rejection with errors')
    await picture(page, 'bill-reject-errors')
    await write(dialog, '驳回原因', '两条明细金额有疑问')
    await press(dialog, '选择明细')
    await dialog.waitFor({ state: 'hidden' })
    // The draft is kept on the device.
    await expect.poll(() => page.evaluate('JSON.stringify(localStorage)')).toContain('两条明细金额有疑问')
    await page.reload()
    await rows.nth(2).waitFor()
    expect(await rows.nth(2).isChecked()).toBe(true)
    await press(page, '驳回')
    expect(await dialog.getByRole('textbox', { name: '驳回原因' }).inputValue()).toBe('两条明细金额有疑问')
    for (const remark of await dialog.getByRole('textbox', { name: /质疑说明/ }).all()) await remark.fill('月初已释放')
    await expectAccessible(page, 'a rejection')
    await picture(page, 'bill-reject')
    await press(dialog, '驳回')
    await sees(page, '账单已驳回')
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.getByRole('button', { name: '确认账单' }).count()).toBe(0)
    await picture(page, 'bill-rejected')
    await close()
  })

  test('[B7] [B11] sees what revision 2 changed and confirms it in three clicks from the home page', async () => {
    await answered()
    const { page, close } = await browser.logIn('jtt.admin', { width: 390, height: 844 })
    await follow(page, `${month} 账单`)
    await isOn(page, new RegExp(`${month} 账单`))
    await expectAccessible(page, 'a bill on a phone')
    await picture(page, 'bill-phone')
    const { id } = await billOf(app, jtt, 'jtt', month)
    await page.getByRole('tab', { name: '版本差异' }).click()
    await sees(page, '新增')
    await expectAccessible(page, 'differences')
    await picture(page, 'bill-differences-phone')
    await page.getByRole('tab', { name: /质疑明细/ }).click()
    await sees(page, '该资源九月仍在使用')
    await expectAccessible(page, 'questions')
    await picture(page, 'bill-questions-phone')
    // Somebody else sends nothing new here, but answers first in another window.
    await page.goto('/home')
    await follow(page, `${month} 账单`)
    await press(page, '确认账单')
    const dialog = page.getByRole('dialog', { name: '确认该账单？' })
    await dialog.getByText('第 2 版').waitFor()
    await expectAccessible(page, 'the confirmation of a bill')
    await picture(page, 'bill-confirm-phone')
    await press(dialog, '确认账单')
    await sees(page, '账单已确认通过')
    expect(await billOf(app, jtt, 'jtt', month)).toMatchObject({ id, status: 'confirmed', revision: 2 })
    await picture(page, 'bill-confirmed-phone')
    await page.goto(`/bills/${id}?revision=1`)
    await sees(page, '最新为第 2 版')
    await expectAccessible(page, 'an older revision')
    await picture(page, 'bill-older-phone')
    await close()
  })
})
