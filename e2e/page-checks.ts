import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What is true of every page, whatever it shows (chapter 10). */
export async function expectWellFormed(page: Page, language: string): Promise<void> {
  expect(await page.locator('h1').count(), 'exactly one first heading').toBe(1)
  expect(await page.title(), 'a title').not.toBe('')
  expect(await page.locator('html').getAttribute('lang')).toBe(language)
  const text = await page.locator('body').innerText()
  expect(text.match(/\{\w+\}|undefined|\[object Object\]|NaN|Invalid Date/)?.[0], 'a sign of a missing value').toBeUndefined()
}

const chinese = /\p{Script=Han}/u

/** Remembers what the interface answered, so that data can be told from the words of the page. */
export function dataOf(page: Page): { readonly words: Set<string> } {
  const words = new Set<string>()
  page.on('response', (response) => {
    if (response.headers()['content-type']?.includes('json')) response.json().then((body: unknown) => collect(body, words), () => undefined)
  })
  return { words }
}

/** Names in three languages are words of the page, not data: of them the right one must be shown. */
function collect(value: unknown, words: Set<string>): void {
  if (typeof value === 'string') { if (chinese.test(value)) words.add(value) }
  else if (Array.isArray(value)) { if (!isPhrase(value)) for (const entry of value) collect(entry, words) }
  else if (value !== null && typeof value === 'object') for (const entry of Object.values(value)) collect(entry, words)
}
function isPhrase(value: readonly unknown[]): boolean {
  return value.length === 3 && value.every((text) => typeof text === 'string') && !chinese.test(String(value[0]))
}

/** Languages are named in themselves. */
const languageNames = ['简体中文', '繁體中文']
const chrome = 'h1, h2, h3, nav a, button, th, label, legend, dt, [role="tab"], [role="status"], [aria-label], [placeholder], [title]'

/** In English no menu, heading, button or name is Chinese; data is. */
export async function expectEnglish(page: Page, data: { readonly words: ReadonlySet<string> }): Promise<void> {
  const shown = await page.locator(chrome).evaluateAll((elements) => elements.flatMap((element) => [
    ...(element.matches('div, ul, ol, table, section, form, main, nav, header, select, tr, td') ? [] : [element.textContent ?? '']),
    element.getAttribute('aria-label') ?? '', element.getAttribute('placeholder') ?? '', element.getAttribute('title') ?? '',
  ]))
  const known = [...languageNames, ...data.words].sort((left, right) => right.length - left.length)
  const left = shown.map((text) => known.reduce((rest, word) => rest.replaceAll(word, ''), text)).filter((text) => chinese.test(text))
  expect([...new Set(left)], 'Chinese words on an English page').toEqual([])
}
