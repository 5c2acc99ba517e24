import { openUnits } from '../../rules/provisioning.ts'

/** The grid in which O&M enters the ids of created units (R6): one row a unit, ids and addresses side by side. */
export type UnitRow = { readonly instanceId: string; readonly ip: string }
export type UnitColumn = 'instanceId' | 'ip'

export const emptyRows = (count: number): UnitRow[] => Array.from({ length: count }, () => ({ instanceId: '', ip: '' }))

/** Lines and cells of what a spreadsheet puts on the clipboard; a comma or semicolon separates too. */
export function parseCells(text: string): string[][] {
  return text.replace(/(\r\n|\r|\n)+$/, '').split(/\r\n|\r|\n/).map((line) => line.split(/\t|[,;，；]\s*/).map((cell) => cell.trim()))
}

/**
 * Rows after pasting at a cell: lines fill downwards, the second cell of a line fills the column to the right.
 * What does not fit is left out; `leftOver` says how many lines that were.
 */
export function pasteInto(rows: readonly UnitRow[], at: number, column: UnitColumn, text: string): { rows: UnitRow[]; leftOver: number } {
  const lines = parseCells(text)
  const columns: UnitColumn[] = column === 'instanceId' ? ['instanceId', 'ip'] : ['ip']
  const filled = rows.map((row, index) => {
    const cells = lines[index - at]
    return index < at || cells === undefined ? row : columns.reduce((next, name, place) => cells[place] === undefined ? next : { ...next, [name]: cells[place] }, row)
  })
  return { rows: filled, leftOver: Math.max(0, at + lines.length - rows.length) }
}

/** The rows that can be sent: those with an id. An address without an id is a mistake to show. */
export function enteredUnits(rows: readonly UnitRow[]): { instanceId: string; ip?: string }[] {
  return rows.filter((row) => row.instanceId.trim() !== '')
    .map((row) => ({ instanceId: row.instanceId.trim(), ...(row.ip.trim() === '' ? {} : { ip: row.ip.trim() }) }))
}

export type RowProblem = 'unit.id_missing' | 'unit.id_twice'
/** What is wrong with a row, by its place: an address without an id, or an id that stands twice. */
export function rowProblems(rows: readonly UnitRow[]): ReadonlyMap<number, RowProblem> {
  const problems = new Map<number, RowProblem>()
  const seen = new Set<string>()
  rows.forEach((row, index) => {
    const id = row.instanceId.trim()
    if (id === '' && row.ip.trim() !== '') problems.set(index, 'unit.id_missing')
    if (id !== '' && seen.has(id)) problems.set(index, 'unit.id_twice')
    seen.add(id)
  })
  return problems
}

/** How many units of an item as it is shown may still be entered. */
export function openUnitsOf(item: { readonly quantity: number; readonly units: readonly unknown[]; readonly refused: string | null; readonly rejected: object | null }): number {
  return openUnits({ quantity: item.quantity, unitCount: item.units.length, isClosed: item.refused !== null || item.rejected !== null })
}
