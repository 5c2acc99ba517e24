import { beforeAll, describe, expect, test } from 'vitest'
import { formatMoney, parseMoney } from '#kit/pure/money.ts'
import { dayOf } from '#kit/pure/time.ts'
import { openMailer, sendDueMails } from '#kit/server/mail.ts'
import { useTestApp } from '#testkit/http.ts'
import { decodeHeader, headersNamed, startMailServer, textOf, type ReceivedMail } from '#testkit/mail-server.ts'
import { body, cancelled, cast, delivered, due, placed, renewed, taken, toppedUp, type Cast, type TestProduct } from '#testkit/orders.ts'

/**
 * Every mail about orders: members' (chapter 7) and job titles' (chapter 8, mailing times), each provoked by what happens
 * and received through SMTP. Each is first tried while the mail server is away.
 */
const app = useTestApp()
const member = 'buyer@company.example'
const business = 'desk@cloud.example'
const om = 'room@cloud.example'
const refused = ['left-business@cloud.example', 'left-om@cloud.example']
let people: Cast
let memberId: string
let product: TestProduct
let renewal: TestProduct
let paidOut: string

beforeAll(async () => {
  people = await cast(app)
  memberId = await toppedUp(app)
  await app.sql(`update accounts set email = ''`)
  await app.sql(`update accounts set email = $1, language = 'zh-Hant' where account_name = 'member1'`, [member])
  // Those who refuse come first, so that they would hold up the others.
  for (const [email, jobTitle] of [[refused[0], 'business'], [business, 'business'], [refused[1], 'om'], [om, 'om']]) body(await people.business.post('/mail-recipients', { email, jobTitle }), 201)
  await app.drain()
  await app.sql('delete from mails')
})

async function beforeExpiry(days: number): Promise<void> {
  const [row] = await app.sql<{ seconds: number }>(`select extract(epoch from $1::timestamptz - make_interval(days => $2) - platform_now())::float8 as seconds`, [product.expiresAt, days])
  await app.travel(`${row!.seconds + 60} seconds`)
  await due(app, 'order.remind')
}
/** A product of its own, delivered; what that told is not looked at again. */
async function another(): Promise<TestProduct> {
  const one = await delivered(people)
  await app.drain()
  await app.sql('delete from mails')
  return one
}
const expiryDay = () => dayOf(new Date(product.expiresAt))

type Told = { readonly to: string; readonly subject: string; readonly text?: string }
type Step = readonly [what: string, act: () => Promise<unknown>, told: () => readonly Told[]]
const steps: readonly Step[] = [
  ['order placed', async () => { [product] = await placed(people.member) as [TestProduct] }, () => [
    { to: member, subject: `產品 ${product.number} 已下單` }, { to: business, subject: `产品 ${product.number} 待审核`, text: `/products/${product.id}` }]],
  ['verified, to be created', () => taken(people, product.id, 'verification'), () => [{ to: om, subject: `产品 ${product.number} 待创建资源` }]],
  ['resource created, to be delivered', () => taken(people, product.id, 'resource-creation'), () => [{ to: business, subject: `产品 ${product.number} 待交付` }]],
  ['delivered', async () => { product = await taken(people, product.id, 'delivery') }, () => [{ to: member, subject: `產品 ${product.number} 已交付`, text: `/my-products/${product.id}` }]],
  ['30 days before the expiry', () => beforeExpiry(30), () => [{ to: member, subject: `產品 ${product.number} 將於 ${expiryDay()} 到期` }]],
  ['7 days before the expiry', () => beforeExpiry(7), () => [
    { to: member, subject: `產品 ${product.number} 將於 ${expiryDay()} 到期` }, { to: business, subject: `产品 ${product.number} 将于 ${expiryDay()} 到期` }]],
  ['1 day before the expiry', () => beforeExpiry(1), () => [{ to: member, subject: `產品 ${product.number} 將於 ${expiryDay()} 到期` }]],
  ['expired, to be locked', () => beforeExpiry(0), () => [{ to: om, subject: `产品 ${product.number} 已到期，待锁定` }]],
  ['locked', () => taken(people, product.id, 'expiry'), () => [{ to: member, subject: `產品 ${product.number} 已到期並鎖定` }]],
  ['deletion in 3 days', () => beforeExpiry(-4), () => [{ to: member, subject: `產品 ${product.number} 將於 ${dayOf(new Date(Date.parse(product.expiresAt) + 7 * 86_400_000))} 刪除` }]],
  ['retention over, to be deleted', () => beforeExpiry(-7), () => [{ to: om, subject: `产品 ${product.number} 的资源待删除` }]],
  ['change asked', async () => {
    product = await another()
    const { difference } = body<{ difference: string }>(await people.member.post(`/products/${product.id}/change-quote`, { configuration: { cpu: 2 } }))
    body(await people.member.post(`/products/${product.id}/change`, { configuration: { cpu: 2 }, shownDifference: difference }))
  }, () => [{ to: om, subject: `产品 ${product.number} 有变更申请` }]],
  ['cancellation asked', async () => {
    product = await another()
    body(await people.member.post(`/products/${product.id}/cancellation-request`, { reason: '不再需要' }))
  }, () => [{ to: business, subject: `产品 ${product.number} 有取消申请`, text: '不再需要' }]],
  ['cancelled with the amount', async () => { product = { ...product, ...await cancelled(people.business, product.id) } }, () => [
    { to: member, subject: `產品 ${product.number} 已取消`, text: `退還點數 ${product.price['returned']}` }, { to: om, subject: `产品 ${product.number} 的资源待删除` }]],
  ['renewal to be unlocked', async () => {
    product = await another()
    product = body(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: new Date(Date.parse(product.startsAt) + 2 * 86_400_000).toISOString(), reason: '测试' }))
    await app.travel('3 days')
    await taken(people, product.id, 'expiry')
    await app.drain()
    await app.sql('delete from mails')
    renewal = await renewed(people.member, product.id)
  }, () => [{ to: member, subject: `產品 ${renewal.number} 已下單` }, { to: om, subject: `续订产品 ${renewal.number} 待解锁` }]],
  ['renewal unlocked, to be delivered', () => taken(people, renewal.id, 'resource-renewal'), () => [{ to: business, subject: `产品 ${renewal.number} 待交付` }]],
  ['low balance', async () => {
    const { balance } = body<{ balance: string }>(await people.business.get(`/points/${memberId}`))
    paidOut = formatMoney(parseMoney(balance, 2) - 5000n, 2)
    body(await people.business.post(`/points/${memberId}/pay-outs`, { amount: paidOut }), 201)
  }, () => [{ to: member, subject: '您的點數餘額僅剩 50.00 點', text: '已低於 100.00 點' }, { to: member, subject: `已提領 ${paidOut} 點` }]],
]

