import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { Refusal } from '#kit/pure/refusal.ts'
import { openDatabase, type Database, type OpenDatabase } from '#kit/server/database.ts'
import { watchDeadlocks } from '#testkit/deadlocks.ts'
import { useTestApp } from '#testkit/http.ts'
import { actOnQuota, Attempts, contradictions, demand, giveTotal, growQuotaTree, rowsOfTree, type ActContext, type QuotaTree, type TreeNode } from '#testkit/quota-tree.ts'
import { randomFrom, stressCount, stressSeed } from '#testkit/stress.ts'

const writers = 50
const transactions = stressCount('TRANSACTIONS', { gate: 500, full: 5000 })
/** Below root and head: a unit and two departments under each down to depth 6. */
const parents = [-1, 0, 0, 1, 1, 2, 2, ...Array.from({ length: 8 }, (_, index) => 3 + Math.floor(index / 2)), ...Array.from({ length: 16 }, (_, index) => 7 + Math.floor(index / 2))]
const capacity = 20_000
const refusals = ['quota.insufficient', 'quota.child_needs']

type Held = { readonly node: TreeNode; readonly amount: number; readonly kind: 'reserved' | 'used' }

describe('writers at random nodes of a tree of depth 6', () => {
  const app = useTestApp()
  const pools: OpenDatabase[] = []
  const closeAll = async () => { for (const pool of pools.splice(0)) await pool.close() }
  afterAll(closeAll)

  test(`[C-A2] [C-A4] [Q1] ${writers} writers, ${transactions} transactions, on two pools (SEED=${stressSeed}): every row adds up, no deadlock, nothing is run again`, async () => {
    const tree = await growQuotaTree(app, parents)
    expect(Math.max(...tree.nodes.map(({ depth }) => depth))).toBe(6)
    const watch = await watchDeadlocks(app)
    pools.push(openDatabase(app.databaseUrl, 12), openDatabase(app.databaseUrl, 12))
    const attempts = new Attempts()
    await distribute(pools[0]!.database, attempts, tree)
    const held: Held[] = []
    const outcomes = new Map<string, number>()
    const begun = performance.now()
    await Promise.all(Array.from({ length: writers }, async (_, writer) => {
      const mine = await writeAtRandom(pools[writer % 2]!.database, attempts, tree, writer, outcomes)
      held.push(...mine)
    }))
    const milliseconds = Math.round(performance.now() - begun)
    await expectSums(tree, held)
    for (const { node, amount, kind } of held)
      await actOnQuota(pools[0]!.database, attempts, (context) => demand(context, tree, node.id, kind === 'used' ? { returned: amount } : { freed: amount }))
    await expectSums(tree, [])
    await closeAll()
    const deadlocks = await watch.since()
    console.table([{ seed: stressSeed, writers, transactions, milliseconds, perSecond: Math.round(transactions / milliseconds * 1000), ...Object.fromEntries(outcomes), deadlocks, runAgain: attempts.again }])
    expect([...outcomes.keys()].filter((outcome) => outcome !== 'done' && !refusals.includes(outcome))).toEqual([])
    expect([deadlocks, attempts.again]).toEqual([0, 0])
  }, 60_000 + transactions * 60)

  test('[C-A4] the watch is no comfort: a deadlock that is provoked is counted, and the transaction run again', async () => {
    const tree = await growQuotaTree(app, [-1])
    const ids = [tree.rootId, tree.nodes[0]!.id]
    const watch = await watchDeadlocks(app)
    pools.push(openDatabase(app.databaseUrl, 2))
    const attempts = new Attempts()
    let firstLocks = 0
    await Promise.all([ids, ids.toReversed()].map((order) => actOnQuota(pools[0]!.database, attempts, async ({ tx }) => {
      await sql`select from departments where id = ${order[0]} for no key update`.execute(tx)
      firstLocks++
      while (firstLocks < 2) await delay(5)
      await sql`select from departments where id = ${order[1]} for no key update`.execute(tx)
    })))
    await closeAll()
    expect([await watch.since(), attempts.again]).toEqual([1, 1])
  })

  /** Q1 in every row, and nothing of what was granted is lost or counted twice. */
  async function expectSums(tree: QuotaTree, held: readonly Held[]): Promise<void> {
    expect(await contradictions(app, tree)).toEqual([])
    const rows = await rowsOfTree(app, tree)
    expect(rows.find(({ id }) => id === tree.rootId)!.total).toBe(capacity)
    for (const { id, used, reserved, total, allocated } of rows) {
      const sum = (kind: Held['kind']) => held.filter((one) => one.node.id === id && one.kind === kind).reduce((before, { amount }) => before + amount, 0)
      expect([id, used, reserved], 'used and reserved as granted').toEqual([id, sum('used'), sum('reserved')])
      expect(allocated + used + reserved).toBeLessThanOrEqual(total)
    }
  }
})

/** Down to depth 4 each gets what it and those below it begin with, little enough that writers run out of it; deeper rows are made by the writers, at once. */
async function distribute(database: Database, attempts: Attempts, tree: QuotaTree): Promise<void> {
  await actOnQuota(database, attempts, (context) => giveTotal(context, tree, tree.rootId, null, { total: capacity }))
  await actOnQuota(database, attempts, (context) => giveTotal(context, tree, tree.headId, tree.rootId, { total: capacity }))
  for (const { id, parentId, depth } of tree.nodes.filter((node) => node.depth <= 4)) await actOnQuota(database, attempts, (context) => giveTotal(context, tree, id, parentId, { total: 30 * (2 ** (7 - depth) - 1) }))
}

/** What one writer does, and what it holds in the end. */
async function writeAtRandom(database: Database, attempts: Attempts, tree: QuotaTree, writer: number, outcomes: Map<string, number>): Promise<Held[]> {
  const random = randomFrom(stressSeed + writer)
  const held: Held[] = []
  const share = Math.floor(transactions / writers) + (writer < transactions % writers ? 1 : 0)
  for (let index = 0; index < share; index++) {
    const outcome = await actOnQuota(database, attempts, (context) => actOnce(context, tree, random, held))
      .then((settle) => { settle(); return 'done' }, (error: unknown) => error instanceof Refusal ? error.code : String(error))
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  return held
}

/** One random act; answers what to remember once it is committed. */
async function actOnce(context: ActContext, tree: QuotaTree, random: ReturnType<typeof randomFrom>, held: Held[]): Promise<() => void> {
  const node = tree.nodes[random.below(tree.nodes.length)]!
  const amount = 1 + random.below(12)
  const at = held.length === 0 ? -1 : random.below(held.length)
  const mine = held[at]
  const choice = random.below(10)
  if (choice >= 7) {
    const wish = choice === 7 ? { increase: amount } : choice === 8 ? { increase: -amount } : { increase: amount }
    await giveTotal(context, tree, node.id, node.parentId, wish, choice === 9 ? '2999-01-01' : null)
    return () => {}
  }
  if (choice < 3 || !mine) {
    await demand(context, tree, node.id, { reserved: amount })
    return () => { held.push({ node, amount, kind: 'reserved' }) }
  }
  if (mine.kind === 'reserved' && choice < 5) {
    await demand(context, tree, mine.node.id, { freed: mine.amount, used: mine.amount })
    return () => { held[at] = { ...mine, kind: 'used' } }
  }
  await demand(context, tree, mine.node.id, mine.kind === 'used' ? { returned: mine.amount } : { freed: mine.amount })
  return () => { held.splice(at, 1) }
}
