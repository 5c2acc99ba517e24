import { memo } from 'react'
import type { Phrase } from '#kit/pure/phrase.ts'
import type { Column } from './columns.tsx'
import { useFormats, useSay, type Say } from './i18n.tsx'
import { StatusTag } from './StatusTag.tsx'
import { MomentText } from './Values.tsx'
import classes from './kit.module.css'

/** What a column shows of a row. */
export const ListCell = memo(function ListCell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const t = useSay()
  const formats = useFormats()
  if (column.show) return <>{column.show(row)}</>
  const value = column.value ? column.value(row) : row[column.field as keyof Row] as unknown
  if (column.kind === 'link') return <a href={column.to!(row)} data-row-link className={classes.link}>{plain(value, t)}</a>
  if (value === null || value === undefined || value === '') return <>—</>
  switch (column.kind) {
    case 'status': return <StatusTag looks={column.looks!} status={String(value)} />
    case 'moment': return <MomentText moment={String(value)} />
    case 'day': return <>{formats.day(String(value))}</>
    case 'number': return <>{typeof value === 'number' ? formats.number(value) : plain(value, t)}</>
    case 'money': return <>{formats.money(String(value))}</>
    default: return <>{plain(value, t)}</>
  }
}) as <Row>(props: { readonly column: Column<Row>; readonly row: Row }) => React.ReactNode

/** Texts, references, names in three languages and lists of them. */
export function plain(value: unknown, t: Say): string {
  if (value === null || value === undefined || value === '') return '—'
  if (isPhrase(value)) return t(value)
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map((entry) => plain(entry, t)).join('、')
  if (typeof value === 'object' && 'name' in value) return plain(value.name, t)
  return String(value)
}

function isPhrase(value: unknown): value is Phrase {
  return Array.isArray(value) && value.length === 3 && value.every((entry) => typeof entry === 'string')
}
