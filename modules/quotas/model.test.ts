import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Route } from '#kit/server/action.ts'
import { Refusal } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { platformNow } from '#kit/server/database.ts'
import { system, type Actor } from '#modules/access/rules/actor.ts'
import { departmentRoutes } from '#modules/departments/routes.ts'
import { useTestApp } from '#testkit/http.ts'
import { QuotaModel, modelMetrics, type Amounts, type Metric, type Outcome } from '#testkit/quota-model.ts'
import { actOnQuota, Attempts, contradictions, giveTotal, growQuotaTree, type QuotaTree } from '#testkit/quota-tree.ts'
import { stressCount, stressSeed } from '#testkit/stress.ts'
import { allocateAction, setCapacitiesAction } from './actions/allocate-quota.ts'
import { endDueGrants } from './actions/end-grants.ts'
import { bookDemand, quotaOfMove, quotasMoveAlong } from './offers.ts'

/**
 * Random acts on random trees, done by the product on PostgreSQL and by a model of maps: after each the outcome and every
 * row are the same (C-A2, Q1, Q2, Q8). `SEED=… npx vitest run modules/quotas/model.test.ts` repeats a run.
 */
const wanted = stressCount('OPERATIONS', { gate: 1000, full: 10_000 })
const app = useTestApp()
const [moveRoute] = departmentRoutes([], [quotasMoveAlong], quotaOfMove).filter(({ endpoint }) => endpoint.path === '/departments/:id/move')
const attempts = new Attempts()
let done = 0
const outcomes = new Map<string, number>()

type Real = { readonly tree: QuotaTree; readonly accountId: string }
type Act = { readonly name: string; readonly expected: (model: QuotaModel, nodes: readonly string[]) => Outcome; readonly really: (real: Real, nodes: readonly string[], before: QuotaModel) => Promise<unknown> }

// ---- the acts, as data: each names its nodes by position, and amounts ----

const position = fc.nat({ max: 20 })
const amount = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 30 }) }, { weight: 1, arbitrary: fc.integer({ min: 30, max: 200 }) })
const amounts = fc.oneof(fc.record({ 'ecs.vcpu': amount }), fc.record({ 'eip.count': amount }), fc.record({ 'ecs.vcpu': amount, 'eip.count': amount })) as fc.Arbitrary<Amounts>
const share = fc.integer({ min: 1, max: 4 })
const at = (nodes: readonly string[], index: number) => nodes[index % nodes.length]!
/** The root and the head stay where they are. */
const movable = (nodes: readonly string[], index: number) => nodes[2 + index % (nodes.length - 2)]!
const signed = (given: Amounts, sign: 1 | -1): Amounts => Object.fromEntries(Object.entries(given).map(([metric, one]) => [metric, one * sign]))
const partOf = (model: QuotaModel, node: string, number: 'used' | 'reserved', quarters: number): Amounts =>
  Object.fromEntries(modelMetrics.map((metric) => [metric, Math.ceil(model.cell(node, metric)[number] * quarters / 4)]))

