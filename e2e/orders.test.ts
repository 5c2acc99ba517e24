import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, cast, delivered, placed, taken, type Cast } from '#testkit/orders.ts'
import { follow, isOn, press, sees, write } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
const traditional = { language: 'zh-Hant' } as const
let people: Cast
beforeAll(async () => { people = await cast(app) })

async function look(page: Page, name: string): Promise<void> {
  await picture(page, `orders-${name}`)
  await expectAccessible(page, `orders: ${name}`)
}
async function menuOf(page: Page, number: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `${number} 的更多操作` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const statusOf = async (id: string) => body(await people.business.get(`/products/${id}`)).status

describe('from the order to the delivery', () => {
  test('[O1] business verifies, O&M creates with ids and notes at once, business delivers; each finds it in a worklist', async () => {
    const [product] = await placed(people.member)
    const { id, number } = product!
    const business = await browser.logIn('business', traditional)
    await look(business.page, 'home')
    await business.page.getByRole('link', { name: /待審核/ }).click()
    await isOn(business.page, '訂單管理')
    await business.page.getByRole('columnheader', { name: '等待起始時間' }).waitFor()
    await look(business.page, 'to-verify')
    await follow(business.page, number)
    await sees(business.page, '資源交付後顯示')
    await sees(business.page, '尚未建立資源')
    await look(business.page, 'detail-placed')
    await press(business.page, '審核通過')
    await business.page.getByRole('dialog').getByText('點數扣除').waitFor()
    await look(business.page, 'verify-dialog')
    await business.page.getByRole('dialog').getByRole('button', { name: '審核通過' }).click()
    await sees(business.page, '狀態已變更')
    expect(await statusOf(id)).toBe('product_verify')

    const om = await browser.logIn('om', traditional)
    await om.page.goto('/products?view=toCreate')
    await menuOf(om.page, number, '編輯')
    await isOn(om.page, '編輯產品')
    await om.page.getByRole('radio', { name: /完成資源建立/ }).check()
    await write(om.page, '執行個體 ID', 'i-100\ni-100')
    await write(om.page, '維運備註', '第三機櫃')
    await press(om.page, '儲存')
    await om.page.getByRole('alert').getByText('重複').waitFor()
    await look(om.page, 'edit-complaint')
    await write(om.page, '執行個體 ID', 'i-100\ni-101')
    await press(om.page, '儲存')
    await sees(om.page, '已儲存：狀態 → 資源建立、維運備註、回填資訊')
    await isOn(om.page, '訂單管理')
    expect(body(await people.om.get(`/products/${id}`))).toMatchObject({ status: 'resource_create', operatorNotes: '第三機櫃', backfill: { items: [{ kind: 'instanceId', value: 'i-100' }, { kind: 'instanceId', value: 'i-101' }] } })

    await business.page.goto(`/products/${id}/edit`)
    await business.page.getByRole('radio', { name: /交付/ }).check()
    await look(business.page, 'edit')
    await press(business.page, '儲存')
    await sees(business.page, '已儲存：狀態 → 資源交付')
    expect(await statusOf(id)).toBe('resource_deliver')
    await om.close()
    await business.close()
  })

  test('[O13] O&M reports that creation is impossible, business answers', async () => {
    const [product] = await placed(people.member)
    const { id } = await taken(people, product!.id, 'verification')
    const om = await browser.logIn('om', traditional)
    await om.page.goto(`/products/${id}`)
    await press(om.page, '回報無法建立')
    await om.page.getByRole('dialog').getByRole('textbox').fill('庫存不足')
    await om.page.getByRole('dialog').getByRole('button', { name: '回報無法建立' }).click()
    await sees(om.page, '已通知業務')
    await om.close()
    const business = await browser.logIn('business', traditional)
    await business.page.goto(`/products/${id}`)
    await sees(business.page, '庫存不足')
    await press(business.page, '回覆')
    await business.page.getByRole('dialog').getByRole('textbox').fill('明日補貨')
    await business.page.getByRole('dialog').getByRole('button', { name: '回覆' }).click()
    await sees(business.page, '業務回覆：明日補貨')
    await look(business.page, 'creation-problem')
    await business.close()
  })
})

describe('while it runs', () => {
  test('[O4] the expiry is moved with a reason; who did it stands in the product', async () => {
    const { id } = await delivered(people)
    const { page, close } = await browser.logIn('business', traditional)
    await page.goto(`/products/${id}/edit`)
    await page.getByLabel('資源到期時間', { exact: true }).fill('2020-01-01T10:00')
    await press(page, '儲存')
    await page.getByRole('alert').getByText('不得早於交付時間').waitFor()
    await page.getByLabel('資源到期時間', { exact: true }).fill('2030-01-31T10:00')
    await write(page, '變更到期時間的原因', '機房停電補償')
    await press(page, '儲存')
    await sees(page, '已儲存：到期時間')
    await page.goto(`/products/${id}`)
    await sees(page, '修改到期時間的帳號')
    await sees(page, '2030-01-31 10:00')
    await look(page, 'expiry-changed')
    await close()
  })

  test('[guide 004 §4.5] points are added within the bounds, shown before and after', async () => {
    const { id, price } = await delivered(people)
    const { page, close } = await browser.logIn('business', traditional)
    await page.goto(`/products/${id}/points`)
    await isOn(page, '點數管理')
    await write(page, '點數', '99999999')
    await write(page, '說明', '服務中斷補償')
    await press(page, '增加點數')
    await page.getByRole('alert').getByText(/^點數|最多/).first().waitFor()
    await write(page, '點數', '10.5')
    await page.getByText('10.50', { exact: true }).waitFor()
    await look(page, 'points')
    await press(page, '增加點數')
    await sees(page, '已增加點數')
    await isOn(page, '訂單管理')
    expect(body(await people.business.get(`/products/${id}`)).price).toMatchObject({ netAdditions: '10.50', charged: price['charged'] })
    await page.goto(`/products/${id}`)
    await sees(page, '服務中斷補償')
    await look(page, 'detail-delivered')
    await close()
  })
})

describe('cancelling', () => {
  test('[O2] the computation stands in the dialog; an amount that changed meanwhile is shown again before it counts', async () => {
    const { id, number } = await delivered(people)
    const { page, close } = await browser.logIn('business', traditional)
    await page.goto(`/products?number=${number}`)
    await menuOf(page, number, '取消產品')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('已使用天數').waitFor()
    await look(page, 'cancel-dialog')
    body(await people.business.post(`/products/${id}/point-adjustments`, { direction: 'add', points: body(await people.business.get(`/products/${id}`)).price['payable'], description: '停機補償' }), 201)
    await dialog.getByRole('textbox').fill('客戶要求')
    await dialog.getByRole('button', { name: '取消產品' }).click()
    await dialog.getByText('退回點數已變更').waitFor()
    await look(page, 'cancel-changed')
    await dialog.getByRole('button', { name: '取消產品' }).click()
    await sees(page, '產品已取消')
    expect(await statusOf(id)).toBe('product_cancel')
    await page.goto(`/products/${id}`)
    await sees(page, '訂單已取消')
    await menuless(page)
    await close()
  })

  test('[O2] what was not charged gives nothing back, what is cancelled cannot be cancelled: the dialog says so', async () => {
    const [product] = await placed(people.member)
    const { number } = product!
    const { page, close } = await browser.logIn('business', traditional)
    await page.goto(`/products?number=${number}`)
    await menuOf(page, number, '取消產品')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('取消後不會退回點數').waitFor()
    await dialog.getByRole('textbox').fill('重複下單')
    await dialog.getByRole('button', { name: '取消產品' }).click()
    await sees(page, '產品已取消')
    await menuOf(page, number, '取消產品')
    await dialog.getByText('目前狀態無法進行此步驟').waitFor()
    expect(await dialog.getByRole('button', { name: '取消產品' }).isDisabled()).toBe(true)
    await look(page, 'cancel-impossible')
    await close()
  })

  test('[O12] a member asked: business refuses with a reason, or accepts with the refund of that day', async () => {
    const { id, version } = await delivered(people)
    body(await people.member.post(`/products/${id}/cancellation-request`, { version, reason: '專案提前結束' }))
    const { page, close } = await browser.logIn('business', traditional)
    await page.goto(`/products/${id}`)
    await sees(page, '專案提前結束')
    await look(page, 'cancellation-asked')
    await press(page, '拒絕取消')
    await page.getByRole('dialog').getByRole('textbox').fill('合約未滿')
    await page.getByRole('dialog').getByRole('button', { name: '拒絕取消' }).click()
    await sees(page, '已拒絕申請')
    body(await people.member.post(`/products/${id}/cancellation-request`, { reason: '再次申請' }))
    await page.reload()
    await press(page, '同意取消')
    await page.getByRole('dialog').getByText('計算日').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '同意取消' }).click()
    await sees(page, '產品已取消')
    expect(await statusOf(id)).toBe('product_cancel')
    await close()
  })
})

test('[chapter 10] list, product, editing and cancelling on a phone', async () => {
  const { id, number } = await delivered(people)
  const { page, close } = await browser.logIn('business', { ...traditional, width: 390, height: 844 })
  for (const [name, address] of [['home', '/home'], ['list', '/products'], ['detail', `/products/${id}`], ['edit', `/products/${id}/edit`], ['points', `/products/${id}/points`]] as const) {
    await page.goto(address)
    await look(page, `phone-${name}`)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), `${name} fits`).toBe(true)
  }
  await page.goto(`/products?number=${number}`)
  await menuOf(page, number, '取消產品')
  await page.getByRole('dialog').getByText('已使用天數').waitFor()
  await look(page, 'phone-cancel')
  await close()
})

/** Nothing is left to cancel. */
async function menuless(page: Page): Promise<void> {
  expect(await page.getByRole('button', { name: '取消產品' }).count()).toBe(0)
}
