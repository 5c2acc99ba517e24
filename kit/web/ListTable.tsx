import { Skeleton } from '@mantine/core'
import { columnVisibilityFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useMemo, useRef, type CSSProperties } from 'react'
import type { Column } from './columns.tsx'
import { ColumnHead } from './ColumnHead.tsx'
import { useSay, type Words } from './i18n.tsx'
import { ListCell, plain } from './ListCell.tsx'
import { useRowKeys, useRowLinks } from './list-keys.ts'
import type { Density, ListState } from './list-state.ts'
import { listPhrases } from './list-phrases.ts'
import { meets } from './me.ts'
import { useMaybeMe } from './session.ts'
import classes from './list.module.css'

export type RowWithId = { readonly id: string }
export type Selection<Row> = { readonly rows: ReadonlyMap<string, Row>; readonly toggle: (rows: readonly Row[], isSelected: boolean) => void }
type TableProps<Row extends RowWithId> = {
  readonly label: Words
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[] | undefined
  readonly hidden: readonly string[]
  readonly density: Density
  readonly state: ListState
  readonly skeletonRows: number
  readonly isStale: boolean
  readonly selection: Selection<Row> | undefined
}

const features = tableFeatures({ columnVisibilityFeature })
const rowHeights: Record<Density, number> = { comfortable: 44, compact: 32 }
const isNumeric = (column: Column<never>) => column.kind === 'number' || column.kind === 'money'

/** The table itself: fixed column widths and row heights, so that only the rows in sight are in the document. */
export function ListTable<Row extends RowWithId>(props: TableProps<Row>) {
  const t = useSay()
  const { columns, rows, density, state, selection } = props
  const scroller = useRef<HTMLDivElement>(null)
  const shown = useShownColumns(columns, rows, props.hidden)
  const rowHeight = rowHeights[density]
  const virtual = useVirtualizer({ count: rows?.length ?? 0, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8, scrollPaddingStart: 48 })
  useEffect(() => { virtual.measure() }, [virtual, rowHeight])
  useEffect(() => { scroller.current?.scrollTo({ top: 0 }) }, [state.page, state.sort, state.filters])
  useRowKeys(scroller, rows?.length ?? 0, (index) => virtual.scrollToIndex(index))
  const rowLinks = useRowLinks()
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const width = shown.reduce((sum, column) => sum + column.width, selection ? 48 : 0)
  return (
    <div ref={scroller} className={classes.scroller} tabIndex={0} role="region" aria-label={t(props.label)} data-stale={props.isStale || undefined}>
      <table className={classes.table} style={{ minWidth: width, '--row-height': `${rowHeight}px` } as CSSProperties} aria-rowcount={(rows?.length ?? 0) + 1} aria-busy={rows === undefined}>
        <colgroup>
          {selection && <col style={{ width: 48 }} />}
          {shown.map((column) => <col key={column.field} style={{ width: column.width }} />)}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {selection && <SelectPage rows={rows ?? []} selection={selection} />}
            {shown.map((column, index) => <ColumnHead key={column.field} column={column as unknown as Column<never>} state={state} isPinned={index === 0} isNumeric={isNumeric(column as unknown as Column<never>)} />)}
          </tr>
        </thead>
        <tbody {...rowLinks}>
          {rows === undefined && <SkeletonRows count={props.skeletonRows} columns={shown.length + (selection ? 1 : 0)} />}
          {before > 0 && <tr aria-hidden style={{ height: before }}><td colSpan={shown.length} /></tr>}
          {rows && items.map(({ index }) => rows[index] && (
            <ListRow key={rows[index].id} index={index} row={rows[index]} columns={shown} isSelected={selection?.rows.has(rows[index].id) ?? false} toggle={selection?.toggle} />
          ))}
          {after > 0 && <tr aria-hidden style={{ height: after }}><td colSpan={shown.length} /></tr>}
        </tbody>
      </table>
    </div>
  )
}

/** Which columns are shown is the table library's state; order and widths come from the descriptions. */
function useShownColumns<Row extends RowWithId>(columns: readonly Column<Row>[], rows: readonly Row[] | undefined, hidden: readonly string[]): readonly Column<Row>[] {
  const definitions = useMemo(() => columns.map(({ field }) => ({ id: field })), [columns])
  const data = useMemo(() => rows ? [...rows] : [], [rows])
  const columnVisibility = useMemo(() => Object.fromEntries(hidden.map((field) => [field, false])), [hidden])
  const me = useMaybeMe()
  const table = useTable({ features, columns: definitions, data, state: { columnVisibility }, getRowId: (row: Row) => row.id })
  const visible = table.getVisibleLeafColumns().map(({ id }) => id).join('\n')
  return useMemo(() => columns.filter(({ field, needs }) => visible.split('\n').includes(field) && (needs === undefined || meets(me, needs))), [columns, visible, me])
}

type RowProps<Row extends RowWithId> = { readonly index: number; readonly row: Row; readonly columns: readonly Column<Row>[]; readonly isSelected: boolean; readonly toggle: Selection<Row>['toggle'] | undefined }
const ListRow = memo(function ListRow<Row extends RowWithId>({ index, row, columns, isSelected, toggle }: RowProps<Row>) {
  const t = useSay()
  return (
    <tr aria-rowindex={index + 2} data-index={index} data-selected={isSelected || undefined} tabIndex={-1}>
      {toggle && (
        <td className={classes.check}>
          <label><input type="checkbox" aria-label={t(listPhrases.selectRow, { row: nameOf(row, columns[0]!, t) })} checked={isSelected} onChange={(event) => toggle([row], event.currentTarget.checked)} /></label>
        </td>
      )}
      {columns.map((column, place) => (
        <td key={column.field} data-pinned={place === 0 || undefined} data-end={column.isPinnedEnd || undefined} data-numeric={isNumeric(column as unknown as Column<never>) || undefined}>
          <div className={classes.cell}><ListCell column={column} row={row} /></div>
        </td>
      ))}
    </tr>
  )
}) as <Row extends RowWithId>(props: RowProps<Row>) => React.ReactNode

function nameOf<Row extends RowWithId>(row: Row, first: Column<Row>, t: ReturnType<typeof useSay>): string {
  return plain(first.value ? first.value(row) : row[first.field as keyof Row], t)
}

function SelectPage<Row extends RowWithId>({ rows, selection }: { readonly rows: readonly Row[]; readonly selection: Selection<Row> }) {
  const t = useSay()
  const count = rows.filter(({ id }) => selection.rows.has(id)).length
  return (
    <th scope="col" className={classes.check}>
      <label>
        <input ref={(box) => { if (box) box.indeterminate = count > 0 && count < rows.length }} type="checkbox" aria-label={t(listPhrases.selectPage)} checked={rows.length > 0 && count === rows.length} onChange={(event) => selection.toggle(rows, event.currentTarget.checked)} />
      </label>
    </th>
  )
}

function SkeletonRows({ count, columns }: { readonly count: number; readonly columns: number }) {
  return Array.from({ length: count }, (_, row) => (
    <tr key={row} aria-hidden>{Array.from({ length: columns }, (_cell, place) => <td key={place}><Skeleton height={12} width={`${45 + ((row * 7 + place * 13) % 45)}%`} /></td>)}</tr>
  ))
}