const acts: fc.Arbitrary<Act>[] = [
  fc.record({ totals: amounts, factor: fc.integer({ min: 3, max: 12 }) }).map(({ totals, factor }): Act => {
    const larger = Object.fromEntries(Object.entries(totals).map(([metric, total]) => [metric, total * factor])) as Amounts
    return { name: 'capacity', expected: (model, nodes) => model.setTotals(nodes[0]!, larger, null), really: (real) => call(setCapacitiesAction, real, real.tree.rootId, { regionId: real.tree.regionId, totals: larger, reason: '容量' }) }
  }),
  ...[null, 2, 6].map((until) => fc.record({ index: position, totals: amounts }).map(({ index, totals }): Act => ({
    name: until === null ? 'allocate' : 'allocate until',
    expected: (model, nodes) => model.setTotals(at(nodes.slice(1), index), totals, until),
    really: async (real, nodes, before) => {
      const node = at(nodes.slice(1), index)
      await call(allocateAction, real, before.parents.get(node)!, { departmentId: node, regionId: real.tree.regionId, totals, until: until === null ? null : await dayAfter(until) })
    },
  }))),
  // As an approved request raises it (Q4), for good or until a day; and a little less than there is.
  ...[null, 4, 8].map((until) => fc.record({ index: position, metric: fc.constantFrom(...modelMetrics), by: fc.integer({ min: -25, max: 15 }) }).map(({ index, metric, by }): Act => {
    const wish = (model: QuotaModel, node: string) => Math.max(0, model.cell(node, metric).total + by)
    return {
      name: by < 0 ? 'lower' : until === null ? 'raise' : 'raise until',
      expected: (model, nodes) => model.setTotals(at(nodes.slice(1), index), { [metric]: wish(model, at(nodes.slice(1), index)) }, until),
      really: async (real, nodes, before) => {
        const node = at(nodes.slice(1), index)
        const given = wish(before, node) - before.cell(node, metric).total
        const endsOn = until === null ? null : await dayAfter(until)
        await actOnQuota(app.database, attempts, (context) => giveTotal(context, real.tree, node, before.parents.get(node)!, { increase: given }, endsOn, metric))
      },
    }
  })),
  ...(['reserved', 'used'] as const).map((number) => fc.record({ index: position, taken: amounts }).map(({ index, taken }): Act => ({
    name: number === 'used' ? 'use' : 'reserve',
    expected: (model, nodes) => model.take(at(nodes, index), { reserved: {}, used: {}, [number]: taken }),
    really: (real, nodes) => book(real, at(nodes, index), { [number]: taken }),
  }))),
  ...(['reserved', 'used'] as const).map((number) => fc.record({ index: position, quarters: share }).map(({ index, quarters }): Act => ({
    name: number === 'used' ? 'return' : 'free',
    expected: (model, nodes) => model.take(at(nodes, index), { reserved: {}, used: {}, [number]: signed(partOf(model, at(nodes, index), number, quarters), -1) }),
    really: (real, nodes, before) => book(real, at(nodes, index), { [number === 'used' ? 'returned' : 'freed']: partOf(before, at(nodes, index), number, quarters) }),
  }))),
  fc.record({ index: position, quarters: share }).map(({ index, quarters }): Act => ({
    name: 'provision',
    expected: (model, nodes) => {
      const entered = partOf(model, at(nodes, index), 'reserved', quarters)
      return model.take(at(nodes, index), { reserved: signed(entered, -1), used: entered })
    },
    really: (real, nodes, before) => {
      const entered = partOf(before, at(nodes, index), 'reserved', quarters)
      return book(real, at(nodes, index), { freed: entered, used: entered })
    },
  })),
  fc.record({ index: position, toward: position }).map(({ index, toward }): Act => ({
    name: 'move',
    expected: (model, nodes) => model.move(movable(nodes, index), at(nodes.slice(1), toward)),
    really: async (real, nodes) => {
      const [moved] = await app.sql<{ id: string; version: number }>('select id::text as id, version from departments where id = $1', [movable(nodes, index)])
      await call(moveRoute!, real, real.tree.rootId, { ...moved!, parentId: at(nodes.slice(1), toward) })
    },
  })),
  fc.integer({ min: 1, max: 2 }).map((days): Act => ({
    name: 'days pass', expected: (model) => { model.pass(days); return null },
    really: async () => {
      await app.travel(`${days} days`)
      while (await endDueGrants(app.database, await platformNow(app.database)) > 0);
    },
  })),
]

// ---- how the product is asked ----

async function dayAfter(days: number): Promise<string> {
  return dayOf(new Date((await platformNow(app.database)).getTime() + days * 86_400_000))
}

/** The action as a person of this department, who may allocate, set capacities and move departments. */
async function call(route: Route, { tree, accountId }: Real, departmentId: string, input: object): Promise<void> {
  const actor: Actor = { ...system, kind: 'account', id: accountId, departmentId, subtree: [tree.headId, ...tree.nodes.map(({ id }) => id)], roles: ['platform_admin'], quotaPermissions: ['quota.allocate'] }
  const request = { id: 'model', address: '127.0.0.1', userAgent: '', idempotencyKey: null, sessionToken: null, isProofFresh: false, setSessionToken: () => {}, deviceToken: null, setDeviceToken: () => {}, browserToken: null, setBrowserToken: () => {}, origin: 'http://localhost', upload: null, explain: () => { throw new Error('not asked') } }
  await route.run({ database: app.database, actor, input, request })
}

