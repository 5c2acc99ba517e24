import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageRoutes } from '#app/modules.web.ts'
import type { Language } from '#kit/pure/register.ts'
import type { Me, Need } from '#kit/web/me.ts'
import { submitted } from '#testkit/applications.ts'
import { expectAccessible, picture, settled, useBrowser, type Theme, type Visit } from '#testkit/browser.ts'
import { useTestApp, type TestApp } from '#testkit/http.ts'
import { examples } from './examples.ts'
import { dataOf, expectEnglish, expectWellFormed } from './page-checks.ts'

/** `isLast`: pages that several may open are opened by the last of them instead of the first. */
export type Variant = { readonly language: Language; readonly theme: Theme; readonly isLast?: boolean }

const people = ['jtt.user', 'jtt.admin', 'om', 'platform', 'business', 'auditor', 'gat.user', 'committee.admin', 'member1', 'bureau.admin'] as const
const meOf = new Map<string, Me>()

/** Tests made from the list of routes: whatever page a module joins to the product is looked at here. */
export function testEveryPage(variant: Variant): void {
  const app = useTestApp()
  const check = checksOn(app, variant)
  const ids = new Map<string, string>()
  beforeAll(async () => {
    for (const name of people) meOf.set(name, (await (await app.as(name)).get('/session')).body.me)
    await submitted(app, await app.as('jtt.user'), 'jtt', { title: '门户网站云服务器' })
    await app.drain()
  })
  const addressOf = async (path: string) => {
    if (!path.includes(':')) return path
    const id = ids.get(path) ?? await exampleOf(path).id(app)
    ids.set(path, id)
    // A page of a part is found by several ids, written `12/34`.
    const parts = id.split('/')
    return path.replace(/:\w+/g, () => parts.shift() ?? '')
  }

  describe(`every page in ${variant.language}, ${variant.theme}`, () => {
    test.each(pageRoutes.map(({ path, needs }) => ({ path, needs })))('$path', async ({ path, needs }) => {
      await check(openerOf(path, needs, variant.isLast ?? false), await addressOf(path))
    })
    test.each(['om', 'jtt.admin', 'bureau.admin', 'committee.admin', 'platform', 'business', 'auditor'])('the home page of %s', (name) => check(name, '/home'))
    test.each(['/', '/login', '/no-such-page'])('%s before log-in', (path) => check(null, path))
    test.each(['/accounts', '/applications/999999', '/no-such-page'])('%s, which is not for a department user', (path) => check('jtt.user', path))
    test('[U4] the forced first password', async () => {
      await app.sql(`update accounts set must_change_password = true where account_name = 'rst.user'`)
      await check('rst.user', '/first-password')
    })
  })
}

/** The person who opens a page: the example's, else one who may. */
function openerOf(path: string, needs: Need | undefined, isLast: boolean): string {
  const may = people.filter((name) => mayOpen(meOf.get(name)!, needs))
  expect(may.length, `somebody may open ${path}`).toBeGreaterThan(0)
  const first = isLast ? may.at(-1)! : may[0]!
  return path.includes(':') ? exampleOf(path).as ?? first : first
}
function mayOpen(me: Me, needs: Need | undefined): boolean {
  const wanted = needs === undefined || needs === 'public' || needs === 'signed-in' ? [] : typeof needs === 'string' ? [needs] : needs
  return wanted.length === 0 || wanted.some((name) => [...me.permissions, ...me.quotaPermissions, ...me.roles].includes(name))
}
/** `/accounts/:id/edit` shows the record of `/accounts/:id`, unless it has an example of its own. */
function exampleOf(path: string) {
  const example = examples[path] ?? examples[path.replace(/(:\w+)\/.*$/, '$1')]
  if (!example) throw new Error(`An example for ${path} has to stand in e2e/examples.ts.`)
  return example
}

/** Opens an address as somebody (null: before log-in) and looks at the page; people stay logged in, as they do. */
function checksOn(app: TestApp, { language, theme }: Variant): (name: string | null, address: string) => Promise<void> {
  const browser = useBrowser(() => app.url)
  const visits = new Map<string | null, Visit & { data: ReturnType<typeof dataOf> }>()
  afterAll(async () => { for (const { context } of visits.values()) await context.close() })
  const visitOf = async (name: string | null) => {
    const known = visits.get(name)
    if (known) return known
    const visit = name === null ? await browser.visit({ language, theme }) : await browser.logIn(name, { language, theme })
    const opened = { ...visit, data: dataOf(visit.page) }
    visits.set(name, opened)
    return opened
  }
  return async (name, address) => {
    const { page, complaints, data } = await visitOf(name)
    complaints.length = 0
    await page.goto(address)
    await settled(page)
    await picture(page, `${language}-${theme}${address.replaceAll(/[^\w-]+/g, '_')}-${name ?? 'nobody'}`)
    await expectWellFormed(page, language)
    if (language === 'en') await expectEnglish(page, data)
    else await expectAccessible(page, `${address} as ${name ?? 'nobody'}`)
    expect(complaints, `errors and policy violations on ${address}`).toEqual([])
  }
}
