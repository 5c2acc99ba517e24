import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { startIdentityProvider, useProvider, type IdentityProvider } from '#testkit/identity-provider.ts'
import type { Page } from 'playwright-core'
import { follow, isOn, press, sees, write } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
let provider: IdentityProvider
beforeAll(async () => {
  provider = await startIdentityProvider([`${app.url}/api/single-sign-on/answer`])
  await useProvider(app, provider)
})
afterAll(() => provider.close())

/** At the provider's own page. */
async function logInThere(page: Page, user: string): Promise<void> {
  await isOn(page, '统一身份认证')
  await write(page, '用户', user)
  await press(page, '登录')
}

describe('single sign-on (U2)', () => {
  test('[U2] [C-E7] unknown first, linked on My information, then in without a password', async () => {
    const stranger = await browser.visit({ width: 390, height: 844 })
    await stranger.page.goto('/login')
    await stranger.page.getByRole('link', { name: '用政务统一身份登录' }).waitFor()
    await expectAccessible(stranger.page, 'log-in with single sign-on')
    await picture(stranger.page, 'log-in-single-sign-on-phone')
    await follow(stranger.page, '用政务统一身份登录')
    await logInThere(stranger.page, 'zhang.san')
    await sees(stranger.page, /您的统一身份尚未关联任何账号/)
    await expectAccessible(stranger.page, 'an unknown identity')
    await picture(stranger.page, 'single-sign-on-unknown')
    await stranger.close()

    const owner = await browser.logIn('jtt.user')
    await owner.page.goto('/me')
    await press(owner.page, '关联')
    await owner.page.getByRole('dialog').getByText('即将前往“政务统一身份”登录').waitFor()
    await press(owner.page.getByRole('dialog'), '关联')
    await logInThere(owner.page, 'zhang.san')
    await isOn(owner.page, '我的信息')
    await owner.page.getByRole('cell', { name: 'zhang.san' }).waitFor()
    await expectAccessible(owner.page, 'my information with single sign-on')
    await picture(owner.page, 'single-sign-on-linked')
    await owner.close()

    const person = await browser.visit()
    await person.page.goto('/login?from=%2Fapplications')
    await picture(person.page, 'log-in-single-sign-on')
    await follow(person.page, '用政务统一身份登录')
    await logInThere(person.page, 'zhang.san')
    await person.page.waitForURL(`${app.url}/applications`)
    await person.page.getByRole('button', { name: /^账号：/ }).waitFor()
    await person.page.goto('/me')
    await press(person.page.locator('section', { hasText: '统一身份登录' }).last(), '解除关联')
    await person.page.getByRole('dialog').getByText('在那里登录将不再能进入此账号。').waitFor()
    await press(person.page.getByRole('dialog'), '解除关联')
    await sees(person.page, '未关联')
    await person.close()
  })

  test('[U6] the platform admin enters the identifier, and sees it on the account', async () => {
    const { page, close } = await browser.logIn('platform')
    const [{ id }] = await app.sql<{ id: string }>(`select id::text as id from accounts where account_name = 'jyt.user'`) as [{ id: string }]
    await page.goto(`/accounts/${id}`)
    await press(page, '关联')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('账号所有者会收到通知').waitFor()
    await expectAccessible(page, 'linking an account')
    await write(dialog, '对方标识（sub）', 'li.si')
    await picture(page, 'account-link-identity')
    await press(dialog, '关联')
    await page.getByRole('cell', { name: 'li.si' }).waitFor()
    await picture(page, 'account-identity')
    await expectAccessible(page, 'an account with an identity')
    await close()
    expect(await app.sql(`select issuer, subject from external_identities where account_id = $1`, [id])).toEqual([{ issuer: provider.issuer, subject: 'li.si' }])
  })
})
