import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { languages, type Language } from '#kit/pure/register.ts'
import { pictureSize } from '#modules/help/pages/parts/pictures.ts'
import type { Picture } from '#modules/help/rules/topics.ts'
import { settled, useBrowser } from '#testkit/browser.ts'
import { useTestApp, type TestApp } from '#testkit/http.ts'
import { examples } from './examples.ts'

/**
 * Draws the pictures of the help anew, by hand: `HELP_PICTURES=1 npx vitest run e2e/help-pictures.test.ts`, with the
 * demonstration data, in each language. Look at them before committing.
 */
const app = useTestApp()
const browser = useBrowser(() => app.url)
const folder = join(import.meta.dirname, '../modules/help/pictures')
const mostBytes = 60 * 1024

type Scene = { readonly as: string; readonly address: string; readonly example?: string }
const scenes: Readonly<Record<Picture, Scene>> = {
  apply: { as: 'jtt.user', address: '/applications/new/ecs' },
  application: { as: 'om', address: '/applications/:id' },
  quota: { as: 'bureau.admin', address: '/quotas' },
  bill: { as: 'jtt.admin', address: '/bills/:id' },
  review: { as: 'om', address: '/applications/:id/review' },
  provision: { as: 'om', address: '/provisioning' },
  order: { as: 'business', address: '/products' },
  shop: { as: 'member1', address: '/shop' },
  accounts: { as: 'platform', address: '/accounts' },
}

async function addressOf(running: TestApp, path: string): Promise<string> {
  return path.includes(':') ? path.replace(':id', await examples[path]!.id(running)) : path
}

describe.runIf(process.env['HELP_PICTURES'])('pictures of the help', () => {
  test('every picture in every language', async () => {
    mkdirSync(folder, { recursive: true })
    const addresses = new Map<Picture, string>()
    for (const name of ['bill', 'application', 'review', 'provision'] as const) addresses.set(name, await addressOf(app, scenes[name].address))
    await examples['/products/:id']!.id(app)
    await examples['/applications/:id/provisioning']!.id(app)
    await app.drain()
    for (const language of languages) for (const [name, scene] of Object.entries(scenes) as [Picture, Scene][]) {
      const visit = await browser.logIn(scene.as, { language, ...pictureSize })
      await visit.page.goto(addresses.get(name) ?? scene.address)
      await settled(visit.page)
      const picture = await webpOf(visit.page)
      expect(picture.length, `${name} in ${language}`).toBeLessThanOrEqual(mostBytes)
      writeFileSync(join(folder, fileName(name, language)), picture)
      await visit.context.close()
    }
  }, 600_000)
})

const fileName = (picture: Picture, language: Language) => `${picture}.${language}.webp`

/** The page as it is seen, as light as need be: the browser itself makes WebP of it. */
async function webpOf(page: Page): Promise<Buffer> {
  const png = (await page.screenshot({ type: 'png' })).toString('base64')
  const blank = await page.context().newPage()
  const encoded = await blank.evaluate(async ({ source, most }) => {
    const image = new Image()
    image.src = `data:image/png;base64,${source}`
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
    canvas.getContext('2d')!.drawImage(image, 0, 0)
    for (let quality = 0.8; ; quality -= 0.1) {
      const text = canvas.toDataURL('image/webp', quality).split(',')[1]!
      if (text.length * 0.75 <= most || quality < 0.25) return text
    }
  }, { source: png, most: mostBytes })
  return Buffer.from(encoded, 'base64')
}
