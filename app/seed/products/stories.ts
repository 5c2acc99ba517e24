import { termOf } from '#modules/orders/rules/duration.ts'
import type { Random } from '../province/random.ts'
import { adjust, askForChange, cancel, day, deliver, deliverChange, hour, later, placed, saleOf, setExpiry, step, verify, type Life, type Sale, type SeedMember, type SeedSet } from './life.ts'

export type Shop = {
  readonly now: Date
  readonly sets: readonly SeedSet[]
  readonly members: readonly SeedMember[]
  readonly business: readonly string[]
  readonly operators: readonly string[]
  readonly random: Random
}
const durations = [1, 1, 2, 3, 3, 6, 6, 6, 12, 12, 12, 24] as const
const ownNames = ['官网服务器', '测试环境', '订单系统', '数据备份', '移动应用后台', '报表平台', '客户门户', '开发环境', '物流跟踪', '会员系统'] as const
const cancelReasons = ['业务调整，不再需要。', '改用更高规格的套餐。', '项目结束。', '重复下单。'] as const
const problems = ['该规格暂无库存，预计下周到货。', '会员未提供域名备案资料。'] as const

/** Whoever does something at the platform, in turn by chance. */
const business = ({ business: people, random }: Shop) => random.pick(people)
const operator = ({ operators, random }: Shop) => random.pick(operators)
const between = (random: Random, from: number, to: number) => from + random.below(1_000_000) / 1_000_000 * (to - from)
const soon = ({ random }: Shop) => between(random, 0.5, 20) * hour

function bought(shop: Shop, member: SeedMember, at: Date, months: number = shop.random.pick(durations)): Sale {
  const { random } = shop
  const set = random.pick(shop.sets)
  const isCustomised = set.createdAt > at || random.chance(0.15)
  return saleOf(member, set, { months, isCustomised, name: random.chance(0.4) ? random.pick(ownNames) : set.name })
}

// ---- how far a product has come; each answers it with what belongs to it ----

type Story = (shop: Shop, member: SeedMember) => Life[]

const waiting: Story = (shop, member) => {
  const at = later(shop.now, -between(shop.random, 0.2, 10) * day)
  // Some orders have several products.
  return Array.from({ length: shop.random.chance(0.3) ? 3 : 1 }, () => placed(bought(shop, member, at), at))
}

const verified: Story = (shop, member) => {
  const lives = waiting(shop, member)
  for (const life of lives) verify(life, within(shop, life.placedAt), business(shop))
  if (shop.random.chance(0.15)) lives[0]!.creationProblem = shop.random.pick(problems)
  return lives
}

const created: Story = (shop, member) => {
  const lives = verified(shop, member)
  for (const life of lives) {
    life.creationProblem = ''
    step(life, 'createResource', { at: within(shop, life.verified!.at), by: operator(shop) })
  }
  return lives
}

/** Somewhere between then and now, the earlier the likelier. */
function within({ now, random }: Shop, from: Date): Date {
  return later(from, Math.min(between(random, 0.3, 30) * hour, (now.getTime() - from.getTime()) * 0.6))
}

/** From placing to delivery, ending at that moment. */
function delivered(shop: Shop, member: SeedMember, start: Date, months?: number): Life {
  const [create, check, place] = [later(start, -soon(shop)), later(start, -soon(shop) - day), later(start, -soon(shop) - 2 * day)]
  const life = placed(bought(shop, member, place, months), place)
  verify(life, check, business(shop))
  step(life, 'createResource', { at: create, by: operator(shop) })
  deliver(life, start, business(shop))
  return life
}

/** Delivered so that it expires at about that moment. */
function expiring(shop: Shop, member: SeedMember, expiry: Date, months: number): Life {
  let start = later(expiry, -months * 30.44 * day)
  for (let round = 0; round < 3; round++) start = later(start, expiry.getTime() - termOf(start, months, member.rewardDays).expiresAt.getTime())
  return delivered(shop, member, start, months)
}

const ago = ({ now }: Shop, days: number) => later(now, -days * day)
const ahead = ({ now }: Shop, days: number) => later(now, days * day)
const shortTerm = ({ random }: Shop) => random.pick([1, 2, 3, 6, 12] as const)

