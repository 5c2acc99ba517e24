import { expect, test } from 'vitest'
import { regionId } from '#testkit/applications.ts'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { leaveQuota, quotaOf } from '#testkit/quotas.ts'
import { isOn, press, sees, write } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)

test('[Q4] an inner department asks its unit, which lacks it and asks the committee first (Simplified Chinese)', async () => {
  await leaveQuota(app, 'gat', 10)
  const before = (await quotaOf(app, 'gat.1')).total
  const asked = await (await app.as('gat.1.user')).post('/quota-requests', { regionItems: [{ regionId: await regionId(app), metric: 'ecs.vcpu', increase: 30 }], reason: '数据治理' })
  expect(asked.status).toBe(201)

  const { page, close } = await browser.logIn('gat.admin', { language: 'zh-Hans' })
  await page.goto(`/quotas/requests/${asked.body.id}`)
  await isOn(page, /的配额申请/)
  await press(page, '审批通过')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('同意')
  await press(dialog, '审批通过')
  await sees(page, /缺 20/)
  expect((await quotaOf(app, 'gat.1')).total).toBe(before)
  if (await dialog.isVisible()) await page.keyboard.press('Escape')
  await expectAccessible(page, 'too little to approve')
  await picture(page, 'upward-short')
  await page.getByRole('link', { name: '向上级部门申请所缺配额' }).first().click()
  await isOn(page, '申请配额')
  expect(await page.getByRole('spinbutton', { name: '公有云区 ECS vCPU 增加数量' }).inputValue()).toBe('20')
  await write(page, '申请理由', '下级部门数据治理，本级余量不足。')
  await press(page, '提交申请')
  await press(page.getByRole('dialog'), '提交申请')
  await isOn(page, '配额申请提交成功')
  await close()

  const committee = await app.as('committee.admin')
  const { body: { items: [upward] } } = await committee.get('/quota-requests?tab=reviews&status=waiting')
  expect((await committee.post(`/quota-requests/${upward.id}/approval`, { version: upward.version, reason: '同意' })).status).toBe(200)

  const again = await browser.logIn('gat.admin', { language: 'zh-Hans' })
  await again.page.goto(`/quotas/requests/${asked.body.id}`)
  await press(again.page, '审批通过')
  await again.page.getByRole('dialog').getByRole('textbox').fill('同意')
  await press(again.page.getByRole('dialog'), '审批通过')
  await sees(again.page, '审批通过')
  await again.page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect((await quotaOf(app, 'gat.1')).total).toBe(before + 30)
  await picture(again.page, 'upward-approved')
  await again.close()
})
