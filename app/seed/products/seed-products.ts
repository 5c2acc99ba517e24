import { sql } from 'kysely'
import { parseMoney } from '#kit/pure/money.ts'
import { inTransaction, platformNow, type Database, type Tx } from '#kit/server/database.ts'
import { seedLives, seedReminders } from '#modules/orders/seed.ts'
import { seedEntries } from '#modules/points/seed.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { keepCounters, numbering } from '../province/numbering.ts'
import { randomFrom } from '../province/random.ts'
import { statementOf } from './ledger.ts'
import type { Life, SeedMember, SeedSet } from './life.ts'
import { adjustmentRows, expiryChangeRows, isSameOrder, movementsOf, ordersOf, productRow, stepRows, stretchRows, type Books, type Numbered } from './rows.ts'
import { tell, tellAll, type Shop } from './stories.ts'

type People = { readonly members: SeedMember[]; readonly business: string[]; readonly operators: string[]; readonly names: ReadonlyMap<string, string> }

/**
 * Orders of two years with what became of them, and the points that paid for them (chapter 13). Told first, then written member
 * by member in short transactions, each of which leaves whole lives: nothing waits for it for long, and if it stops, there is less.
 */
export async function seedProducts(database: Database, count: number, seed = 2028): Promise<void> {
  const { decimals } = await readCurrency(database)
  const now = await platformNow(database)
  const people = await readPeople(database)
  const shop: Shop = { now, ...people, sets: await readSets(database, decimals), random: randomFrom(seed) }
  const lives = told(shop, count)
  const { numbered, counters } = await inTransaction(database, (tx) => numberAll(tx, lives))
  await inTransaction(database, (tx) => keepCounters(tx, counters))
  const idOf = new Map(numbered.map(({ life, id }) => [life, id]))
  const books: Books = { decimals, idOf: (life) => idOf.get(life)!, nameOf: (id) => people.names.get(id ?? '') ?? null }
  const ofMember = Map.groupBy(numbered, ({ life }) => life.sale.member)
  for (const member of people.members)
    await inTransaction(database, (tx) => writeMember(tx, { member, products: ofMember.get(member) ?? [], books, shop }))
}

function told(shop: Shop, count: number): Life[] {
  // The member whose name is offered first has one of everything; then everybody in turn.
  const lives = tellAll(shop, shop.members[0]!)
  for (let turn = 0; lives.length < count; turn++) lives.push(...tell(shop, shop.members[turn % shop.members.length]!))
  return lives.toSorted((left, right) => left.placedAt.getTime() - right.placedAt.getTime())
}

async function newIds(tx: Tx, table: string, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select nextval(pg_get_serial_sequence(${table}, 'id'))::text as id from generate_series(1, ${count})`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Ids and numbers in the order of placing, as they would have been drawn. */
async function numberAll(tx: Tx, lives: readonly Life[]): Promise<{ numbered: Numbered[]; counters: object[] }> {
  await sql`set local statement_timeout = 0`.execute(tx)
  const numbers = numbering('SO')
  const ids = (await newIds(tx, 'products', lives.length)).values()
  const orderIds = (await newIds(tx, 'orders', lives.length)).values()
  const stepIds = (await newIds(tx, 'product_steps', sum(lives, ({ steps }) => steps.length))).values()
  const adjustmentIds = (await newIds(tx, 'product_adjustments', sum(lives, ({ adjustments }) => adjustments.length))).values()
  const numbered: Numbered[] = []
  for (const life of lives) {
    const before = numbered.at(-1)
    const isSame = before !== undefined && isSameOrder(before.life, life)
    const order = isSame ? { orderId: before.orderId, orderNumber: before.orderNumber, position: before.position + 1 } : { orderId: orderIds.next().value!, orderNumber: numbers.next(life.placedAt), position: 1 }
    numbered.push({ life, id: ids.next().value!, ...order, stepIds: life.steps.map(() => stepIds.next().value!), adjustmentIds: life.adjustments.map(() => adjustmentIds.next().value!) })
  }
  return { numbered, counters: numbers.counters() }
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number) => items.reduce((total, item) => total + of(item), 0)

type Writing = { readonly member: SeedMember; readonly products: readonly Numbered[]; readonly books: Books; readonly shop: Shop }
async function writeMember(tx: Tx, { member, products, books, shop }: Writing): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx)
  await seedLives(tx, {
    orders: ordersOf(products, books), products: products.map((product) => productRow(product, books)), steps: products.flatMap((product) => stepRows(product, books)),
    stretches: products.flatMap((product) => stretchRows(product, books)), expiryChanges: products.flatMap(expiryChangeRows), adjustments: products.flatMap((product) => adjustmentRows(product, books)),
  })
  await seedReminders(tx, member.id, shop.now)
  const { decimals } = books
  await seedEntries(tx, member.id, statementOf(products.flatMap(movementsOf), {
    decimals, now: shop.now, businessId: shop.business[0]!, endsWith: member.name === 'member1' ? 100_000n * 10n ** BigInt(decimals) : member.name === 'member2' ? 0n : undefined,
  }))
}

async function readPeople(database: Database): Promise<People> {
  const { rows: members } = await sql<SeedMember>`
    select a.id::text as id, a.account_name as name, a.display_name as "displayName", coalesce(g.discount_percent, 100) as "discountPercent", coalesce(g.reward_days, 0) as "rewardDays",
      coalesce(g.may_reorder, true) as "mayReorder"
    from members m join accounts a on a.id = m.account_id left join member_groups g on g.id = m.group_id order by a.id`.execute(database)
  const { rows: staff } = await sql<{ id: string; name: string; displayName: string }>`
    select id::text as id, account_name as name, display_name as "displayName" from accounts where account_name in ('business', 'business2', 'om', 'om2') order by account_name`.execute(database)
  const having = (prefix: string) => staff.filter(({ name }) => name.startsWith(prefix)).map(({ id }) => id)
  return { members, business: having('business'), operators: having('om'), names: new Map([...members, ...staff].map(({ id, displayName }) => [id, displayName])) }
}

async function readSets(database: Database, decimals: number): Promise<SeedSet[]> {
  const { rows } = await sql<{ id: string; name: string; service: string; original: string; final: string; createdAt: Date }>`
    select id::text as id, name, service_code as service, trim_scale(original_price)::text as original, trim_scale(final_price)::text as final, created_at as "createdAt"
    from sets where deleted_at is null and original_price is not null order by id`.execute(database)
  return rows.map(({ original, final, ...set }) => ({ ...set, originalMonthly: parseMoney(original, decimals), finalMonthly: parseMoney(final, decimals) }))
}
