import { beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { submitted } from '#testkit/applications.ts'
import { expectAccessible, picture, settled, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { isOn, press, sees } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
const reviewed = async (number: string) => (await app.sql<{ step: string }>('select step from applications where number = $1', [number]))[0]!.step
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

beforeAll(async () => {
  const user = await app.as('jtt.user')
  for (let index = 1; index <= 12; index++) await submitted(app, user, 'jtt', { title: `队列申请 ${String(index).padStart(2, '0')}` })
})

describe('one after another', () => {
  test('[R11] from the home page the next ten are approved in eleven clicks', async () => {
    const { page, close } = await browser.logIn('om')
    let clicks = 0
    const [{ waiting }] = await app.sql<{ waiting: number }>(`select count(*)::int as waiting from applications where step = 'reviewing_operator'`) as [{ waiting: number }]
    await page.getByRole('heading', { level: 2, name: '待我处理' }).waitFor()
    const card = page.locator('section', { has: page.getByRole('heading', { level: 2, name: '待我处理' }) })
    await card.locator('a[href$="/review"]').first().click()
    clicks++
    for (let done = 0; done < 10; done++) {
      await sees(page, `第 ${done + 1}/${waiting} 条`)
      await picture(page, `review-queue-${done}`)
      const before = await heading(page)
      await press(page, '通过并看下一条')
      clicks++
      await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old || document.querySelector('h1') === null, before)
    }
    expect(clicks).toBeLessThanOrEqual(11)
    await settled(page)
    expect((await app.sql(`select 1 from application_steps where verdict = 'approved' and at > now() - interval '1 hour' and stage = 'operator' and account_id = (select id from accounts where account_name = 'om')`)).length).toBeGreaterThanOrEqual(10)
    await close()
  })
})

describe('item by item', () => {
  test('[R12] one item is turned down with a reason, by keyboard alone; the rest goes on', async () => {
    const { id, number } = await submitted(app, await app.as('jtt.user'), 'jtt', { title: '逐项审批', items: 3 })
    const { page, close } = await browser.logIn('om')
    await page.goto(`/applications/${id}/review`)
    await isOn(page, '逐项审批')
    await expectAccessible(page, 'the review page')
    await page.getByRole('radiogroup', { name: /^2\. .*的审批结果$/ }).getByRole('radio', { name: '通过' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+Enter')
    const box = page.getByRole('textbox', { name: /^驳回 2\. .* 的原因$/ })
    await sees(page, '请填写原因。')
    expect(await box.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('规格过大')
    // Ctrl + Enter in the conversation sends a message and decides nothing.
    await page.getByRole('textbox', { name: '留言' }).fill('请补充说明')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('listitem').filter({ hasText: '请补充说明' }).first().waitFor()
    expect(await reviewed(number)).toBe('reviewing_operator')
    await box.focus()
    await sees(page, /1 项驳回/)
    await picture(page, 'review-in-part')
    await expectAccessible(page, 'the review page with an item turned down')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL((url) => url.pathname !== `/applications/${id}/review`)
    expect(await reviewed(number)).toBe('reviewing_bureau')
    await page.goto(`/applications/${id}`)
    await sees(page, '已驳回（初审）：规格过大')
    await sees(page, '部分通过')
    await picture(page, 'detail-in-part')
    await close()
  })

  test('[R12] [R2] rejecting asks for the reason first, and says what happens', async () => {
    const { id, number } = await submitted(app, await app.as('jtt.user'), 'jtt', { title: '整体驳回' })
    const { page, close } = await browser.logIn('om', { width: 390, height: 844 })
    await page.goto(`/applications/${id}/review`)
    await isOn(page, '整体驳回')
    await picture(page, 'review-390')
    await page.keyboard.press('Control+Shift+Enter')
    await sees(page, /驳回后将退回给/)
    await page.getByRole('button', { name: '审批驳回', exact: true }).click()
    await sees(page, '请填写原因。')
    await page.getByRole('textbox', { name: '驳回原因' }).fill('资料不全')
    await page.screenshot({ path: `${process.env['SCREENSHOTS'] ?? '/tmp'}/review-390-reject.png` })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await expectAccessible(page, 'rejecting on a phone')
    await page.getByRole('button', { name: '审批驳回', exact: true }).click()
    await page.waitForURL(`**/applications/${id}`)
    expect(await reviewed(number)).toBe('rejected')
    await close()
  })
})

describe('several at once', () => {
  test('[R11] selected over two pages, effects first, a result for each row after', async () => {
    const user = await app.as('jtt.user')
    const list = []
    for (const title of ['批量甲', '批量乙', '批量丙']) list.push(await submitted(app, user, 'jtt', { title }))
    const { page, close } = await browser.logIn('om', { theme: 'dark' })
    await page.goto('/applications?title=批量&pageSize=2')
    const select = async (count: number) => { await page.getByRole('columnheader').getByRole('checkbox').click(); await sees(page, `已选择 ${count} 条`) }
    await select(2)
    await page.getByRole('button', { name: '下一页' }).click()
    await page.getByRole('cell', { name: '批量甲' }).waitFor()
    await select(3)
    await press(page, '通过所选')
    const dialog = page.getByRole('dialog', { name: '通过 3 条申请单' })
    await dialog.getByText('涉及的配额').first().waitFor()
    await picture(page, 'bulk-effects')
    await expectAccessible(page, 'the effects of approving several')
    // Somebody else is faster with one of them.
    const other = await (await app.as('om2')).post(`/applications/${list[1]!.id}/approval`, { version: list[1]!.version })
    expect(other.status).toBe(200)
    await press(dialog, '审批通过')
    const results = page.getByRole('dialog', { name: '处理结果' })
    await results.getByText('完成 2 条，未完成 1 条').waitFor()
    await results.getByText('已有其他人先完成本级审批。').waitFor()
    await picture(page, 'bulk-results')
    await expectAccessible(page, 'the results of approving several')
    await press(results, '返回列表')
    await close()
  })

  test('[R11] an applicant has nothing to decide on and no check boxes', async () => {
    const { page, close } = await browser.logIn('jtt.user')
    await page.goto('/applications')
    await page.getByRole('cell', { name: /批量|队列/ }).first().waitFor()
    expect(await page.getByRole('checkbox').count()).toBe(0)
    await close()
  })
})
