import { describe, expect, test } from 'vitest'
import { expectAccessible, picture, settled, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { follow, isOn, sees } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)

describe('help (chapter 10)', () => {
  test('a department user finds it in the account menu, searches, follows a step to its page', async () => {
    const { page, close } = await browser.logIn('jtt.user')
    await page.getByRole('button', { name: /^账号/ }).click()
    await page.getByRole('menuitem', { name: '帮助' }).click()
    await isOn(page, '帮助')
    await expectAccessible(page, 'the help')
    await picture(page, 'help-index')
    await follow(page, '厅局用户')
    await isOn(page, '帮助：厅局用户')
    await expectAccessible(page, 'the help of a role')
    await picture(page, 'help-role')
    // Every picture has come and says what it shows.
    const pictures = await page.locator('main img').evaluateAll(async (images) => Promise.all((images as HTMLImageElement[]).map(async (image) => {
      image.loading = 'eager'
      await image.decode()
      return [image.naturalWidth, image.alt.length > 3]
    })))
    expect(pictures.length).toBeGreaterThan(3)
    expect(pictures.every(([width, isNamed]) => width === 1200 && isNamed)).toBe(true)
    await page.getByRole('searchbox', { name: '搜索帮助' }).fill('批量')
    await sees(page, '找到 1 个主题')
    await page.getByRole('searchbox', { name: '搜索帮助' }).fill('不存在的词')
    await sees(page, '没有找到内容，请换个词。')
    await page.getByRole('searchbox', { name: '搜索帮助' }).fill('')
    await page.getByRole('navigation', { name: '目录' }).getByRole('link', { name: '申请单个资源' }).click()
    expect(new URL(page.url()).hash).toBe('#apply')
    await page.locator('#apply').getByRole('link', { name: '前往：资源申请' }).click()
    await isOn(page, '资源申请')
    await close()
  })

  test('[WCAG 2.1.4] single keys can be switched off in this browser', async () => {
    const { page, close } = await browser.logIn('om', { language: 'en' })
    const focusedBy = async (key: string) => {
      await page.goto('/applications')
      await settled(page)
      await page.keyboard.press(key)
      return page.evaluate(() => document.activeElement?.getAttribute('role') ?? '')
    }
    expect(await focusedBy('/')).toBe('searchbox')
    await page.goto('/help#keys')
    const toggle = page.getByRole('switch', { name: 'Single keys' })
    await toggle.click({ force: true })
    expect(await toggle.isChecked()).toBe(false)
    expect(await focusedBy('/')).toBe('')
    await page.goto('/help')
    await page.getByRole('switch', { name: 'Single keys' }).click({ force: true })
    expect(await focusedBy('/')).toBe('searchbox')
    await close()
  })

  test('before log-in, on a phone, dark, in Traditional Chinese; and printed', async () => {
    const { page, close } = await browser.visit({ language: 'zh-Hant', theme: 'dark', width: 390, height: 844 })
    await page.goto('/login')
    await follow(page, '說明')
    await follow(page, '會員')
    await isOn(page, '說明：會員')
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await expectAccessible(page, 'the help on a phone')
    await picture(page, 'help-phone')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('searchbox').isVisible()).toBe(false)
    expect(await page.locator('#shop').isVisible()).toBe(true)
    await close()
  })

  test('a page of the help that does not exist says so', async () => {
    const { page, close } = await browser.visit()
    await page.goto('/help/nobody')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page, 'no such help')
    await close()
  })
})