const running: Story = (shop, member) => {
  const months = shop.random.pick(durations)
  const left = between(shop.random, 9, Math.max(10, months * 30 - 3))
  const life = expiring(shop, member, ahead(shop, left), months)
  const since = life.delivered!.at
  if (shop.random.chance(0.04)) {
    const amount = life.sale.payable / BigInt(10 + shop.random.below(20))
    const at = later(since, (shop.now.getTime() - since.getTime()) * 0.4)
    if (amount > 0n) adjust(life, { at, by: business(shop), amount, description: '故障补偿。' })
    if (amount > 0n && shop.random.chance(0.3)) adjust(life, { at: later(at, (shop.now.getTime() - at.getTime()) * 0.5), by: business(shop), amount: -amount, description: '误加，扣回。' })
  }
  if (shop.random.chance(0.04)) setExpiry(life, { at: later(since, (shop.now.getTime() - since.getTime()) * 0.7), by: operator(shop), after: later(life.expiresAt!, (3 + shop.random.below(20)) * day), reason: '因维护停机，顺延到期时间。' })
  if (shop.random.chance(0.03)) life.asked = { at: later(shop.now, -between(shop.random, 0.1, 0.9) * Math.min(3 * day, shop.now.getTime() - since.getTime())), reason: shop.random.pick(cancelReasons) }
  return [life]
}
const upcoming: Story = (shop, member) => [expiring(shop, member, ahead(shop, between(shop.random, 0.3, 6.5)), shortTerm(shop))]
const overdue: Story = (shop, member) => [expiring(shop, member, ago(shop, between(shop.random, 0.1, 2.5)), shortTerm(shop))]

/** Another set of the same service, asked for in the middle of the term. */
const changing: Story = (shop, member) => {
  const life = expiring(shop, member, ahead(shop, between(shop.random, 60, 150)), 6)
  const other = shop.sets.find(({ service, id }) => service === life.sale.set.service && id !== life.sale.set.id)
  if (!other) return [life]
  const since = life.delivered!.at
  askForChange(life, other, later(since, (shop.now.getTime() - since.getTime()) * 0.8))
  if (shop.random.chance(0.5)) deliverChange(life, later(since, (shop.now.getTime() - since.getTime()) * 0.9), operator(shop))
  return [life]
}

function lockedAt(shop: Shop, member: SeedMember, expiry: Date): Life {
  const life = expiring(shop, member, expiry, shortTerm(shop))
  const at = later(life.expiresAt!, between(shop.random, 0.5, 6) * hour)
  if (at < shop.now) step(life, 'expire', { at, by: operator(shop) })
  return life
}
const locked: Story = (shop, member) => [lockedAt(shop, member, ago(shop, between(shop.random, 0.5, 6.5)))]
const toDelete: Story = (shop, member) => [lockedAt(shop, member, ago(shop, between(shop.random, 7.2, 9)))]
const over: Story = (shop, member) => {
  const life = lockedAt(shop, member, ago(shop, between(shop.random, 9, 330)))
  step(life, 'end', { at: later(life.expiresAt!, 7 * day + soon(shop)), by: operator(shop) })
  return [life]
}

