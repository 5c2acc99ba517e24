import { describe, expect, test } from 'vitest'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
const idOf = async (account: string) => (await app.sql<{ id: string }>('select id::text as id from accounts where account_name = $1', [account]))[0]!.id
async function moved(act: 'top-ups' | 'pay-outs', amount: string): Promise<void> {
  const answer = await (await app.as('business')).post(`/points/${await idOf('member2')}/${act}`, { amount })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
}
const told = () => app.sql<{ facts: unknown }>(`select facts from events where kind = 'points.low' order by id`)

describe('low balance (chapter 7, members’ mails)', () => {
  test('the member is told when the balance falls below the line, once, and anew after it has been above', async () => {
    await moved('top-ups', '150')
    await moved('pay-outs', '50')
    expect(await told()).toEqual([])
    await moved('pay-outs', '0.01')
    await moved('pay-outs', '20')
    expect(await told()).toEqual([{ facts: { balance: '99.99', threshold: '100.00' } }])
    await moved('top-ups', '100')
    await moved('pay-outs', '179.99')
    expect((await told()).map(({ facts }) => (facts as { balance: string }).balance)).toEqual(['99.99', '0.00'])
    await app.drain()
    const { body } = await (await app.as('member2')).get('/messages')
    expect(body.items.filter(({ title }: { title: string[] }) => title[0]!.includes('has fallen')).map(({ title, link }: { title: string[]; link: string }) => [title[2], link]))
      .toEqual([['您的点数余额仅剩 0.00 点', '/my-points'], ['您的点数余额仅剩 99.99 点', '/my-points']])
  })

  test('the line is a platform setting; 0 tells nobody', async () => {
    const before = (await told()).length
    await app.sql(`insert into platform_settings (key, value) values ('points.low_balance', '"1000"')`)
    await moved('top-ups', '1000')
    await moved('pay-outs', '1')
    expect((await told()).slice(before)).toEqual([{ facts: { balance: '999.00', threshold: '1000.00' } }])
    await app.sql(`update platform_settings set value = '0' where key = 'points.low_balance'`)
    await moved('pay-outs', '999')
    expect(await told()).toHaveLength(before + 1)
  })
})
