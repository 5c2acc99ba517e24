import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allPhrases } from '#app/server.ts'
import { approve, submitted } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'
import { isNoticeKey, templatesOf } from './rules/templates.ts'
import type { MessageTemplate, TemplatePreview } from './template-contract.ts'

const app = useTestApp()
const templates = templatesOf(allPhrases)
const titles = new Set(templates.map(({ titleKey }) => titleKey))
const bodies = new Set(templates.map(({ bodyKey }) => bodyKey))

/** Every file that makes notices. */
const modules = join(import.meta.dirname, '..')
const sources = readdirSync(modules, { recursive: true }).map(String).filter((file) => file.endsWith('notices.ts')).map((file) => ({ file, text: readFileSync(join(modules, file), 'utf8') }))

describe('the list of templates has every text that the product says', () => {
  test('each phrase of a notice is a title or a text of one, and each title has a text', () => {
    expect(Object.keys(allPhrases).filter((key) => isNoticeKey(key) && !titles.has(key) && !bodies.has(key))).toEqual([])
    expect(templates.length).toBeGreaterThan(80)
  })

  test('each phrase that a notices.ts names is listed, also where it makes the name from parts', () => {
    expect(sources.length).toBeGreaterThan(12)
    const unlisted = sources.flatMap(({ file, text }) => {
      const whole = [...text.matchAll(/(?:title|body): ['`]([a-z_]+(?:\.[a-z0-9_]+)+)['`]/g)].map((found) => found[1]!).filter((key) => !titles.has(key) && !bodies.has(key))
      const literal = [...text.matchAll(/'([a-z_]+\.notice\.[a-z0-9_]+)'/g)].map((found) => found[1]!).filter((key) => !titles.has(key) && !bodies.has(key))
      const parts = [...text.matchAll(/`([a-z_.]*\.notice\.)\$\{/g)].map((found) => found[1]!).filter((prefix) => ![...titles].some((key) => key.startsWith(prefix)))
      return [...whole, ...literal, ...parts].map((key) => `${file}: ${key}`)
    })
    expect(unlisted).toEqual([])
  })

  test('what a story really said is listed', async () => {
    const application = await submitted(app, await app.as('jtt.user'), 'jtt')
    await approve(await app.as('om'), application)
    await app.drain()
    const said = await app.sql<{ key: string }>('select distinct title_key as key from messages union select title_key from mails')
    expect(said.length).toBeGreaterThan(1)
    expect(said.map(({ key }) => key).filter((key) => !titles.has(key))).toEqual([])
  })
})

describe('previews', () => {
  test('[A1] for business and the platform admin only', async () => {
    expect((await app.stranger().get('/message-templates')).status).toBe(401)
    for (const name of ['om', 'jtt.admin', 'auditor']) expect((await (await app.as(name)).get('/message-templates')).status, name).toBe(403)
    for (const name of ['business', 'platform']) expect((await (await app.as(name)).get('/message-templates')).body.items.length, name).toBe(templates.length)
  })

  test('every template can be previewed in each language and channel, without an open place', async () => {
    const client = await app.as('platform')
    for (const { titleKey, bodyKey } of (await client.get('/message-templates')).body.items as MessageTemplate[]) {
      const { status, body } = await client.get(`/message-templates/preview?title=${titleKey}&body=${bodyKey}`)
      expect(status, titleKey).toBe(200)
      expect(body.previews.map(({ language }: TemplatePreview) => language)).toEqual(['zh-Hans', 'zh-Hant', 'en'])
      const texts = (body.previews as TemplatePreview[]).flatMap(({ title, text, mail, dingtalk }) => [title, text, mail.subject, mail.text, dingtalk.personal])
      expect(texts.filter((text) => text === '' || /\{\w+\}/.test(text)), titleKey).toEqual([])
    }
  }, 60_000)

  test('a mail has its layout, the robot number and link only', async () => {
    const { body } = await (await app.as('business')).get('/message-templates/preview?title=application.notice.to_review&body=application.notice.waiting_body')
    const [simplified] = body.previews as [TemplatePreview]
    expect(simplified.mail.text).toMatch(/^张三，您好：[^]*https:\/\/cloud\.example[^]*请勿直接回复/)
    expect(simplified.dingtalk.robot).toMatch(/^RA-20261122-0007 https:\/\/cloud\.example\S*$/)
    expect(simplified.mail.subject).toBe(simplified.title)
  })

  test('a pair that is none is not found; a broken key is refused', async () => {
    const client = await app.as('platform')
    expect((await client.get('/message-templates/preview?title=application.notice.to_review&body=bill.notice.sent_body')).status).toBe(404)
    expect((await client.get('/message-templates/preview?title=__proto__&body=x')).status).toBe(400)
    expect((await client.get('/message-templates/preview?title=application.notice.to_review&body=no.such')).status).toBe(404)
  })
})