/** O3: the old one runs on until its expiry; the new one has its ids. */
function renewed(shop: Shop, old: Life, at: Date): Life {
  const { member, set, isCustomised, name } = old.sale
  const renewal = placed(saleOf(member, set, { months: shop.random.pick([3, 6, 12] as const), isCustomised, name }), at, { of: old, how: 'before_expiry' })
  const made = old.steps.find(({ act }) => act === 'createResource')!
  verify(renewal, at, null)
  step(renewal, 'renewResource', { at, by: null, facts: { createdAt: made.at.toISOString(), createdById: made.by } })
  step(old, 'keep', { at, by: null })
  return renewal
}
const keeping: Story = (shop, member) => {
  const [old] = upcomingLater(shop, member)
  return [old!, renewed(shop, old!, ago(shop, between(shop.random, 0.1, 4)))]
}
const upcomingLater: Story = (shop, member) => [expiring(shop, member, ahead(shop, between(shop.random, 2, 24)), 6)]
const goingOn: Story = (shop, member) => {
  const old = expiring(shop, member, ago(shop, between(shop.random, 1, 70)), shortTerm(shop))
  const expiry = old.expiresAt!
  const renewal = renewed(shop, old, later(expiry, -between(shop.random, 0.5, 20) * day))
  step(old, 'end', { at: expiry, by: null })
  deliver(renewal, expiry, null)
  return [old, renewal]
}
const restored: Story = (shop, member) => {
  const [old] = upcomingLater(shop, member)
  const renewal = renewed(shop, old!, ago(shop, between(shop.random, 2, 4)))
  const at = ago(shop, between(shop.random, 0.2, 1.5))
  cancel(renewal, { at, by: business(shop), reason: '会员改变了主意。' })
  step(old!, 'restore', { at, by: null })
  step(renewal, 'end', { at, by: null })
  return [old!, renewal]
}
/** Renewed after O&M locked it: it waits to be unlocked, then to be delivered. */
const unlocking: Story = (shop, member) => {
  const old = lockedAt(shop, member, ago(shop, between(shop.random, 4, 6)))
  const { set, isCustomised, name } = old.sale
  const at = ago(shop, between(shop.random, 1, 3))
  const renewal = placed(saleOf(member, set, { months: 6, isCustomised, name }), at, { of: old, how: 'after_expiry' })
  verify(renewal, at, null)
  step(old, 'keep', { at, by: null })
  step(old, 'end', { at, by: null })
  if (shop.random.chance(0.6)) step(renewal, 'renewResource', { at: later(at, 3 * hour), by: operator(shop) })
  if (renewal.status === 'resource_renew' && shop.random.chance(0.5)) deliver(renewal, later(at, 9 * hour), business(shop))
  return [old, renewal]
}

/** Nobody verified it, or the member thought better of it: nothing was created, so the system ends it. */
const dropped: Story = (shop, member) => {
  const at = ago(shop, between(shop.random, 15, 650))
  const life = placed(bought(shop, member, at), at)
  const byMember = shop.random.chance(0.6)
  const end = later(at, byMember ? soon(shop) : 14 * day)
  cancel(life, { at: end, by: byMember ? member.id : null, reason: byMember ? shop.random.pick(cancelReasons) : '' })
  step(life, 'end', { at: end, by: null })
  return [life]
}
const cancelled: Story = (shop, member) => {
  const months = shop.random.pick([3, 6, 12] as const)
  const life = delivered(shop, member, ago(shop, between(shop.random, 3, 300)), months)
  const share = between(shop.random, 0.1, 0.9)
  const end = Math.min(shop.now.getTime(), life.expiresAt!.getTime())
  const recent = later(shop.now, -between(shop.random, 0.1, 1.5) * day)
  const at = shop.random.chance(0.5) && recent.getTime() < end ? recent : later(life.delivered!.at, (end - life.delivered!.at.getTime()) * share)
  cancel(life, { at, by: business(shop), reason: shop.random.pick(cancelReasons) })
  if (at < ago(shop, 3)) step(life, 'end', { at: later(at, soon(shop)), by: operator(shop) })
  return [life]
}

/** In a hundred products, about so many of each. */
const shares: readonly (readonly [number, Story])[] = [
  [4, waiting], [3, verified], [3, created], [36, running], [3, upcoming], [2, overdue], [4, changing], [3, locked], [1, toDelete], [22, over],
  [2, keeping], [3, goingOn], [1, restored], [1, unlocking], [4, dropped], [6, cancelled],
]
const deck = shares.flatMap(([share, story]) => Array<Story>(share).fill(story))
const needsReordering: ReadonlySet<Story> = new Set([keeping, goingOn, restored, unlocking])

/** One of everything. */
export function tellAll(shop: Shop, member: SeedMember): Life[] {
  return shares.flatMap(([, story]) => story(shop, member))
}
/** One purchase and what became of it; who may not order again simply keeps what they have. */
export function tell(shop: Shop, member: SeedMember): Life[] {
  const story = shop.random.pick(deck)
  return (needsReordering.has(story) && !member.mayReorder ? running : story)(shop, member)
}
