import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { Program } from '#testkit/api-tokens.ts'
import { expectAccessible, picture, settled, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { isOn, press, sees } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)

/** What lies half below a dialog is out of reach, which axe does not know. */
const isAlone = (page: Page) => page.locator('main').evaluate((main) => { main.style.visibility = 'hidden' })

describe('interface tokens (U5)', () => {
  test('[U5] O&M makes a token for a meter, sees it once, uses it, and revokes it', async () => {
    const { page, close } = await browser.logIn('om')
    await page.goto('/me')
    await press(page, '新建令牌')
    const dialog = page.getByRole('dialog')
    // What is missing is told at its field, and nothing typed is lost.
    await press(dialog, '创建')
    await dialog.getByText('必填').first().waitFor()
    await dialog.getByRole('textbox', { name: '名称' }).fill('机房计量程序')
    await dialog.getByRole('spinbutton', { name: '天数' }).fill('30')
    await dialog.getByText(/有效至 \d{4}-\d{2}-\d{2}/).waitFor()
    const scopes = dialog.getByRole('combobox', { name: '授权范围' }).or(dialog.getByRole('textbox', { name: '授权范围' })).first()
    await scopes.fill('计量记录')
    await page.getByRole('option', { name: '计量记录：读取', exact: true }).click()
    await scopes.fill('计量记录')
    await page.getByRole('option', { name: '计量记录：读取与更改' }).click()
    await page.keyboard.press('Tab')
    await isAlone(page)
    await expectAccessible(page, 'making a token')
    await picture(page, 'token-dialog')
    await press(dialog, '创建')
    const secret = (await dialog.locator('[data-token]').textContent())!
    expect(secret).toMatch(/^ys_/)
    await expectAccessible(page, 'a token shown once')
    await picture(page, 'token-made')
    await dialog.getByRole('button', { name: '关闭' }).last().click()
    const program = new Program(app.url, secret)
    // The last choice for an area counts: to write.
    expect((await program.post('/usage-records', { records: [] })).status).toBe(422)
    await page.reload()
    const row = page.getByRole('row').filter({ hasText: '机房计量程序' })
    await row.getByText('计量记录：读取与更改').waitFor()
    expect(await page.content()).not.toContain(secret.slice(9))
    await row.scrollIntoViewIfNeeded()
    await picture(page, 'token-list')
    await row.getByRole('button', { name: '撤销' }).click()
    await sees(page, '使用 机房计量程序 的程序从下一次请求起将被拒绝，且无法恢复。')
    await expectAccessible(page, 'revoking a token')
    await press(page.getByRole('dialog'), '撤销')
    await row.waitFor({ state: 'detached' })
    expect((await program.get('/usage-records')).status).toBe(401)
    await close()
  })

  test('[U6] the platform admin sees an account\'s tokens, on a phone too, and revokes one', async () => {
    const owner = await app.as('business')
    await owner.post('/me/tokens', { name: 'report', days: 7, scopes: ['fee-report:read', 'members:write'] })
    const [{ id }] = await app.sql<{ id: string }>('select id::text as id from accounts where account_name = \'business\'') as [{ id: string }]
    const { page, close } = await browser.logIn('platform', { language: 'zh-Hant', width: 390, height: 844 })
    await page.goto(`/accounts/${id}`)
    await page.getByRole('cell', { name: '費用報表：讀取 會員：讀取與變更' }).or(page.getByText('費用報表：讀取')).first().waitFor()
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await expectAccessible(page, 'an account with tokens, on a phone')
    await picture(page, 'token-account-phone')
    await page.getByRole('row').filter({ hasText: 'report' }).getByRole('button', { name: '撤銷' }).click()
    await press(page.getByRole('dialog'), '撤銷')
    await sees(page, '沒有權杖')
    await close()
  })

  test('[U5] in English, dark and on a phone: my tokens', async () => {
    const { page, close } = await browser.logIn('member1', { language: 'en', theme: 'dark', width: 390, height: 844 })
    await page.goto('/me')
    await isOn(page, 'My information')
    await expectAccessible(page, 'my information, dark, on a phone')
    await press(page, 'New token')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Home page of my shop')
    await picture(page, 'token-dialog-phone')
    const { width, x } = (await dialog.boundingBox())!
    expect([x >= 0, x + width <= 390]).toEqual([true, true])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await close()
  })
})
