import type { ReactNode } from 'react'
import type { Need } from './me.ts'
import type { AnswerOf, EndpointShape, FilterKind, ListShape } from '#kit/pure/contract.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import type { Option } from './fields.tsx'
import type { Words } from './i18n.tsx'
import type { StatusLooks } from './StatusTag.tsx'

/**
 * The columns of a list, each a description. `sort` and `filter` compile only where the endpoint's `list`
 * allows them for that field. A value is read from the row's field of the same name, or by `value`.
 */
export type Column<Row, SortField extends string = string, FilterField extends string = string> = {
  readonly field: string
  readonly label: Phrase
  readonly kind: 'link' | 'text' | 'choice' | 'status' | 'moment' | 'day' | 'number' | 'money' | 'custom'
  readonly width: number
  readonly value?: ((row: Row) => unknown) | undefined
  readonly to?: ((row: Row) => string) | undefined
  readonly show?: ((row: Row) => ReactNode) | undefined
  readonly looks?: StatusLooks | undefined
  readonly isSortable: boolean
  readonly filter?: ColumnFilter | undefined
  /** Not shown until chosen. */
  readonly isHidden: boolean
  /** Stays in sight at the right edge: what can be done with the row. */
  readonly isPinnedEnd?: boolean
  /** Only for those who may do any of it. */
  readonly needs?: Need
  /** Types only: what the endpoint must allow. */
  readonly uses?: { readonly sort: SortField; readonly filter: FilterField }
}
export type ColumnFilter =
  | { readonly kind: 'text' } | { readonly kind: 'days' }
  | { readonly kind: 'choice'; readonly options: Options }
/** Fixed options, or a hook that reads them (departments, services …) when the filter is opened. */
export type Options = readonly Option[] | (() => readonly Option[])

export type RowOf<E extends EndpointShape> = AnswerOf<E> extends { items: (infer Row)[] } ? Row : never
type ListOf<E extends EndpointShape> = E extends { readonly list: infer Shape extends ListShape } ? Shape : never
export type SortOf<E extends EndpointShape> = ListOf<E>['sort'][number]
type KindName<Kind extends FilterKind> = Kind extends 'anyOf' ? 'choice' : Kind
export type FilterOf<E extends EndpointShape> = { [Name in keyof ListOf<E>['filters'] & string]: `${KindName<ListOf<E>['filters'][Name]>}:${Name}` }[keyof ListOf<E>['filters'] & string]
export type ColumnOf<E extends EndpointShape> = Column<RowOf<E>, SortOf<E>, FilterOf<E>>

type Settings<Row, S extends boolean, X> = {
  readonly sort?: S
  readonly filter?: X
  readonly width?: number
  readonly value?: (row: Row) => unknown
  readonly isHidden?: boolean
}
type Sorts<S, F extends string> = S extends true ? F : never
type Filters<X, Kind extends FilterKind, F extends string> = X extends true | readonly unknown[] | (() => unknown) ? `${Kind}:${F}` : never

type Loose<Row> = { sort?: boolean; width?: number; value?: (row: Row) => unknown; isHidden?: boolean }
function column<Row>(kind: Column<Row>['kind'], field: string, label: Phrase, width: number, settings: Loose<Row>, more: Partial<Column<Row>> = {}): Column<Row, never, never> {
  return { kind, field, label, width: settings.width ?? width, value: settings.value, isSortable: settings.sort ?? false, isHidden: settings.isHidden ?? false, ...more } as Column<Row, never, never>
}
const textFilter = (isFiltered: boolean | undefined): Partial<Column<never>> => isFiltered ? { filter: { kind: 'text' } } : {}
const daysFilter = (isFiltered: boolean | undefined): Partial<Column<never>> => isFiltered ? { filter: { kind: 'days' } } : {}

/** The row's number or name, leading to its page. */
export function link<Row, const F extends string, const S extends boolean = false, const X extends boolean = false>(field: F, label: Phrase, to: (row: Row) => string, settings: Settings<Row, S, X> = {}): Column<Row, Sorts<S, F>, Filters<X, 'text', F>> {
  return column<Row>('link', field, label, 180, settings, { to, ...textFilter(settings.filter) as Partial<Column<Row>> })
}

