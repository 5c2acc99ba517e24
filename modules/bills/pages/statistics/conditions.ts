import { statisticsBy, type StatisticsBy } from '../../rules/statistics.ts'

/** What the address says: months, grouping, and by what it was narrowed. */
export type Conditions = { readonly from: string; readonly to: string; readonly by: StatisticsBy } & { readonly [Name in Narrowing]?: string }
/** In the order in which one drills down; crumbs stand in it. */
export const narrowings = ['unit', 'department', 'project', 'region', 'service'] as const
export type Narrowing = (typeof narrowings)[number]
type Values = Readonly<Record<string, string | undefined>>

const usualMonths = 12
const isMonth = (text: string | undefined): text is string => text !== undefined && /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(text)

/** Without a wish: the last twelve months that have bills, by unit. `months` newest first. */
export function conditionsIn(values: Values, months: readonly string[]): Conditions {
  const to = isMonth(values['to']) ? values['to'] : months[0] ?? ''
  const recent = months.filter((month) => month <= to).slice(0, usualMonths)
  const from = isMonth(values['from']) ? values['from'] : recent.at(-1) ?? to
  const by = statisticsBy.find((name) => name === values['by']) ?? 'unit'
  return { from, to, by, ...Object.fromEntries(narrowings.flatMap((name) => idOf(name, values[name]) === undefined ? [] : [[name, values[name]]])) }
}

/** What cannot be an id is left out, as if it did not stand in the address. */
function idOf(name: Narrowing, text: string | undefined): string | undefined {
  return text !== undefined && (name === 'service' ? text.length <= 40 && text !== '' : /^[1-9]\d{0,17}$/.test(text)) ? text : undefined
}

/** What one looks at next inside a group of each kind. */
const next: Readonly<Record<Narrowing, readonly StatisticsBy[]>> = {
  unit: ['department', 'project', 'service', 'region', 'kind'],
  department: ['project', 'service', 'region', 'kind'],
  project: ['service', 'region', 'kind'],
  region: ['unit', 'department', 'project', 'service', 'kind'],
  service: ['unit', 'department', 'project', 'region', 'kind'],
}

/** Drilling down: narrowed by the group, grouped by what comes next. Null: it cannot be narrowed by (no project, a kind of charge). */
export function drilledInto(conditions: Conditions, id: string | null): Conditions | null {
  const { by } = conditions
  if (id === null || by === 'kind') return null
  const narrowed = { ...conditions, [by]: id }
  return { ...narrowed, by: next[by].find((name) => name === 'kind' || narrowed[name] === undefined)! }
}

/** Going back to a crumb (-1: to everything): later ones are dropped, grouped by the first of them again. */
export function backTo(conditions: Conditions, crumb: Narrowing | null): Conditions {
  const place = crumb === null ? -1 : narrowings.indexOf(crumb)
  const [kept, dropped] = [narrowings.slice(0, place + 1), narrowings.slice(place + 1)]
  const { from, to, by } = conditions
  const held = Object.fromEntries(kept.flatMap((name) => conditions[name] === undefined ? [] : [[name, conditions[name]]]))
  return { from, to, by: dropped.find((name) => conditions[name] !== undefined) ?? by, ...held }
}

/** A range that someone turned round follows the month that was chosen last. */
export function withMonths({ from, to }: Pick<Conditions, 'from' | 'to'>, changed: 'from' | 'to', month: string): Pick<Conditions, 'from' | 'to'> {
  const range = { from, to, [changed]: month }
  return range.from <= range.to ? range : { from: month, to: month }
}

export function addressOfConditions(conditions: Conditions): string {
  return `/bills/statistics?${new URLSearchParams(conditions as Record<string, string>)}`
}
