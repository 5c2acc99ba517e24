import type { PhraseValues } from '#kit/pure/phrase.ts'
import { metricCodes, metrics, type Metric } from '#modules/catalogue/rules/metrics.ts'
import { planTotal, type TotalPlan, type Wish } from './allocation.ts'
import { emptyNumbers, keyOf, shortageOf, summed, type Quota, type Shortage } from './quota.ts'

/**
 * A table of totals, checked as a whole (Q6): department code, region code, metric (its code or its name in any language),
 * total. More columns are for people and left unread. What stands in several lines is judged as it would stand afterwards,
 * from the top down: what a parent is given in the table may be given on in it.
 */
export type TableFacts = {
  readonly departments: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly parentId: string | null; readonly isArchived: boolean }>
  /** Region code → id. */
  readonly regions: ReadonlyMap<string, string>
  readonly quotas: ReadonlyMap<string, Quota>
}
export const importColumns = ['department', 'region', 'metric', 'total'] as const
export type ImportColumn = (typeof importColumns)[number]
export type LineError = { readonly column: ImportColumn; readonly code: ImportErrorCode; readonly facts: PhraseValues }
export type ImportErrorCode = `quota.import_${'unknown_department' | 'archived' | 'unknown_region' | 'unknown_metric' | 'not_a_total' | 'double' | 'below_need' | 'over_parent'}`
export type ImportLine = { readonly row: number } & { readonly [column in 'department' | 'region' | 'metric']: string } & {
  readonly before: number | null
  readonly total: number | null
  readonly errors: readonly LineError[]
}
export type CheckedTable = { readonly lines: readonly ImportLine[]; readonly wishes: readonly (Wish & { readonly total: number })[] }

type Found = ImportLine & { readonly wish: (Wish & { readonly total: number }) | undefined }

const largestTotal = 1_000_000_000_000

export function checkTable(rows: readonly (readonly string[])[], facts: TableFacts): CheckedTable {
  const numbered = rows.map((cells, index) => ({ row: index + 1, cells })).filter(({ cells }) => importColumns.some((_name, index) => (cells[index] ?? '') !== ''))
  const found = markDoubles(numbered.filter(({ cells }, index) => index > 0 || !isHeading(cells, facts)).map(({ row, cells }) => readLine(row, cells, facts)))
  const wishes = found.flatMap(({ wish, errors }) => wish && errors.length === 0 ? [wish] : [])
  const problems = problemsOf(wishes, facts)
  return {
    wishes,
    lines: found.map(({ wish, ...line }) => ({ ...line, errors: [...line.errors, ...wish ? problems.get(keyOf(wish)) ?? [] : []] })),
  }
}

/** The first row names the columns, unless it already is a line. */
function isHeading(cells: readonly string[], { departments }: TableFacts): boolean {
  return totalOf(cells[3] ?? '') === undefined && !departments.has(cells[0] ?? '')
}

function totalOf(text: string): number | undefined {
  return /^\d{1,13}(\.0+)?$/.test(text) && Number(text) <= largestTotal ? Number(text) : undefined
}

const metricsByName = new Map<string, Metric>(metricCodes.flatMap((code) => [code, ...metrics[code].names].map((name) => [name.toLowerCase(), code] as const)))

function readLine(row: number, cells: readonly string[], facts: TableFacts): Found {
  const [department = '', region = '', metricText = '', totalText = ''] = cells
  const node = facts.departments.get(department)
  const regionId = facts.regions.get(region)
  const metric = metricsByName.get(metricText.toLowerCase())
  const total = totalOf(totalText)
  const errors: LineError[] = []
  const wrong = (column: ImportColumn, code: ImportErrorCode, value: string) => errors.push({ column, code, facts: { value } })
  if (!node) wrong('department', 'quota.import_unknown_department', department)
  else if (node.isArchived) wrong('department', 'quota.import_archived', node.name)
  if (regionId === undefined) wrong('region', 'quota.import_unknown_region', region)
  if (!metric) wrong('metric', 'quota.import_unknown_metric', metricText)
  if (total === undefined) wrong('total', 'quota.import_not_a_total', totalText)
  const key = node && regionId !== undefined && metric ? { departmentId: node.id, regionId, metric } : undefined
  return {
    row, department, region, metric: metric ?? metricText, errors,
    before: key ? facts.quotas.get(keyOf(key))?.total ?? 0 : null, total: total ?? null,
    wish: key && node && total !== undefined ? { ...key, parentId: node.parentId, total } : undefined,
  }
}

/** One line for each row of the books: a second one would say something else. */
function markDoubles(lines: readonly Found[]): Found[] {
  const first = new Map<string, number>()
  return lines.map((line) => {
    if (!line.wish) return line
    const key = keyOf(line.wish)
    const row = first.get(key)
    if (row === undefined) first.set(key, line.row)
    return row === undefined ? line : { ...line, errors: [...line.errors, { column: 'department', code: 'quota.import_double', facts: { row } }] }
  })
}

/** By the one rule of quotas, on what all lines change together; each problem with the lines that cause it. */
function problemsOf(wishes: readonly Wish[], { departments, quotas }: TableFacts): Map<string, LineError[]> {
  const names = new Map([...departments.values()].map(({ id, name }) => [id, name]))
  const plans = wishes.map((wish) => ({ wish, plan: planTotal(wish, quotas.get(keyOf(wish))) }))
  const raised = Map.groupBy(plans.filter(({ wish, plan }) => plan.difference > 0 && wish.parentId !== null), ({ wish }) => keyOf({ ...wish, departmentId: wish.parentId! }))
  const own = new Map(plans.map(({ wish, plan }) => [keyOf(wish), plan]))
  const problems = new Map<string, LineError[]>()
  const note = (key: string, error: LineError) => problems.set(key, [...problems.get(key) ?? [], error])
  for (const change of summed(plans.flatMap(({ plan }) => plan.changes))) {
    const key = keyOf(change)
    const quota = quotas.get(key) ?? emptyNumbers
    const shortage = shortageOf(quota, change)
    if (!shortage) continue
    if (isLowered(own.get(key), shortage)) note(key, { column: 'total', code: 'quota.import_below_need', facts: { needed: quota.allocated + (change.allocated ?? 0) + quota.used + quota.reserved } })
    const over: LineError = { column: 'total', code: 'quota.import_over_parent', facts: { department: names.get(change.departmentId)!, asked: shortage.asked, limit: shortage.limit } }
    if (shortage.kind === 'insufficient') for (const { wish } of raised.get(key) ?? []) note(keyOf(wish), over)
  }
  return problems
}

function isLowered(plan: TotalPlan | undefined, shortage: Shortage): boolean {
  return plan !== undefined && (plan.difference < 0 || shortage.kind === 'needed')
}
