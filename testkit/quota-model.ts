/**
 * Quotas as chapter 5 tells them, in maps and one after the other, written without the product's rules: what the
 * product does must be what happens here (C-A2). A parent's `allocated` is not kept but added up.
 */
export type Metric = 'ecs.vcpu' | 'eip.count'
export const modelMetrics: readonly Metric[] = ['ecs.vcpu', 'eip.count']
export type Amounts = Partial<Record<Metric, number>>
type Cell = { total: number; used: number; reserved: number; overdue: number }
type Grant = { readonly node: string; readonly metric: Metric; amount: number; readonly endsOn: number }
export type Line = { readonly departmentId: string; readonly metric: Metric } & ({ readonly asked: number; readonly remaining: number } | { readonly wanted: number; readonly needed: number })
/** What an act led to: nothing, or why nothing was done. */
export type Outcome = { readonly code: string; readonly lines: readonly Line[] } | null

export class QuotaModel {
  readonly parents = new Map<string, string | null>()
  private cells = new Map<string, Cell>()
  grants: Grant[] = []
  today = 0

  cell(node: string, metric: Metric): Cell {
    return this.cells.get(`${node} ${metric}`) ?? { total: 0, used: 0, reserved: 0, overdue: 0 }
  }
  allocated(node: string, metric: Metric): number {
    return [...this.parents].filter(([, parent]) => parent === node).reduce((sum, [child]) => sum + this.cell(child, metric).total, 0)
  }
  needed(node: string, metric: Metric): number {
    const { used, reserved } = this.cell(node, metric)
    return this.allocated(node, metric) + used + reserved
  }
  /** Q8: nothing is given out while something is overdue. */
  free(node: string, metric: Metric): number {
    const { total, overdue } = this.cell(node, metric)
    return overdue > 0 ? 0 : total - this.needed(node, metric)
  }
  depth(node: string): number {
    const parent = this.parents.get(node)
    return parent ? this.depth(parent) + 1 : 0
  }
  below(node: string): string[] {
    return [...this.parents].filter(([, parent]) => parent === node).flatMap(([child]) => [child, ...this.below(child)])
  }
  private change(node: string, metric: Metric, change: Partial<Cell>): void {
    this.cells.set(`${node} ${metric}`, { ...this.cell(node, metric), ...change })
  }

  /** Q2, Q4, Q6: sets totals, all of them or none; days from today in `until` make what is added temporary. */
  setTotals(node: string, totals: Amounts, until: number | null): Outcome {
    const parent = this.parents.get(node) ?? null
    const entries = Object.entries(totals) as [Metric, number][]
    const tooMuch = entries.flatMap(([metric, total]): Line[] => {
      const asked = total - this.cell(node, metric).total
      return parent !== null && asked > 0 && asked > this.free(parent, metric) ? [{ departmentId: parent, metric, asked, remaining: Math.max(0, this.free(parent, metric)) }] : []
    })
    if (tooMuch.length > 0) return { code: 'quota.insufficient', lines: tooMuch }
    const tooLittle = entries.flatMap(([metric, wanted]): Line[] =>
      wanted < this.needed(node, metric) ? [{ departmentId: node, metric, wanted, needed: this.needed(node, metric) }] : [])
    if (tooLittle.length > 0) return { code: 'quota.child_needs', lines: tooLittle }
    for (const [metric, total] of entries) this.setTotal(node, metric, total, until)
    return null
  }

  private setTotal(node: string, metric: Metric, total: number, until: number | null): void {
    const before = this.cell(node, metric)
    if (total >= before.total) {
      this.change(node, metric, { total, overdue: 0 })
      const temporary = total - before.total + before.overdue
      if (until !== null && temporary > 0) this.grants.push({ node, metric, amount: temporary, endsOn: this.today + until })
      return
    }
    let back = before.total - total
    const overdue = Math.max(0, before.overdue - back)
    back -= before.overdue - overdue
    this.change(node, metric, { total, overdue })
    for (const grant of this.grants.filter((one) => one.node === node && one.metric === metric).toSorted((a, b) => a.endsOn - b.endsOn)) {
      const share = Math.min(grant.amount, back)
      grant.amount -= share
      back -= share
    }
    this.grants = this.grants.filter(({ amount }) => amount > 0)
  }

  /** R5: adds to what is reserved and used, all or nothing. */
  take(node: string, changes: { readonly reserved: Amounts; readonly used: Amounts }): Outcome {
    const grown = modelMetrics.map((metric) => ({ metric, asked: (changes.reserved[metric] ?? 0) + (changes.used[metric] ?? 0) }))
    const lines = grown.flatMap(({ metric, asked }): Line[] => asked > 0 && asked > this.free(node, metric) ? [{ departmentId: node, metric, asked, remaining: Math.max(0, this.free(node, metric)) }] : [])
    if (lines.length > 0) return { code: 'quota.insufficient', lines }
    for (const metric of modelMetrics) {
      const { used, reserved } = this.cell(node, metric)
      this.change(node, metric, { used: used + (changes.used[metric] ?? 0), reserved: reserved + (changes.reserved[metric] ?? 0) })
    }
    return null
  }

  /** Chapter 2, Departments: it takes its quota along, which the new parent must have left. */
  move(node: string, parent: string): Outcome {
    if (parent === node || this.below(node).includes(parent)) return { code: 'department.into_itself', lines: [] }
    if (this.parents.get(node) === parent) return { code: 'department.already_there', lines: [] }
    const lines = modelMetrics.flatMap((metric): Line[] => {
      const asked = this.cell(node, metric).total
      return asked > 0 && asked > this.free(parent, metric) ? [{ departmentId: parent, metric, asked, remaining: Math.max(0, this.free(parent, metric)) }] : []
    })
    if (lines.length > 0) return { code: 'quota.insufficient', lines }
    this.parents.set(node, parent)
    return null
  }

  /** Q8: what is due falls back as far as use allows, deepest first, until nothing moves any more. */
  pass(days: number): void {
    this.today += days
    for (const { node, metric, amount } of this.grants.filter(({ endsOn }) => endsOn <= this.today).toSorted((a, b) => this.depth(b.node) - this.depth(a.node))) {
      this.fall(node, metric, amount, amount)
    }
    this.grants = this.grants.filter(({ endsOn }) => endsOn > this.today)
    this.settle()
  }
  settle(): void {
    const late = () => [...this.parents.keys()].flatMap((node) => modelMetrics.map((metric) => ({ node, metric, ...this.cell(node, metric) })))
      .find(({ node, metric, overdue, total }) => overdue > 0 && total > this.needed(node, metric))
    for (let found = late(); found; found = late()) this.fall(found.node, found.metric, found.overdue, 0)
  }
  /** Of so much, what is free falls back; `added` of it was not overdue before. */
  private fall(node: string, metric: Metric, amount: number, added: number): void {
    const { total, overdue } = this.cell(node, metric)
    const fallen = Math.min(amount, total - this.needed(node, metric))
    this.change(node, metric, { total: total - fallen, overdue: overdue + added - fallen })
  }

  /** Q9, counted in another way than the product does: of what was not given on, 1 from 80 %, 2 from 95 % taken. */
  level(node: string, metric: Metric): number {
    const { total, used, reserved } = this.cell(node, metric)
    const share = used + reserved === 0 ? 0 : (used + reserved) / (total - this.allocated(node, metric))
    return share >= 0.95 ? 2 : share >= 0.8 ? 1 : 0
  }
}
