import type { AnswerOf } from '#kit/pure/contract.ts'
import type { importQuotas } from '../../contract.ts'

export type Checked = AnswerOf<typeof importQuotas>
export type Line = Checked['lines'][number]
export const lineKinds = ['wrong', 'changed', 'all'] as const
export type LineKind = (typeof lineKinds)[number]
/** More is not read by anybody on a page; the table itself is at hand. */
export const mostShown = 300

export function linesOf(lines: readonly Line[], kind: LineKind): readonly Line[] {
  if (kind === 'wrong') return lines.filter(({ errors }) => errors.length > 0)
  return kind === 'changed' ? lines.filter(({ before, total, errors }) => errors.length === 0 && before !== total) : lines
}

/** What is worth seeing first: what is wrong, else what would change. */
export function firstKind(lines: readonly Line[]): LineKind {
  return lineKinds.find((kind) => linesOf(lines, kind).length > 0) ?? 'all'
}

/** The complaints at one cell of a line; those of no column of the page stand at the line's number. */
export function errorsAt({ errors }: Line, column: 'row' | 'department' | 'region' | 'metric' | 'total'): readonly string[] {
  const known = ['department', 'region', 'metric', 'total']
  return errors.filter((error) => column === 'row' ? !known.includes(error.column) : error.column === column).map(({ message }) => message)
}