describe('mails about orders', () => {
  test.each(steps)('%s', async (_what, act, told) => {
    await act()
    await app.drain()
    expect(await app.sql('select last_error from notice_failures')).toEqual([])
    const written = await app.sql<{ messageId: string }>(`select message_id as "messageId" from mails where state = 'waiting' order by id`)
    const received = await receivedAtLast()
    const said = received.map((mail) => ({ to: mail.to.join(), subject: decodeHeader(headersNamed(mail, 'Subject')[0]!) }))
    expect(said.sort(byText)).toEqual(told().map(({ to, subject }) => ({ to, subject })).sort(byText))
    for (const { to, subject, text } of told()) {
      const mail = received.find((one) => one.to[0] === to && decodeHeader(headersNamed(one, 'Subject')[0]!) === subject)!
      if (text !== undefined) expect(textOf(mail)).toContain(text)
    }
    const ids = new Set(written.map(({ messageId }) => messageId))
    for (const mail of received) expect(ids).toContain(headersNamed(mail, 'Message-ID')[0])
    // Everybody of the title but the one who is gone has it; that one has failed for good and holds up nobody.
    const left = await app.sql<{ address: string; state: string }>(`select to_address as address, state from mails where state <> 'sent'`)
    expect(left.sort(byText)).toEqual(refused.filter((_address, index) => told().some(({ to }) => to === [business, om][index])).map((address) => ({ address, state: 'failed' })))
    await app.sql('delete from mails')
  })
})

const byText = (left: object, right: object) => JSON.stringify(left) < JSON.stringify(right) ? -1 : 1

/** First the mail server is away, then it is back: each mail waits, and goes once. */
async function receivedAtLast(): Promise<ReceivedMail[]> {
  const away = await startMailServer()
  await away.stop()
  const early = openMailer(away.url, 'no-reply@cloud.example')
  await expect(sendDueMails(app.database, early)).rejects.toThrow()
  early.close()
  await app.sql(`update mails set claimed_until = null, next_attempt_at = clock_timestamp() where state = 'waiting'`)
  const back = await startMailServer({ port: away.port, refused })
  const mailer = openMailer(back.url, 'no-reply@cloud.example')
  try {
    for (let turn = 0; turn < 10; turn++) await sendDueMails(app.database, mailer)
    return [...back.received]
  } finally {
    mailer.close()
    await back.stop()
  }
}
