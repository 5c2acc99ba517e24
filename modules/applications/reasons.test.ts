import { describe, expect, test } from 'vitest'
import { useTestApp, type Client } from '#testkit/http.ts'
import { commonReasons } from './pages/parts/reason-phrases.ts'

const app = useTestApp()
const keep = (client: Client, text: string, verdict = 'reject') => client.post('/reason-templates', { verdict, text })
const texts = async (client: Client) => (await client.get('/reason-templates')).body.items.map((template: { text: string }) => template.text)

describe('templates of reasons', () => {
  test('[R11] are kept, listed and removed by their owner alone', async () => {
    const om = await app.as('om'), colleague = await app.as('om2')
    const kept = await keep(om, '  缺少立项批复。😀 <b>&  ')
    expect([kept.status, kept.body.verdict, kept.body.text]).toEqual([201, 'reject', '缺少立项批复。😀 <b>&'])
    expect(await texts(om)).toEqual(['缺少立项批复。😀 <b>&'])
    expect(await texts(colleague)).toEqual([])
    expect((await colleague.delete(`/reason-templates/${kept.body.id}`)).status).toBe(404)
    expect((await om.delete(`/reason-templates/${kept.body.id}`)).status).toBe(200)
    expect((await om.delete(`/reason-templates/${kept.body.id}`)).status).toBe(404)
    expect(await texts(om)).toEqual([])
  })

  test('[R11] the same text is kept once for each verdict', async () => {
    const bureau = await app.as('bureau.admin')
    const first = await keep(bureau, '同意'), again = await keep(bureau, '同意 '), other = await keep(bureau, '同意', 'approve')
    expect(again.body.id).toBe(first.body.id)
    expect(other.body.id).not.toBe(first.body.id)
    expect(await texts(bureau)).toEqual(['同意', '同意'])
  })

  test('[R11] at most thirty, also when somebody clicks fast', async () => {
    const committee = await app.as('committee.admin')
    const answers = await Promise.all(Array.from({ length: 34 }, (_, index) => keep(committee, `原因 ${index}`)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(30)
    expect(answers.filter(({ body }) => body.code === 'reason_template.too_many')).toHaveLength(4)
    expect(await texts(committee)).toHaveLength(30)
  })

  test('[R11] are for those who review', async () => {
    for (const name of ['jtt.user', 'jtt.admin', 'business']) {
      const client = await app.as(name)
      expect([(await client.get('/reason-templates')).status, (await keep(client, 'x')).status, (await client.delete('/reason-templates/1')).status], name).toEqual([403, 403, 403])
    }
    for (const name of ['platform', 'auditor', 'member1']) expect((await (await app.as(name)).get('/reason-templates')).status, name).toBe(403)
    expect((await app.stranger().get('/reason-templates')).status).toBe(401)
  })

  test('an empty or overlong text is refused, 500 signs are not', async () => {
    const om = await app.as('om')
    for (const text of ['', '  ', '字'.repeat(501), 'a\u0000b']) expect((await keep(om, text)).status, JSON.stringify(text.slice(0, 4))).toBe(422)
    expect((await keep(om, '字'.repeat(500))).status).toBe(201)
    expect((await keep(om, 'x', 'withdraw')).status).toBe(422)
  })

  test('[R11] five common reasons to approve and eight to reject, short enough to be kept', () => {
    expect([Object.keys(commonReasons.approve).length, Object.keys(commonReasons.reject).length]).toEqual([5, 8])
    for (const phrase of [...Object.values(commonReasons.approve), ...Object.values(commonReasons.reject)]) for (const text of phrase) expect(text.length).toBeLessThan(200)
  })
})
