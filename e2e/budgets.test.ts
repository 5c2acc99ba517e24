import { beforeAll, describe, expect, test } from 'vitest'
import { approve, departmentId, newDraft, submitted } from '#testkit/applications.ts'
import { computed, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { openedIn, sentAll } from '#testkit/bill-months.ts'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { existingDraft, running } from '#testkit/existing.ts'
import { useTestApp } from '#testkit/http.ts'
import { body } from '#testkit/orders.ts'
import { choose, follow, isOn, press, sees, write } from './person.ts'

/** [B12] A budget is set, changed and seen, and shown when applying and reviewing. */
const app = useTestApp()
const browser = useBrowser(() => app.url)
let year: number

beforeAll(async () => {
  year = Number((await app.sql<{ year: string }>(`select to_char(platform_now() at time zone 'Asia/Shanghai', 'YYYY') as year`))[0]!.year)
  await openedIn(app, `${year}-01`)
  await priced(app, 'machine', [[`${year - 1}-01-01`, '1000']])
  await resourceWith(app, 'jtt', [{ from: `${year - 1}-12-01`, components: [thing('machine', 2)] }])
  await resourceWith(app, 'jtt.1', [{ from: `${year - 1}-12-01`, components: [thing('machine', 1)] }])
  await computed(app, `${year}-01`)
  await sentAll(await app.as('business'), `${year}-01`)
})

describe('budgets', () => {
  test('[B12] an admin sets a budget for the department and for a project, and changes one; nothing typed is lost', async () => {
    const { page, close } = await browser.logIn('jtt.admin')
    await follow(page.getByRole('navigation', { name: '主导航' }), '预算')
    await isOn(page, '预算')
    await sees(page, `${year} 年尚未设置预算。`)
    await expectAccessible(page, 'budgets, none yet')
    await press(page, '设置预算')
    await write(page, '预算', '3,6000')
    await write(page, '预警线（%）', '80, 300')
    await press(page, '保存预算')
    await page.getByRole('alert').getByText('请输入大于零的金额').first().waitFor()
    await expectAccessible(page, 'the form of a budget with complaints')
    await picture(page, 'budget-form-complaints')
    await write(page, '预算', '36,000')
    await write(page, '预警线（%）', '100，5、80')
    await press(page, '保存预算')
    await sees(page, '预算已保存')
    await sees(page, '已达预警')
    await sees(page, '¥36,000.00 (100.0%)')

    await press(page, '设置预算')
    await choose(page, page, '预算对象', /帳單測試 jtt/)
    await write(page, '预算', '40000')
    await sees(page, '加上该预算，项目预算合计 ¥40,000.00，超出部门预算 ¥36,000.00。')
    await picture(page, 'budget-form-project')
    await press(page, '保存预算')
    await sees(page, '其下项目预算合计 ¥40,000.00，超出部门预算。')
    await expectAccessible(page, 'budgets of a department')
    await picture(page, 'budgets')

    await page.getByRole('button', { name: new RegExp(`^修改 .*交通运输厅 ${year}`) }).click()
    await sees(page, '当前为 ¥36,000.00。')
    await write(page, '预算', '50000')
    await sees(page, '设置后，已支出 6.0%，全年预测 72.0%。')
    // Somebody else is faster: what was typed stays, and what it is now is shown.
    const admin = await app.as('jtt.admin')
    body(await admin.put('/budgets', { departmentId: await departmentId(app, 'jtt'), year, amount: '45000', version: 1 }))
    await press(page, '保存预算')
    await sees(page, '当前为 ¥45,000.00。')
    expect(await page.getByRole('textbox', { name: '预算', exact: true }).inputValue()).toBe('50000')
    await picture(page, 'budget-stale')
    await press(page, '保存预算')
    await sees(page, '¥50,000.00')
    await close()
  })

  test('[B12] users and heads read them without buttons; on a phone and in the dark too', async () => {
    const phone = await browser.logIn('jtt.user', { language: 'zh-Hant', width: 390 })
    await phone.page.goto('/budgets')
    await sees(phone.page, '預算內')
    expect(await phone.page.getByRole('button', { name: /設定預算|修改/ }).count()).toBe(0)
    expect(await phone.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await expectAccessible(phone.page, 'budgets on a phone')
    await picture(phone.page, 'budgets-phone')
    await phone.close()

    const dark = await browser.logIn('bureau.user', { language: 'en', theme: 'dark' })
    await dark.page.goto('/budgets')
    await sees(dark.page, /Spent, and for each of 11 open months what runs now/)
    await expectAccessible(dark.page, 'budgets in the dark')
    await picture(dark.page, 'budgets-dark')
    await dark.page.getByRole('button', { name: `Budgets of ${year + 1}` }).click()
    await sees(dark.page, `No budget is set for ${year + 1}.`)
    await dark.close()
  })

  test('[B12] shown when applying and when reviewing', async () => {
    const user = await app.as('jtt.user')
    const draft = await newDraft(app, user, 'jtt', { quantity: 3 })
    const { page, close } = await browser.logIn('jtt.user')
    await page.goto(`/applications/${draft.id}/edit`)
    await page.getByRole('heading', { name: `${year} 年预算` }).waitFor()
    await sees(page, '含此申请的预测')
    await expectAccessible(page, 'an application with its budget')
    await picture(page, 'budget-note')
    await close()

    // A release gives back: the difference is counted.
    body(await (await app.as('gat.admin')).put('/budgets', { departmentId: await departmentId(app, 'gat'), year, amount: '100000' }))
    const { ids, projectId } = await running(app, 'gat')
    const release = await existingDraft(app, await app.as('gat.user'), 'gat', 'release', projectId, [{ resourceIds: ids }])
    const other = await browser.logIn('gat.user', { language: 'en' })
    await other.page.goto(`/applications/${release.id}/edit`)
    await other.page.getByRole('heading', { name: `Budget ${year}` }).waitFor()
    await sees(other.page, /With −¥[\d,.]+ a month/)
    await picture(other.page, 'budget-note-release')
    await other.close()

    const application = await approve(await app.as('om'), await submitted(app, user, 'jtt', { quantity: 2 }))
    const bureau = await browser.logIn('bureau.admin', { theme: 'dark' })
    await bureau.page.goto(`/applications/${application.id}/review`)
    await bureau.page.getByRole('heading', { name: `${year} 年预算` }).waitFor()
    await expectAccessible(bureau.page, 'a review with the budget')
    await picture(bureau.page, 'budget-review')
    await bureau.close()
  })
})
