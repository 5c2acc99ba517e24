import { describe, expect, test } from 'vitest'
import { departmentId, newDraft, regionId } from '#testkit/applications.ts'
import { expectAccessible, picture, settled, useBrowser, type Visit } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { actOnRow } from '#testkit/quota-books.ts'
import { follow, isOn, press, sees, write } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
let draft = ''
let shortfall = 0

const open = (name: string): Promise<Visit> => browser.logIn(name, { language: 'zh-Hans' })
/** What the department has left of vCPU in the public zone. */
async function remaining(): Promise<number> {
  const { body } = await (await app.as('jtt.user')).get(`/quotas?regionId=${await regionId(app)}`)
  return body.items.find((quota: { metric: string }) => quota.metric === 'ecs.vcpu').remaining
}

describe('a department lacks quota, asks for it, gets a part of it and goes on (Simplified Chinese)', () => {
  test('[R5] [Q3] an application without enough quota says what is missing and leads to the request', async () => {
    const [jtt, region] = [await departmentId(app, 'jtt'), await regionId(app)]
    const bureau = await app.as('bureau.admin')
    const { body: table } = await bureau.get(`/quotas/allocation?regionId=${region}`)
    const quota = table.items.find((row: { departmentId: string; metric: string }) => row.departmentId === jtt && row.metric === 'ecs.vcpu')
    await bureau.post('/quotas/allocation', { departmentId: jtt, regionId: region, totals: { 'ecs.vcpu': quota.total - quota.remaining + 1 } })
    draft = (await newDraft(app, await app.as('jtt.user'), 'jtt', { quantity: 4 })).id

    const { page, close } = await open('jtt.user')
    await page.goto(`/applications/${draft}/edit`)
    const line = page.getByRole('row', { name: /ECS vCPU/ }).filter({ hasText: '缺' })
    await line.waitFor()
    shortfall = Number(/缺 ([\d,]+)/.exec(await line.innerText())?.[1]?.replace(',', ''))
    expect(shortfall).toBeGreaterThan(0)
    await press(page, '提交')
    await sees(page, new RegExp(`公有云区、ECS vCPU：需要 ${shortfall + 1}，剩余 1，缺 ${shortfall}`))
    await expectAccessible(page, 'an application without enough quota')
    await picture(page, 'journey-quota-missing')
    await page.getByRole('alert').filter({ hasText: '部门剩余配额不足' }).getByRole('link', { name: '申请所缺配额' }).click()
    await isOn(page, '申请配额')
    const increase = page.getByRole('spinbutton', { name: '公有云区 ECS vCPU 增加数量' })
    expect(await increase.inputValue()).toBe(String(shortfall))
    await increase.fill(String(shortfall + 10))
    await write(page, '申请理由', '门户网站扩容，剩余配额不足。')
    await press(page, '提交申请')
    const dialog = page.getByRole('dialog', { name: '提交此配额申请？' })
    await sees(page, /公有云区、ECS vCPU：[\d,]+ → [\d,]+ 核/)
    await expectAccessible(page, 'the consequences of a quota request')
    await press(dialog, '提交申请')
    await isOn(page, '配额申请提交成功')
    await sees(page, /QR-\d{8}-0001/)
    await picture(page, 'journey-quota-sent')
    await follow(page, '查看申请单')
    await sees(page, /等待 省大数据局 的配额审批人 处理/)
    await close()
  })

  test('[Q4] the bureau finds it on its home page, lowers the amount and approves', async () => {
    const { page, close } = await open('bureau.admin')
    await follow(page, /^QR-\d{8}-0001$/)
    await isOn(page, /省交通运输厅 的配额申请/)
    const granted = page.getByRole('spinbutton', { name: '公有云区 ECS vCPU 批准数量' })
    expect(await granted.inputValue()).toBe(String(shortfall + 10))
    await granted.fill(String(shortfall + 11))
    await press(page, '审批通过')
    await sees(page, `请输入 0 到 ${shortfall + 10} 的整数。`)
    await granted.fill(String(shortfall))
    await press(page, '审批通过')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('先批准当前需要的部分。')
    await picture(page, 'journey-quota-approve')
    await press(dialog, '审批通过')
    await dialog.waitFor({ state: 'hidden' })
    await sees(page, '先批准当前需要的部分。')
    await sees(page, `+${shortfall}`)
    expect(await remaining()).toBe(shortfall + 1)
    await close()
  })

  test('[R5] [Q1] the application now goes through, and its quota is reserved', async () => {
    const { page, close } = await open('jtt.user')
    await page.goto(`/applications/${draft}/edit`)
    await page.getByRole('row', { name: /ECS vCPU/ }).filter({ hasText: '充足' }).waitFor()
    await press(page, '提交')
    await isOn(page, /申请成功|提交成功/)
    expect(await remaining()).toBe(0)
    await follow(page.getByRole('navigation', { name: '主导航' }), '配额管理')
    await isOn(page, '配额查看')
    await settled(page)
    await sees(page, '即将用尽')
    await expectAccessible(page, 'quotas that are full')
    await picture(page, 'journey-quota-full')
    await close()
  })

  test('[Q5] the tree below is walked with the keyboard', async () => {
    const { page, close } = await open('bureau.admin')
    await page.goto('/quotas/subordinates?metric=ecs.vcpu')
    const unit = page.locator('tr', { has: page.locator('th', { hasText: '省交通运输厅' }) })
    await unit.waitFor()
    await page.getByRole('button', { name: '全部收起' }).click()
    await unit.focus()
    await page.keyboard.press('ArrowRight')
    expect(await unit.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate('document.activeElement.getAttribute("aria-level")')).toBe('2')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await unit.getAttribute('aria-expanded')).toBe('false')
    await page.getByRole('textbox', { name: '查找部门' }).fill('省教育厅')
    await page.locator('th', { hasText: '省教育厅' }).waitFor()
    await unit.waitFor({ state: 'hidden' })
    await close()
  })
})

