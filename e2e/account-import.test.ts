import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { follow, isOn, press, sees } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
const heading = '部门代码,账号名,姓名,角色,配额权限,电话,邮箱,语言'

async function upload(page: Page, button: string, lines: readonly string[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, button)])
  await chooser.setFiles({ name: '账号.csv', mimeType: 'text/csv', buffer: Buffer.from([heading, ...lines].join('\n')) })
}

test('[U6] the platform admin takes the template, is shown what is wrong in a table, and imports the mended one', async () => {
  const { page, close } = await browser.logIn('platform')
  await page.goto('/accounts')
  await follow(page, '导入账号')
  await isOn(page, '导入账号')
  const [download] = await Promise.all([page.waitForEvent('download'), follow(page, '下载模板')])
  expect(download.suggestedFilename()).toBe('账号.xlsx')
  const right = 'jtt,jtt.lin,林青,厅局用户,查看配额,13800001111,lin.qing@jtt.example,'
  await upload(page, '选择表格文件', [right, 'jtt,Wang Lan,王兰,厅长,,,,'])
  await sees(page, '1 行有误，1 行正确。全部正确后才能导入。')
  await sees(page, '没有“厅长”这个角色。')
  await expectAccessible(page, 'a table of accounts with mistakes')
  await picture(page, 'account-import-wrong')
  expect(await page.getByRole('button', { name: '导入', exact: true }).count()).toBe(0)
  await upload(page, '检查另一个表格', [right, 'jtt,wang.lan,王兰,厅局管理员,,,wang.lan@jtt.example,'])
  await sees(page, '共 2 个账号，全部正确。')
  await press(page, '导入')
  await sees(page, /全部创建，或全部不创建。/)
  await press(page.getByRole('dialog'), '导入')
  await sees(page, '已创建 2 个账号，设置密码的链接将通过邮件发送。')
  await picture(page, 'account-import-done')
  await follow(page, '前往账号列表')
  await sees(page, 'wang.lan')
  await close()

  const phone = await browser.logIn('platform2', { width: 390, height: 844 })
  await phone.page.goto('/accounts/import')
  await upload(phone.page, '选择表格文件', ['jtt,chen.lu,陈露,厅局用户,,,chen.lu@jtt.example,'])
  await sees(phone.page, '共 1 个账号，全部正确。')
  expect(await phone.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  await expectAccessible(phone.page, 'a checked table of accounts on a phone')
  await picture(phone.page, 'account-import-phone')
  await phone.close()
})