function book({ tree }: Real, departmentId: string, change: { readonly [name in 'reserved' | 'freed' | 'used' | 'returned']?: Amounts }): Promise<void> {
  const asDemands = (given: Amounts = {}) => (Object.entries(given) as [Metric, number][]).map(([metric, one]) => ({ regionId: tree.regionId, metric, amount: one }))
  return actOnQuota(app.database, attempts, (context) => bookDemand({ ...context, departmentId, subject: { kind: 'application', id: '1' } }, {
    reserved: asDemands(change.reserved), freed: asDemands(change.freed), used: asDemands(change.used), returned: asDemands(change.returned),
  }))
}

// ---- one act on both, and what must be the same afterwards ----

class Step implements fc.AsyncCommand<QuotaModel, Real> {
  readonly act: Act
  constructor(act: Act) { this.act = act }
  check(): boolean { return true }
  toString(): string { return this.act.name }
  async run(model: QuotaModel, real: Real): Promise<void> {
    const nodes = [...model.parents.keys()]
    const outcome = await this.act.really(real, nodes, model).then(() => null, (error: unknown) => { if (error instanceof Refusal) return error; throw error })
    const expected = this.act.expected(model, nodes)
    expect(outcomeOf(outcome), this.act.name).toEqual(expected && { ...expected, lines: inOrder(expected.lines) })
    expect(await rowsOf(real), this.act.name).toEqual(rowsOfModel(model, nodes))
    expect(await grantsOf(real), this.act.name).toEqual(grantsOfModel(model))
    done++
    const name = `${this.act.name}: ${expected?.code ?? 'done'}`
    outcomes.set(name, (outcomes.get(name) ?? 0) + 1)
  }
}

function outcomeOf(refusal: Refusal | null): Outcome {
  if (refusal === null) return null
  const lines = (refusal.facts['lines'] ?? []) as (Record<string, unknown> & { metric: string })[]
  return { code: refusal.code, lines: inOrder(lines.map(({ regionId: _region, shortfall: _shortfall, ...line }) => line)) as never }
}
function inOrder<Line extends { readonly metric: string }>(lines: readonly Line[]): Line[] {
  return lines.toSorted((a, b) => a.metric.localeCompare(b.metric))
}

type Row = readonly [node: string, metric: string, total: number, allocated: number, used: number, reserved: number, overdue: number, level: number]
async function rowsOf({ tree }: Real): Promise<Row[]> {
  const rows = await app.sql<Record<'id' | 'metric', string> & Record<'total' | 'allocated' | 'used' | 'reserved' | 'overdue' | 'warned', number>>(`
    select department_id::text as id, metric, total::float8, allocated::float8, used::float8, reserved::float8, overdue::float8, warned from quotas where region_id = $1`, [tree.regionId])
  const known = rows.filter(({ total }) => total > 0)
    .map(({ id, metric, total, allocated, used, reserved, overdue, warned }): Row => [id, metric, total, allocated, used, reserved, overdue, warned])
  expect(rows.filter(({ total, allocated, used, reserved, overdue }) => total === 0 && allocated + used + reserved + overdue > 0)).toEqual([])
  return sorted(known)
}
function rowsOfModel(model: QuotaModel, nodes: readonly string[]): Row[] {
  return sorted(nodes.flatMap((node) => modelMetrics.flatMap((metric): Row[] => {
    const { total, used, reserved, overdue } = model.cell(node, metric)
    return total > 0 ? [[node, metric, total, model.allocated(node, metric), used, reserved, overdue, model.level(node, metric)]] : []
  })))
}
/** What is to fall back: of whom, what, in how many days, how much. */
async function grantsOf({ tree }: Real): Promise<string[]> {
  const grants = await app.sql<{ grant: string }>(`select concat_ws(' ', department_id, metric, ends_on - (platform_now() at time zone 'Asia/Shanghai')::date, sum(amount)) as grant
    from quota_grants where region_id = $1 and ended_at is null group by department_id, metric, ends_on`, [tree.regionId])
  return grants.map(({ grant }) => grant).toSorted()
}
function grantsOfModel(model: QuotaModel): string[] {
  const groups = Map.groupBy(model.grants, ({ node, metric, endsOn }) => `${node} ${metric} ${endsOn - model.today}`)
  return [...groups].map(([group, grants]) => `${group} ${grants.reduce((sum, { amount }) => sum + amount, 0)}`).toSorted()
}
function sorted(rows: Row[]): Row[] {
  return rows.toSorted((a, b) => Number(a[0]) - Number(b[0]) || a[1].localeCompare(b[1]))
}