describe('the platform administrator keeps the quotas (Simplified Chinese)', () => {
  test('[Q6] a capacity is not set below what is given on; a table is imported when all of it is right', async () => {
    const { page, close } = await open('platform')
    await page.goto('/quotas/capacities')
    await page.getByRole('spinbutton', { name: 'ECS vCPU 容量' }).fill('1')
    await page.getByRole('textbox', { name: '原因' }).fill('机房缩减')
    await press(page, '保存容量')
    await sees(page, /不能低于已占用的 \d+/)
    await page.getByRole('spinbutton', { name: 'ECS vCPU 容量' }).fill('99999')
    await press(page, '保存容量')
    await sees(page, '容量已保存。')
    await sees(page, '99,999')

    await page.goto('/quotas/import')
    const [proposal] = await Promise.all([page.waitForEvent('download'), follow(page, '下载建议表')])
    expect(await proposal.failure()).toBeNull()
    const send = async (text: string) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, /选择表格文件|检查另一个表格/)])
      await chooser.setFiles({ name: 'quotas.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    }
    const { body: { items } } = await (await app.as('platform')).get(`/quotas/capacities?regionId=${await regionId(app)}`)
    const total = items.find((quota: { metric: string }) => quota.metric === 'oss.gb').total
    await send(`department,region,metric,total\nyun,pub-1,oss.gb,${total + 5}\nnowhere,pub-1,oss.gb,5\n`)
    await sees(page, /1 行有误，1 行正确/)
    await settled(page)
    await expectAccessible(page, 'a table with wrong lines')
    await picture(page, 'journey-quota-import')
    await send(`department,region,metric,total\nyun,pub-1,oss.gb,${total + 5}\n`)
    await sees(page, '共 1 行，全部正确。')
    await press(page, '导入')
    await press(page.getByRole('dialog'), '导入')
    await sees(page, '配额已导入。')
    await close()
  })

  test('[Q10] a difference is found and booked as a correction', async () => {
    await actOnRow(app, 'jtt', { used: 3 }, 'oss.gb')
    const { page, close } = await open('platform')
    await page.goto('/quotas/proof')
    const row = page.getByRole('row', { name: /省交通运输厅.*已使用/ })
    await row.waitFor()
    await expectAccessible(page, 'a proof with a difference')
    await picture(page, 'journey-quota-proof')
    await press(row, '登记更正')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('核对后更正')
    await press(dialog, '登记更正')
    await sees(page, '更正已登记。')
    await sees(page, '无。所有配额与资源台账和申请单一致。')
    await close()
  })
})
