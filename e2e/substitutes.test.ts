import { beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { submitted } from '#testkit/applications.ts'
import { expectAccessible, picture, settled, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { choose, follow, isOn, press, sees } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
const english = { language: 'en' } as const
let application = { id: '', number: '' }
const names = { om: '', om2: '' }

beforeAll(async () => {
  application = await submitted(app, await app.as('jtt.user'), 'jtt', { title: 'Portal' })
  for (const { account_name, display_name } of await app.sql<{ account_name: 'om' | 'om2'; display_name: string }>('select account_name, display_name from accounts where account_name in (\'om\', \'om2\')'))
    names[account_name] = display_name
})

const openMenu = (page: Page) => page.getByRole('button', { name: /^Account:/ }).click()

describe('substitutes (A6)', () => {
  test('[A6] one names a colleague, who acts for them, is seen to do so, and comes back', async () => {
    const owner = await browser.logIn('om', english)
    await owner.page.goto('/me')
    await press(owner.page, 'Name a substitute')
    const dialog = owner.page.getByRole('dialog')
    await choose(owner.page, dialog, 'Substitute', names.om2)
    await expectAccessible(owner.page, 'naming a substitute')
    await picture(owner.page, 'substitute-dialog')
    await press(dialog, 'Name a substitute')
    await owner.page.getByRole('cell', { name: 'In force' }).waitFor()
    await picture(owner.page, 'substitute-section')
    await owner.close()

    const { page, close } = await browser.logIn('om2', english)
    await openMenu(page)
    await picture(page, 'substitute-menu')
    await page.getByRole('menuitem', { name: new RegExp(`^Act for ${names.om} until`) }).click()
    const banner = page.getByRole('complementary', { name: 'Substitute' })
    await banner.getByText(new RegExp(`You act for ${names.om} until`)).waitFor()
    await page.goto(`/applications/${application.id}`)
    await expectAccessible(page, 'an application while acting')
    await picture(page, 'substitute-acting')
    await press(page, 'Approve')
    await press(page.getByRole('dialog'), 'Approve')
    await sees(page, `${names.om2} (for ${names.om})`)
    await press(page, 'Back to myself')
    await banner.waitFor({ state: 'detached' })
    await close()
  })

  test('[A6] [A4] an open page learns that the substitution has ended', async () => {
    const { page, context, close } = await browser.logIn('om2', { language: 'zh-Hans', width: 390, height: 844 })
    const { csrfToken, me } = await (await context.request.get('/api/session')).json()
    await context.request.put('/api/session/acting', { headers: { 'x-csrf-token': csrfToken }, data: { accountId: me.mayActFor[0].id } })
    await page.goto('/me')
    await sees(page, new RegExp(`您正在代理 ${names.om}`))
    await expectAccessible(page, 'my information while acting, on a phone')
    await picture(page, 'substitute-phone')
    await app.sql('update substitutions set ended_at = now()')
    await page.reload()
    await settled(page)
    expect(await page.getByText('您正在代理').count()).toBe(0)
    await close()
  })

  test('[U5] at 900 px no form of "my information" hides a field of another one', async () => {
    const { page, close } = await browser.logIn('jtt.admin', english)
    await page.goto('/me')
    await isOn(page, 'My information')
    await settled(page)
    for (const field of await page.locator('main input:visible').all()) {
      await field.scrollIntoViewIfNeeded()
      const isCovered = await field.evaluate((input) => {
        const { left, top, width, height } = input.getBoundingClientRect()
        const above = document.elementFromPoint(left + width / 2, top + height / 2)
        return above !== null && above.closest('form, section') !== input.closest('form, section')
      })
      expect(isCovered, await field.evaluate((input) => input.outerHTML)).toBe(false)
    }
    await picture(page, 'my-information')
    await close()
  })
})

describe('why may / may not (A7)', () => {
  test('[A7] from a record: everything that can be done with it, and why not', async () => {
    const { page, close } = await browser.logIn('jtt.user', english)
    await page.goto(`/applications/${application.id}`)
    await follow(page, 'Why can’t I …?')
    await isOn(page, 'Why may / may not')
    await sees(page, application.number)
    const approve = page.getByRole('group').filter({ hasText: 'Approve the application' }).or(page.locator('details').filter({ hasText: 'Approve the application' })).first()
    await approve.getByText('Not allowed').waitFor()
    await approve.locator('summary').click()
    await approve.getByText(/None of the account’s roles/).first().waitFor()
    await expectAccessible(page, 'the explanation of a record')
    await picture(page, 'explanation-record')
    await close()
  })

  test('[A7] the platform admin asks about anybody, by number, in Traditional Chinese', async () => {
    const { page, close } = await browser.logIn('platform', { language: 'zh-Hant', theme: 'dark' })
    await page.goto('/roles')
    await follow(page, '為何可以／不可以')
    const account = page.getByRole('combobox', { name: '帳號' }).or(page.getByRole('textbox', { name: '帳號' })).first()
    await account.fill('bureau.admin2')
    await page.getByRole('option', { name: /bureau\.admin2/ }).click()
    await choose(page, page, '紀錄類型', '資源申請單')
    await page.getByRole('textbox', { name: '編號' }).fill(application.number)
    await choose(page, page, '權限或操作', '核准申請單')
    await press(page, '說明原因')
    await sees(page, /省大數據局管理員/)
    await expectAccessible(page, 'an explanation, dark')
    await picture(page, 'explanation-platform')
    await close()
  })
})
