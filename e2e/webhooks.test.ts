import { createHmac } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { submitted } from '#testkit/applications.ts'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { startReceiver, type Receiver } from '#testkit/receiver.ts'
import { follow, isOn, press, sees, write } from './person.ts'

// With its worker: what happens on the page really reaches the receiver.
const app = useTestApp({ ALLOW_PRIVATE_WEBHOOKS: '1', WORKER: '1' })
const browser = useBrowser(() => app.url)
let receiver: Receiver
beforeAll(async () => { receiver = await startReceiver() })
afterAll(() => receiver.stop())

/** Until the receiver has been called so often. */
async function received(count: number): Promise<void> {
  for (const end = Date.now() + 45_000; receiver.received.length < count && Date.now() < end;) await delay(100)
  expect(receiver.received.length).toBe(count)
}
const kindsReceived = () => receiver.received.map(({ body }) => JSON.parse(body).kind)

test('in Simplified Chinese: the platform admin makes a webhook, its receiver is told what happens, and once more by hand', async () => {
  const { page, close } = await browser.logIn('platform')
  await follow(page, 'Webhook')
  await isOn(page, 'Webhook')
  await sees(page, '暂无 Webhook')
  await follow(page, '新建 Webhook')
  await write(page, '名称', '工单系统')
  await write(page, '网址', 'https://user:word@example.com/')
  await press(page, '创建')
  await sees(page, '不可含用户名、密码或 #')
  expect(await page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('工单系统')
  await write(page, '网址', `${receiver.url}/hook`)
  await page.getByRole('combobox', { name: '事件' }).or(page.getByRole('textbox', { name: '事件' })).first().click()
  await page.getByRole('option', { name: '申请单已提交' }).click()
  await page.keyboard.press('Escape')
  await expectAccessible(page, 'a new webhook')
  await picture(page, 'webhook-new')
  await press(page, '创建')
  await sees(page, '密钥只显示这一次')
  const secret = await page.locator('[data-secret]').innerText()
  expect(secret).toMatch(/^whsec_/)
  await expectAccessible(page, 'the secret of a webhook')
  await picture(page, 'webhook-secret')
  await press(page.getByRole('dialog'), '我已复制')
  await isOn(page, '工单系统')
  await sees(page, '暂无发送记录')

  await press(page, '发送测试')
  await received(1)
  const { headers, body } = receiver.received[0]!
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`).digest('base64')}`)
  const { number } = await submitted(app, await app.as('jtt.user'), 'jtt')
  await received(2)
  expect(kindsReceived()).toEqual(['ping', 'application.submitted'])
  expect(JSON.parse(receiver.received[1]!.body).subject.number).toBe(number)

  await delay(500)
  await page.reload()
  const row = page.getByRole('row').filter({ hasText: number })
  await row.getByText('已送达').waitFor()
  await row.locator('summary').click()
  await sees(page, '{"ok":true}')
  await expectAccessible(page, 'a webhook with deliveries')
  await picture(page, 'webhook-detail')
  await press(row, '重新发送')
  await received(3)
  expect(receiver.received[2]!.headers['webhook-id']).toBe(receiver.received[1]!.headers['webhook-id'])

  await page.goto('/outbox?tab=webhooks')
  await page.getByRole('row').filter({ hasText: number }).first().waitFor()
  await expectAccessible(page, 'the outbox of webhooks')
  await picture(page, 'outbox-webhooks')
  await page.getByRole('tab', { name: '钉钉' }).click()
  await sees(page, '尚未向钉钉发送')
  await expectAccessible(page, 'the outbox of DingTalk')

  await page.goto('/webhooks')
  await follow(page, '工单系统')
  await press(page, '更换密钥')
  await sees(page, '旧密钥立即失效')
  await press(page.getByRole('dialog'), '更换密钥')
  await sees(page, '密钥只显示这一次')
  expect(await page.locator('[data-secret]').innerText()).not.toBe(secret)
  await press(page.getByRole('dialog'), '我已复制')
  await press(page, '删除')
  await sees(page, '接收端将不再收到通知')
  await press(page.getByRole('dialog'), '删除')
  await isOn(page, 'Webhook')
  await sees(page, '暂无 Webhook')
  await close()
}, 120_000)

test('in Simplified Chinese: business previews what the product says, in three languages and on each channel', async () => {
  const { page, close } = await browser.logIn('business')
  await follow(page, '消息模板')
  await isOn(page, '消息模板')
  await write(page, '查找文字', '待审核')
  await page.getByRole('link', { name: /产品 .*待审核/ }).first().click()
  await sees(page, '张三，您好：')
  await sees(page, '请勿直接回复')
  await sees(page, '钉钉群机器人')
  await expectAccessible(page, 'the preview of a text')
  await picture(page, 'templates')
  await page.getByText('英文', { exact: true }).click()
  await sees(page, 'Dear Zhang San,')
  await page.getByText('繁体中文', { exact: true }).click()
  await sees(page, '張三 您好：')
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate('document.documentElement.scrollWidth <= 390')).toBe(true)
  await picture(page, 'templates-phone')
  await close()
}, 60_000)