/** Up to eight departments, at most six levels below the head. */
const trees = fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 8, size: 'max' }).map((picks) => {
  const depths: number[] = []
  return picks.map((pick, index) => {
    // Mostly under one of the last two, so that trees are deep as often as broad.
    const parent = index === 0 ? -1 : pick % 3 === 0 ? pick % (index + 1) - 1 : index - 1 - pick % Math.min(2, index)
    const chosen = parent >= 0 && depths[parent]! >= 6 ? -1 : parent
    depths.push(chosen < 0 ? 1 : depths[chosen]! + 1)
    return chosen
  })
})

async function run(parents: readonly number[], commands: Iterable<fc.AsyncCommand<QuotaModel, Real>>, accountId: string): Promise<void> {
  const tree = await growQuotaTree(app, parents)
  const real: Real = { tree, accountId }
  const model = new QuotaModel()
  model.parents.set(tree.rootId, null)
  model.parents.set(tree.headId, tree.rootId)
  for (const { id, parentId } of tree.nodes) model.parents.set(id, parentId)
  try {
    await distribute(model, real)
    await fc.asyncModelRun(() => ({ model, real }), commands)
    expect(await contradictions(app, tree)).toEqual([])
  } finally {
    // What was reserved and used here belongs to no application and no resource.
    for (const [node] of model.parents) await book(real, node, { freed: partOf(model, node, 'reserved', 4), returned: partOf(model, node, 'used', 4) })
    await app.sql(`update quota_grants set ended_at = platform_now() where region_id = $1 and ended_at is null`, [tree.regionId])
  }
}

/** Everybody begins with something, so that there is something to take, to move and to run out of. */
async function distribute(model: QuotaModel, real: Real): Promise<void> {
  const both = (total: number): Amounts => ({ 'ecs.vcpu': total, 'eip.count': total })
  const { rootId, headId, regionId } = real.tree
  expect(model.setTotals(rootId, both(1000), null)).toBe(null)
  await call(setCapacitiesAction, real, rootId, { regionId, totals: both(1000), reason: '容量' })
  for (const node of [headId, ...real.tree.nodes.map(({ id }) => id)]) {
    const totals = both(node === headId ? 700 : 60 * (1 + model.below(node).length))
    expect(model.setTotals(node, totals, null)).toBe(null)
    await call(allocateAction, real, model.parents.get(node)!, { departmentId: node, regionId, totals })
  }
}

test(`[C-A2] [Q1] [Q2] [Q8] [Q9] ${wanted} random acts on random trees lead where the model leads (SEED=${stressSeed})`, async () => {
  const [person] = await app.sql<{ id: string }>(`select id::text as id from accounts where account_name = 'platform'`)
  const weighted = fc.commands(acts.map((act) => act.map((one) => new Step(one))), { maxCommands: 120, size: 'max' })
  const property = fc.asyncProperty(trees, weighted, (parents, commands) => run(parents, commands, person!.id))
  const begun = performance.now()
  for (let seed = stressSeed; done < wanted; seed++) await fc.assert(property, { seed, numRuns: 1, interruptAfterTimeLimit: 300_000 })
  console.table(Object.fromEntries([...outcomes].toSorted()))
  console.log(`${done} acts in ${Math.round(performance.now() - begun)} ms, seed ${stressSeed}, ${attempts.again} run again`)
  expect(attempts.again).toBe(0)
}, 120_000 + wanted * 60)
