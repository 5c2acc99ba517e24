import { expect, test } from 'vitest'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)

test('O&M adds a VPC with its vSwitches, and sees at once what is wrong with a range', async () => {
  const { page, close } = await browser.logIn('om')
  await page.goto('/catalogue/networks/new')
  await page.getByLabel('区域', { exact: false }).first().click()
  await page.getByRole('option', { name: '公有云区' }).click()
  await page.getByLabel('部门', { exact: false }).first().click()
  await page.getByRole('option', { name: '省交通运输厅', exact: true }).click()
  await page.getByLabel('名称', { exact: false }).first().fill('vpc-journey')
  const first = page.getByRole('group', { name: '虚拟交换机 1' })
  await first.getByLabel('名称').fill('vsw-one')
  await first.getByLabel('IPv4 网段').fill('10.0.1.0/24')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('alert').getByText('超出 VPC 的网段范围').waitFor()
  await picture(page, 'catalogue-network-form')
  await expectAccessible(page, 'the form of a VPC with a complaint')
  await first.getByLabel('IPv4 网段').fill('192.168.9.0/24')
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForURL('**/catalogue/networks')
  await page.getByRole('link', { name: 'vpc-journey' }).waitFor()
  await close()
})

test('[A1] whoever may not maintain the catalogue is shown that, and has no menu of it', async () => {
  const { page, close } = await browser.logIn('jtt.user')
  await page.goto('/catalogue/regions')
  await page.getByText('您的角色不能使用此页面').waitFor()
  expect(await page.getByRole('link', { name: '区域', exact: true }).count()).toBe(0)
  await close()
})
