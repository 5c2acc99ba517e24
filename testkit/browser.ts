import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { chromium as playwright, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed } from 'vitest'
import type { Language } from '#kit/pure/register.ts'
import { demoPassword } from './names.ts'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/**
 * Chromium must not call home, and as root it has no sandbox of its own. The packed one's own list is left aside: one
 * process for everything ends with the first closed profile, and a browser without web security proves nothing.
 */
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--font-render-hinting=none']

/** An installed Chromium where found, else the one from npm: nothing is downloaded (chapter 12, tests). */
async function launch(): Promise<Browser> {
  const found = installed.find((path) => existsSync(path))
  if (found) return playwright.launch({ executablePath: found, args: flags })
  const { default: packed } = await import('@sparticuz/chromium')
  return playwright.launch({ executablePath: await packed.executablePath(), args: flags })
}

export type Theme = 'light' | 'dark'
/** `complaints`: errors and policy violations in the page so far; closing fails if there were any. */
export type Visit = { readonly page: Page; readonly context: BrowserContext; readonly complaints: string[]; close(): Promise<void> }
type VisitOptions = { readonly language?: Language; readonly theme?: Theme; readonly width?: number; readonly height?: number }

/** One browser for a test file; each visit is a person with a profile of their own. */
export function useBrowser(urlOf: () => string): { visit(options?: VisitOptions): Promise<Visit>; logIn(name: string, options?: VisitOptions): Promise<Visit> } {
  let browser: Browser
  beforeAll(async () => { browser = await launch() })
  afterAll(async () => { await browser?.close() })

  const visit = async ({ language = 'zh-Hans', theme = 'light', width = 1280, height = 900 }: VisitOptions = {}): Promise<Visit> => {
    const context = await browser.newContext({ baseURL: urlOf(), locale: language === 'en' ? 'en-GB' : language === 'zh-Hant' ? 'zh-TW' : 'zh-CN', colorScheme: theme, viewport: { width, height }, reducedMotion: 'reduce' })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    onTestFailed(async ({ task }) => { await picture(page, `failed-${task.name.replaceAll(/\W+/g, '-').slice(0, 80)}`).catch(() => {}) })
    const complaints = complaintsOf(page)
    watchRequests(page)
    return { page, context, complaints, close: async () => { await context.close(); expect(complaints, 'errors and policy violations in the page').toEqual([]) } }
  }
  return {
    visit,
    logIn: async (name, options) => {
      const opened = await visit(options)
      await opened.page.goto('/login')
      await opened.page.locator('input[autocomplete="username"]').fill(name)
      await opened.page.locator('input[autocomplete="current-password"]').fill(demoPassword)
      await opened.page.locator('form button[type="submit"]').click()
      await opened.page.waitForURL((url) => url.pathname !== '/login')
      await rememberLanguage(opened, options?.language ?? 'zh-Hans')
      return opened
    },
  }
}

/** The account's language is stronger than the browser's: it is set as the language switch does it. */
async function rememberLanguage({ page, context }: Visit, language: Language): Promise<void> {
  if (await page.locator('html').getAttribute('lang') === language) return
  const session = await (await context.request.get('/api/session')).json() as { csrfToken: string; me: { language: Language } }
  if (session.me.language !== language) await context.request.patch('/api/me', { headers: { 'x-csrf-token': session.csrfToken }, data: { language } })
  await page.reload()
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** axe finds nothing on the page as it is now (chapter 10, WCAG 2.2 AA). */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await settled(page)
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }[] }> } }).axe
    const { violations: found } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    return found.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary.slice(0, 300)}`) }))
  })
  expect(violations, `axe on ${what}`).toEqual([])
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  // A refused request is an answer, which the page shows; the browser's own line about it says nothing new.
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text()) })
  return complaints
}

const openRequests = new WeakMap<Page, Set<Request>>()
function watchRequests(page: Page): void {
  const open = new Set<Request>()
  openRequests.set(page, open)
  page.on('request', (request) => { if (request.resourceType() !== 'eventsource') open.add(request) })
  const over = (request: Request) => { open.delete(request) }
  page.on('requestfinished', over)
  page.on('requestfailed', over)
}

/** Loading is over: nothing is on the way, no busy list, no waiting mark; twice in a row, because one answer may ask for more. */
export async function settled(page: Page): Promise<void> {
  let calm = 0
  for (const end = Date.now() + 10_000; calm < 2 && Date.now() < end;) {
    const isBusy = (openRequests.get(page)?.size ?? 0) > 0 || await page.evaluate(`document.querySelector('h1, [role="dialog"]') === null || document.querySelector('main [aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root') !== null`).catch(() => true)
    calm = isBusy ? 0 : calm + 1
    await page.waitForTimeout(60)
  }
}

/** With `SCREENSHOTS=folder` every looked-at page is kept as a picture. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await settled(page)
  await page.evaluate('window.scrollTo(0, 0)')
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
