import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { zipFile } from '#testkit/files.ts'
import { useTestApp } from '#testkit/http.ts'
import { jpegHead, pngOf, webpHead } from '#testkit/pictures.ts'

const app = useTestApp()
const platform = () => app.as('platform')
const session = async () => (await app.stranger().get('/session')).body
const put = async (code: string, value: unknown) => (await platform()).put(`/settings/${code}`, { value, changedAt: null })
const png = pngOf(64, 64)
const hash = createHash('sha256').update(png).digest('hex')

describe('a logo of the operator\'s own', () => {
  test('is seen by everybody, also before log-in, kept by browsers and never shown in place', async () => {
    const answer = await (await platform()).upload('/logo', 'whatever.txt', png)
    expect([answer.status, answer.body.sha256]).toEqual([201, hash])
    expect((await session()).look.logo).toBe(hash)
    const logo = await app.stranger().get(`/logo/${hash}`)
    expect([logo.status, logo.body.equals(png)]).toEqual([200, true])
    expect(Object.fromEntries(['content-type', 'cache-control', 'x-content-type-options', 'content-security-policy'].map((name) => [name, logo.headers.get(name)]))).toEqual({
      'content-type': 'image/png', 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'",
    })
    expect(logo.headers.get('content-disposition')).toMatch(/^attachment/)
    expect((await app.stranger().get(`/logo/${'0'.repeat(64)}`)).status).toBe(404)
    expect((await app.stranger().get('/logo/1')).status).toBe(404)
    expect((await (await platform()).get('/settings')).body.logo).toMatchObject({ sha256: hash, changedBy: { name: expect.any(String) } })
  })

  test('another one takes its place, also of two at once; taken away, the product\'s own is back', async () => {
    const client = await platform()
    const both = await Promise.all(([[1, 2, 3], [4, 5, 6]] as [number, number, number][]).map((colour) => client.upload('/logo', 'a.png', pngOf(32, 32, colour))))
    expect(both.map(({ status }) => status)).toEqual([201, 201])
    expect(await app.sql('select 1 from platform_logos')).toHaveLength(1)
    expect((await app.stranger().get(`/logo/${hash}`)).status).toBe(404)
    expect((await client.delete('/logo')).status).toBe(200)
    expect((await client.delete('/logo')).status).toBe(200)
    expect((await session()).look.logo).toBeNull()
    const events = await app.sql<{ facts: { after: string | null } }>(`select facts from events where kind = 'logo.changed' order by id`)
    expect(events.map(({ facts }) => facts.after !== null)).toEqual([true, true, true, false])
  })

  test('JPEG and WebP too', async () => {
    for (const [content, type] of [[jpegHead(200, 100), 'image/jpeg'], [webpHead('VP8L', 64, 64), 'image/webp']] as const) {
      const { status, body } = await (await platform()).upload('/logo', 'a', content)
      expect([status, (await app.stranger().get(`/logo/${body.sha256}`)).headers.get('content-type')]).toEqual([201, type])
    }
    await (await platform()).delete('/logo')
  })

  test.each<[what: string, code: string, content: () => Buffer | Promise<Buffer>]>([
    ['a drawing', 'logo.type_refused', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page', 'logo.type_refused', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a moving GIF', 'logo.type_refused', () => Buffer.from('GIF89a\u0020\u0000\u0020\u0000', 'latin1')],
    ['a picture with a page in it', 'logo.type_refused', () => Buffer.concat([png, Buffer.from('<script>alert(1)</script>')])],
    ['a picture that is an archive too', 'logo.type_refused', async () => Buffer.concat([png, await zipFile(['a.txt'])])],
    ['half a picture', 'logo.type_refused', () => png.subarray(0, 20)],
    ['a huge one', 'logo.size_refused', () => pngOf(20_000, 16)],
    ['a tiny one', 'logo.size_refused', () => pngOf(8, 8)],
    ['one of more than 512 KB', 'logo.too_large', () => Buffer.concat([png, Buffer.alloc(520 * 1024)])],
    ['nothing', 'input.invalid', () => Buffer.alloc(0)],
  ])('[C-G1] [C-G2] %s is refused, whatever its name says', async (_what, code, content) => {
    const { status, body } = await (await platform()).upload('/logo', 'logo.png', await content(), 'image/png')
    expect([status, body.code]).toEqual([422, code])
    expect((await session()).look.logo).toBeNull()
  })

  test('only the platform admin may change it', async () => {
    expect((await app.stranger().upload('/logo', 'a.png', png)).status).toBe(401)
    expect((await (await app.as('om')).upload('/logo', 'a.png', png)).status).toBe(403)
    expect((await (await app.as('business')).delete('/logo')).status).toBe(403)
    expect((await (await platform()).post('/logo', {})).status).toBe(415)
  })
})

test('the session says what the pages show, before log-in as well', async () => {
  expect((await session()).look).toEqual({ logo: null, supportEmail: '', supportPhone: '', hasPrivacyNotice: false, footer: ['', '', ''], icp: '', hasWatermark: false, languages: ['zh-Hans', 'zh-Hant', 'en'], defaultLanguage: null })
  const set: [string, unknown][] = [
    ['support.email', 'help@cloud.example'], ['support.phone', '0571-8888 0000'], ['privacy.notice', ['', '', '第一条']], ['footer.text', ['', '', '滨海省大数据局']],
    ['footer.icp', '浙ICP备1号'], ['watermark.is_shown', true], ['language.offered', ['zh-Hans', 'zh-Hant']], ['language.default', 'zh-Hant'],
  ]
  for (const [code, value] of set) expect((await put(code, value)).status, code).toBe(200)
  expect((await session()).look).toEqual({
    logo: null, supportEmail: 'help@cloud.example', supportPhone: '0571-8888 0000', hasPrivacyNotice: true, footer: ['', '', '滨海省大数据局'], icp: '浙ICP备1号',
    hasWatermark: true, languages: ['zh-Hans', 'zh-Hant'], defaultLanguage: 'zh-Hant',
  })
  expect((await app.stranger().get('/privacy-notice')).body).toEqual({ texts: ['', '', '第一条'], changedAt: expect.any(String) })
})
