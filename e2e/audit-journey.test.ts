import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { approve, submitted } from '#testkit/applications.ts'
import { sealedToTheEnd } from '#testkit/audit.ts'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)

async function fitsPhone(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
}

test('[C-I1] [C-I2] the auditor finds who approved an application, exports what is filtered and verifies the log', async () => {
  const application = await approve(await app.as('om'), await submitted(app, await app.as('jtt.user'), 'jtt', { title: '门户网站云服务器' }))
  expect((await (await app.as('jtt.user')).post('/regions', {})).status).toBe(403)
  await sealedToTheEnd(app)

  const { page, close } = await browser.logIn('auditor')
  await page.getByRole('heading', { name: '近七天操作' }).waitFor()
  await page.getByText('尚未校验过日志。').waitFor()
  await picture(page, 'audit-home')
  await expectAccessible(page, 'the auditor\'s home')

  await page.getByRole('link', { name: '审计日志', exact: true }).click()
  await page.getByRole('heading', { name: '审计日志' }).waitFor()
  await page.getByRole('searchbox').fill(application.number)
  // Created, submitted, approved: what the log tells of this application.
  await page.getByText('共 3 条').waitFor()
  const row = page.getByRole('row').filter({ hasText: '申请单审批通过' })
  await row.getByText('om', { exact: true }).waitFor()
  await picture(page, 'audit-log')
  await expectAccessible(page, 'the audit log')

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 CSV' }).click()
  const csv = readFileSync(await (await downloading).path(), 'utf8')
  expect(csv).toContain(`申请单审批通过,application.approved,om,一朵云运维管理员`)
  // The head, the three, and the export itself, which is recorded first.
  expect(csv.trim().split('\r\n')).toHaveLength(5)

  await row.getByRole('link').first().click()
  await page.getByRole('heading', { name: '申请单审批通过' }).waitFor()
  await page.getByText(application.number).first().waitFor()
  await page.getByText('链上位置').waitFor()
  await picture(page, 'audit-event')
  await expectAccessible(page, 'one event')

  await page.getByRole('link', { name: '日志校验', exact: true }).click()
  await page.getByRole('button', { name: '立即校验' }).click()
  await page.getByText('日志链完整').waitFor()
  await page.getByRole('cell', { name: '完整', exact: true }).waitFor()
  await picture(page, 'audit-verified')
  await expectAccessible(page, 'a whole chain')

  // Somebody with all power over the database changes an approval.
  await app.sql(`update events set facts = jsonb_set(facts, '{reason}', '"无需审批"') where kind = 'application.approved' and subject_id = $1`, [application.id])
  await page.getByRole('button', { name: '立即校验' }).click()
  await page.getByText('日志链已损坏').waitFor()
  await page.getByText('事件在封存后被篡改。').first().waitFor()
  await picture(page, 'audit-broken')
  await expectAccessible(page, 'a broken chain')
  await close()
})

test('[C-I1] refused acts are found by one click, before and after are shown, on a phone too', async () => {
  const { page, close } = await browser.logIn('auditor', { width: 390, height: 844, theme: 'dark' })
  await page.goto('/audit-log?kind=access.refused,session.refused')
  await page.getByText('因无权限被拒绝').first().waitFor()
  await fitsPhone(page)
  await picture(page, 'audit-log-phone')
  await expectAccessible(page, 'refused acts on a phone')
  const person = await app.as('gat.user')
  const { body: me } = await person.get('/me')
  expect((await person.patch('/me', { version: me.version, phone: '0871-6688' })).status).toBe(200)
  const { body } = await (await app.as('auditor')).get('/audit-events?kind=account.changed&actor=gat.user')
  await page.goto(`/audit-log/${body.items[0].id}`)
  await page.getByRole('cell', { name: '0871-6688' }).waitFor()
  await fitsPhone(page)
  await picture(page, 'audit-change-phone')
  await page.goto('/audit-verification')
  await page.getByRole('heading', { name: '校验记录' }).waitFor()
  await fitsPhone(page)
  await picture(page, 'audit-verification-phone')
  await close()
})

test('[chapter 2] everybody sees their own acts, from my information', async () => {
  const { page, close } = await browser.logIn('jtt.user')
  await page.goto('/me')
  await page.getByRole('link', { name: '我的操作记录' }).click()
  await page.getByRole('heading', { name: '我的操作记录' }).waitFor()
  await page.getByText('提交申请单').first().waitFor()
  await picture(page, 'my-acts')
  await expectAccessible(page, 'my acts')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载我的个人数据' }).click()
  expect(JSON.parse(readFileSync(await (await downloading).path(), 'utf8')).account).toBe('jtt.user')
  await close()
})

test('[C-I6] [PIPL 47] the platform admin replaces a person\'s data, with the consequences before', async () => {
  const admin = await app.as('platform2')
  const { body: { items: [account] } } = await admin.get('/accounts?accountName=jtt.2.user')
  const target = account ?? (await admin.get('/accounts?q=user&pageSize=50')).body.items.find(({ accountName }: { accountName: string }) => accountName !== 'jtt.user')
  const { page, close } = await browser.logIn('platform')
  await page.goto(`/accounts/${target.id}`)
  await page.getByRole('link', { name: '个人数据' }).click()
  await page.getByText('此账号仍处于启用状态，请先在账号页面停用。').waitFor()
  await picture(page, 'personal-data-enabled')
  expect((await admin.post(`/accounts/${target.id}/disabling`, { version: target.version })).status).toBe(200)
  await page.reload()
  await page.getByRole('button', { name: '假名化' }).click()
  await page.getByRole('textbox').fill('离职，应本人请求')
  await picture(page, 'personal-data-question')
  await expectAccessible(page, 'the question')
  await page.getByRole('dialog').getByRole('button', { name: '假名化' }).click()
  await page.getByText('假名化时间').waitFor()
  await page.getByText(`removed-${target.id}`).first().waitFor()
  await picture(page, 'personal-data-replaced')
  await expectAccessible(page, 'replaced data')
  await close()
})
