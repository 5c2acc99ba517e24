import { beforeAll, expect, test } from 'vitest'
import { useTestApp } from '#testkit/http.ts'
import { emptyBooks, giveQuota, placesOf } from '#testkit/quota-books.ts'

const app = useTestApp()
type Request = { id: string; number: string }
type Explained = { verdict: string; reasons: { code: string; isMet: boolean | null; text: string[] }[]; record: { department: string; title: string } }
let waiting: Request, withdrawn: Request

beforeAll(async () => {
  await emptyBooks(app)
  const { public: regionId } = await placesOf(app)
  await giveQuota(app, { yun: 1000, dsj: 100, jtt: 20 })
  const user = await app.as('jtt.user')
  const ask = async (): Promise<Request & { version: number }> => {
    const { status, body } = await user.post('/quota-requests', { regionItems: [{ regionId, metric: 'ecs.vcpu', increase: 10 }], reason: '业务扩容' })
    expect(status, JSON.stringify(body)).toBe(201)
    return body
  }
  waiting = await ask()
  const second = await ask()
  expect((await user.post(`/quota-requests/${second.id}/withdrawal`, { version: second.version })).status).toBe(200)
  withdrawn = second
})

const idOf = async (name: string) => (await app.sql<{ id: string }>('select id::text from accounts where account_name = $1', [name]))[0]!.id
const explained = async (name: string, act: string, { number }: Request): Promise<Explained> => {
  const { status, body } = await (await app.as('platform')).get(`/explanations?${new URLSearchParams({ accountId: await idOf(name), permission: `quota_request.${act}`, recordKind: 'quota_request', recordId: number })}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const codes = async (name: string, act: string, request: Request) => (await explained(name, act, request)).reasons.map(({ code }) => code)

test('[A7] [A5] it says allowed exactly where the act stands in the request\'s `allowed`, also for whom it does not exist', async () => {
  const wrong: string[] = []
  for (const name of ['jtt.user', 'jtt.admin', 'jtt.1.user', 'bureau.admin', 'committee.admin', 'gat.user', 'om', 'business', 'auditor', 'member1'])
    for (const request of [waiting, withdrawn]) {
      const seen = await (await app.as(name)).get(`/quota-requests/${request.id}`)
      for (const act of ['approve', 'reject', 'withdraw']) {
        const { verdict } = await explained(name, act, request)
        const may = seen.status === 200 && seen.body.allowed.includes(act)
        if ((verdict === 'allowed') !== may) wrong.push(`${name} ${act} ${request.number}: ${verdict}, but ${may}`)
      }
    }
  expect(wrong).toEqual([])
})

test('[A7] [Q4] the reasons name who reviews, for which zones, who asked, and the state', async () => {
  expect(await codes('bureau.admin', 'approve', waiting)).toEqual(['explanation.seen', 'quota_request.reviewer', 'quota_request.zones', 'explanation.state_allows'])
  expect(await codes('jtt.user', 'withdraw', waiting)).toEqual(['explanation.seen', 'explanation.quota_granted', 'explanation.quota_own_department', 'quota_request.in_charge', 'explanation.state_allows'])
  expect((await codes('jtt.user', 'withdraw', withdrawn)).at(-1)).toBe('quota_request.already_decided')
  expect((await explained('jtt.user', 'approve', waiting)).reasons[1]).toMatchObject({ code: 'quota_request.reviewer', isMet: false })
  const { reasons, record } = await explained('om', 'approve', waiting)
  expect(reasons.map(({ code }) => code).slice(0, 2)).toEqual(['explanation.unseen', 'quota_request.seen_by'])
  expect(reasons.every(({ text }) => text.length === 3 && text.every((sentence) => !/[{}]/.test(sentence)))).toBe(true)
  expect(record).toMatchObject({ department: '省交通运输厅', title: '' })
})