export function text<Row, const F extends string, const S extends boolean = false, const X extends boolean = false>(field: F, label: Phrase, settings: Settings<Row, S, X> = {}): Column<Row, Sorts<S, F>, Filters<X, 'text', F>> {
  return column<Row>('text', field, label, 180, settings, textFilter(settings.filter) as Partial<Column<Row>>)
}

/** One of known words. The cell says the option's label; `filter: true` offers the options, or give others. */
export function choice<Row, const F extends string, const S extends boolean = false, const X extends true | Options | false = false>(field: F, label: Phrase, settings: Settings<Row, S, X> & { readonly options?: readonly Option[] } = {}): Column<Row, Sorts<S, F>, Filters<X, 'choice', F>> {
  const labels = new Map(settings.options?.map((option) => [option.value, option.label]))
  const value = settings.value ?? ((row: Row) => row[field as unknown as keyof Row])
  const offered: Options | undefined = settings.filter === true ? settings.options ?? [] : settings.filter || undefined
  return column<Row>('choice', field, label, 140, { ...settings, value: (row) => worded(value(row), labels) }, offered ? { filter: { kind: 'choice', options: offered } } : {})
}

function worded(value: unknown, labels: ReadonlyMap<string, Words>): unknown {
  return typeof value === 'string' ? labels.get(value) ?? value : value
}

/** A status as word, colour and icon; its filter offers every status of `looks`. */
export function status<Row, const F extends string, const S extends boolean = false, const X extends boolean = false>(field: F, label: Phrase, looks: StatusLooks, settings: Settings<Row, S, X> = {}): Column<Row, Sorts<S, F>, Filters<X, 'choice', F>> {
  const options = Object.entries(looks).map(([value, look]) => ({ value, label: look.label }))
  return column<Row>('status', field, label, 140, settings, { looks, ...(settings.filter ? { filter: { kind: 'choice', options } as const } : {}) })
}

export function moment<Row, const F extends string, const S extends boolean = false, const X extends boolean = false>(field: F, label: Phrase, settings: Settings<Row, S, X> = {}): Column<Row, Sorts<S, F>, Filters<X, 'days', F>> {
  return column<Row>('moment', field, label, 160, settings, daysFilter(settings.filter) as Partial<Column<Row>>)
}

export function day<Row, const F extends string, const S extends boolean = false, const X extends boolean = false>(field: F, label: Phrase, settings: Settings<Row, S, X> = {}): Column<Row, Sorts<S, F>, Filters<X, 'days', F>> {
  return column<Row>('day', field, label, 130, settings, daysFilter(settings.filter) as Partial<Column<Row>>)
}

export function number<Row, const F extends string, const S extends boolean = false>(field: F, label: Phrase, settings: Settings<Row, S, false> = {}): Column<Row, Sorts<S, F>, never> {
  return column<Row>('number', field, label, 110, settings)
}

export function money<Row, const F extends string, const S extends boolean = false>(field: F, label: Phrase, settings: Settings<Row, S, false> = {}): Column<Row, Sorts<S, F>, never> {
  return column<Row>('money', field, label, 140, settings)
}

/** Anything else; `field` still names the column for sorting, filtering (by choice) and choosing. */
export function custom<Row, const F extends string, const S extends boolean = false, const X extends Options | false = false>(field: F, label: Phrase, show: (row: Row) => ReactNode, settings: Settings<Row, S, X> = {}): Column<Row, Sorts<S, F>, Filters<X, 'choice', F>> {
  return column<Row>('custom', field, label, 180, settings, { show, ...(settings.filter ? { filter: { kind: 'choice', options: settings.filter as Options } as const } : {}) })
}

/** What can be done with a row, at the right edge; left out for people who may do none of it anywhere. */
export function rowActions<Row>(label: Phrase, show: (row: Row) => ReactNode, settings: { readonly width?: number; readonly needs: Need }): Column<Row, never, never> {
  return column<Row>('custom', 'actions', label, 240, settings.width === undefined ? {} : { width: settings.width }, { show, isPinnedEnd: true, needs: settings.needs })
}
