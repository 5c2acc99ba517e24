import { beforeAll, describe, expect, test } from 'vitest'
import { newProject, submitted } from '#testkit/applications.ts'
import { settled, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { machine, placed } from '#testkit/orders.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)

/** What a page would run if it took texts for markup, for an address or for a template. */
const payloads = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'-alert(1)-'", '<svg/onload=alert(1)>', 'javascript:alert(1)', '{{constructor.constructor("alert(1)")()}}', '${alert(1)}',
  '<iframe srcdoc="<script>parent.alert(1)</script>">', '<a href="javascript:alert(1)">x</a>', '</title><script>alert(1)</script>', '\u202e<b>右起</b>', '<style>*{display:none}</style>', '<!--<img src=x onerror=alert(1)>', '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<math><mtext></table><img src onerror=alert(1)>', '=cmd|calc', '%3Cscript%3Ealert(1)%3C/script%3E', '<body onload=alert(1)>', 'data:text/html,<script>alert(1)</script>', '🏛️<details open ontoggle=alert(1)>',
]
let paths: { path: string; as: string }[] = []

beforeAll(async () => {
  const [applicant, member, platform] = [await app.as('jtt.user'), await app.as('member1'), await app.as('platform')]
  const pages: typeof paths = []
  for (const [index, payload] of payloads.entries()) {
    const project = await newProject(applicant, `${payload.slice(0, 50)} ${index}`)
    pages.push({ path: `/projects/${project}`, as: 'jtt.user' })
    const application = await submitted(app, applicant, 'jtt', { title: `${payload.slice(0, 90)} ${index}`, projectName: `${index} ${payload.slice(0, 50)}` })
    await applicant.post(`/applications/${application.id}/comments`, { text: payload })
    pages.push({ path: `/applications/${application.id}`, as: 'jtt.user' })
    await platform.post('/announcements', { titles: [payload, payload, payload].map((text) => text.slice(0, 60)), texts: [payload, payload, payload], tone: 'warning', isPublic: true, fromAt: new Date(Date.now() - 60_000).toISOString(), untilAt: new Date(Date.now() + 3_600_000).toISOString() })
  }
  const [product] = await placed(member, machine({ name: payloads[1], notes: payloads[0] }))
  pages.push({ path: `/products/${product!.id}`, as: 'member1' }, { path: '/products', as: 'business' }, { path: '/applications', as: 'om' }, { path: '/projects', as: 'jtt.user' }, { path: '/messages', as: 'om' }, { path: '/home', as: 'jtt.user' })
  await app.drain()
  paths = pages
})

describe('[C-F6] texts that people stored', () => {
  test.each(['jtt.user', 'om', 'business', 'member1'])('%s reads every page with them: nothing runs, nothing is blocked, the words stand there', async (name) => {
    const { page, close } = await browser.logIn(name)
    const dialogs: string[] = []
    page.on('dialog', (dialog) => { dialogs.push(dialog.message()); void dialog.dismiss() })
    for (const { path } of paths.filter(({ as }) => as === name)) {
      await page.goto(path)
      await settled(page)
      expect(await page.locator('img[src="x"], iframe, svg[onload], a[href^="javascript:"], a[href^="data:"]').count(), path).toBe(0)
    }
    expect(dialogs).toEqual([])
    await close()
  })

  test('the public home shows announcements as words', async () => {
    const { page, close } = await browser.visit()
    const dialogs: string[] = []
    page.on('dialog', (dialog) => { dialogs.push(dialog.message()); void dialog.dismiss() })
    await page.goto('/')
    await settled(page)
    await page.getByText('<script>alert(1)</script>').first().waitFor()
    expect(dialogs).toEqual([])
    await close()
  })
})
