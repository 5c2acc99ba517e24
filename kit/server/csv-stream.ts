/** A row with its number as people see it in a table program: the first one is 1, empty ones count. */
export type NumberedRow = { readonly row: number; readonly cells: readonly string[] }

/** A row of more signs than this is no row but a quote that never ends. */
const longestRow = 512 * 1024

/** The text is no table: a quoted value never ends. */
export class UnreadableCsv extends Error {
  readonly row: number
  constructor(row: number) {
    super(`row ${row} does not end`)
    this.row = row
  }
}

/**
 * Comma-separated values (RFC 4180) of any length, piece by piece; lines may end in CR LF, LF or CR, and the separator may be
 * a semicolon or a tab. Empty rows are left out. Values come as they are written, without their quotes.
 */
export async function* csvRows(pieces: AsyncIterable<string>): AsyncGenerator<NumberedRow[]> {
  let waiting = ''
  let separator: string | undefined
  let row = 0
  const take = (isEnd: boolean): NumberedRow[] => {
    const rows: NumberedRow[] = []
    let at = 0
    while (at < waiting.length) {
      separator ??= separatorOf(waiting, isEnd)
      const found = separator === undefined ? undefined : rowAt(waiting, at, separator, isEnd)
      if (found === undefined) break
      row++
      if (found.cells.length > 1 || found.cells[0] !== '') rows.push({ row, cells: found.cells })
      at = found.end
    }
    waiting = waiting.slice(at)
    if (waiting.length > longestRow || (isEnd && waiting !== '')) throw new UnreadableCsv(row + 1)
    return rows
  }
  for await (const piece of pieces) {
    waiting += piece
    yield take(false)
  }
  yield take(true)
}

/** The first of them outside quotes in the first line, once all of it is there. */
function separatorOf(text: string, isEnd: boolean): string | undefined {
  const bare = text.replaceAll(/"[^"]*("|$)/g, '')
  if (!isEnd && !/[\r\n]/.test(bare)) return undefined
  return /[,;\t]/.exec(/^[^\r\n]*/.exec(bare)![0])?.[0] ?? ','
}

type Field = { readonly value: string; readonly end: number }

/** Undefined: the row may go on in the next piece. */
function rowAt(text: string, from: number, separator: string, isEnd: boolean): { readonly cells: string[]; readonly end: number } | undefined {
  const cells: string[] = []
  for (let at = from; ;) {
    const field: Field | undefined = text[at] === '"' ? quotedAt(text, at, separator, isEnd) : bareAt(text, at, separator, isEnd)
    if (field === undefined) return undefined
    cells.push(field.value)
    at = field.end
    if (text[at] === separator) { at++; continue }
    // Whether LF follows CR is only known with the next sign.
    if (text[at] === '\r' && at + 1 === text.length && !isEnd) return undefined
    return { cells, end: Math.min(text.length, at + (text.startsWith('\r\n', at) ? 2 : 1)) }
  }
}

function bareAt(text: string, from: number, separator: string, isEnd: boolean): Field | undefined {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
  return end === text.length && !isEnd ? undefined : { value: text.slice(from, end), end }
}

/** Doubled quotes are one; what stands after the closing quote still belongs to the value. */
function quotedAt(text: string, from: number, separator: string, isEnd: boolean): Field | undefined {
  let value = ''
  for (let at = from + 1; ;) {
    const quote = text.indexOf('"', at)
    if (quote < 0 || (quote + 1 === text.length && !isEnd)) return undefined
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      const rest = bareAt(text, quote + 1, separator, isEnd)
      return rest && { value: value + rest.value, end: rest.end }
    }
    value += '"'
    at = quote + 2
  }
}
