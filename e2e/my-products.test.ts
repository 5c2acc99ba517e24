import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, cast, delivered, machine, placed, pointsOf, taken, toppedUp, type Cast } from '#testkit/orders.ts'
import { follow, isOn, press, sees, write } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
const traditional = { language: 'zh-Hant' } as const
let people: Cast
beforeAll(async () => {
  people = await cast(app)
  await toppedUp(app)
})

async function look(page: Page, name: string): Promise<void> {
  await picture(page, `my-products-${name}`)
  await expectAccessible(page, `my products: ${name}`)
}
const confirm = (page: Page, verb: string) => press(page.getByRole('dialog'), verb)

describe('a member and what they bought', () => {
  test('[O2] finds a product in the list and cancels it while it is only placed', async () => {
    const [product] = await placed(people.member, machine({ name: '測試機' }))
    const { page, close } = await browser.logIn('member1', traditional)
    await follow(page, '我的產品')
    await isOn(page, '我的產品')
    await look(page, 'list')
    await follow(page, product!.number)
    await isOn(page, '測試機')
    await sees(page, '資源交付後，將在此顯示')
    await look(page, 'placed')
    await press(page, '取消產品')
    await sees(page, '取消後不會退回點數')
    await page.getByRole('dialog').getByRole('textbox').fill('規格選錯')
    await confirm(page, '取消產品')
    await sees(page, '產品已取消')
    expect(body(await people.member.get(`/products/${product!.id}`))).toMatchObject({ wasCancelled: true })
    await close()
  })

  test('[O5] [O12] reads the ids of what was delivered, never O&M\'s notes, and asks for cancellation', async () => {
    const [product] = await placed(people.member)
    const { id } = await taken(people, product!.id, 'verification', 'resource-creation')
    await people.om.put(`/products/${id}/backfill`, { backfill: { items: [{ kind: 'instanceId', value: 'i-mine-1' }], access: '入口 10.1.2.3' } })
    await people.om.put(`/products/${id}/notes`, { notes: '第三機櫃' })
    await taken(people, id, 'delivery')
    const { page, close } = await browser.logIn('member1', traditional)
    await page.goto(`/my-products/${id}`)
    await sees(page, 'i-mine-1')
    await sees(page, '入口 10.1.2.3')
    expect(await page.getByText('第三機櫃').count()).toBe(0)
    expect(await page.getByText('系統', { exact: true }).count(), 'what people did is not the system\'s').toBe(0)
    await press(page, '申請取消')
    await page.getByRole('dialog').getByRole('textbox').fill('不再需要')
    await confirm(page, '申請取消')
    await sees(page, '您已申請取消')
    await look(page, 'asked')
    expect(body(await people.business.get(`/products/${id}`))['cancellation']).toMatchObject({ reason: '不再需要' })
    await close()
  })

  test('[O3] [O10] renews one that expires soon: price and new expiry stand in the dialog, and it continues', async () => {
    const { id, number } = await delivered(people, { months: 1 })
    await app.travel('2 days')
    const { page, close } = await browser.logIn('member1', traditional)
    await page.goto(`/my-products?number=${number}`)
    await sees(page, '可續訂')
    await follow(page, number)
    await press(page, '續訂')
    await write(page.getByRole('dialog'), '使用期間', '37')
    await sees(page, '請輸入 1 至 36 個月的整數')
    await write(page.getByRole('dialog'), '使用期間', '12')
    await sees(page, '新的到期時間')
    await look(page, 'renewal')
    await confirm(page, '續訂')
    await sees(page, `${number} 已續訂為`)
    const { renewProduct } = body<{ renewProduct: { id: string } }>(await people.member.get(`/products/${id}`))
    await page.waitForURL(`**/my-products/${renewProduct.id}`)
    await sees(page, '前一產品')
    await look(page, 'renewed')
    await close()
  })

  test('[O3] several at once: the sum first, then each is renewed', async () => {
    const two = [await delivered(people, { months: 1, name: '續訂一' }), await delivered(people, { months: 1, name: '續訂二' })]
    await app.travel('2 days')
    const { page, close } = await browser.logIn('member1', traditional)
    await page.goto('/my-products')
    for (const { number } of two) await page.getByRole('row').filter({ hasText: number }).getByRole('checkbox').check()
    await press(page, '續訂')
    await sees(page, '續訂 2 項產品')
    await page.getByRole('dialog').getByText('應付點數').nth(2).waitFor()
    await look(page, 'renewal-of-two')
    await confirm(page, '續訂')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    for (const { id } of two) expect(body(await people.member.get(`/products/${id}`)).status).toBe('resource_keep')
    await close()
  })

  test('[O9] a price that changed meanwhile, and too few points: said, and nothing is placed', async () => {
    const { id } = await delivered(people, { months: 1 })
    await app.travel('2 days')
    const { page, close } = await browser.logIn('member1', traditional)
    await page.goto(`/my-products/${id}`)
    await press(page, '續訂')
    await sees(page, '新的到期時間')
    await changeDiscount(10)
    await confirm(page, '續訂')
    await page.getByRole('alert').getByText(/金額已變為 2,?481.60/).waitFor()
    await sees(page, '價格的 10%')
    await payOutAll()
    await page.reload()
    await press(page, '續訂')
    await sees(page, '點數不足，請洽業務人員儲值')
    await look(page, 'too-few-points')
    await confirm(page, '續訂')
    await page.getByRole('alert').getByText('點數餘額為').waitFor()
    expect(body(await people.member.get(`/products/${id}`)).status).toBe('resource_deliver')
    await close()
  })
})

async function changeDiscount(discountPercent: number): Promise<void> {
  const [found] = await app.sql<{ id: string }>(`select group_id::text as id from members m join accounts a on a.id = m.account_id where a.account_name = 'member1'`)
  const { version, rewardDays, mayReorder, members } = body<{ version: number; rewardDays: number; mayReorder: boolean; members: { id: string }[] }>(await people.business.get(`/groups/${found!.id}`))
  body(await people.business.patch(`/groups/${found!.id}`, { version, discountPercent, rewardDays, mayReorder, memberIds: members.map(({ id }) => id) }))
}

async function payOutAll(): Promise<void> {
  const [account] = await app.sql<{ id: string }>(`select id::text as id from accounts where account_name = 'member1'`)
  body(await people.business.post(`/points/${account!.id}/pay-outs`, { amount: await pointsOf(people.member) }), 201)
}
