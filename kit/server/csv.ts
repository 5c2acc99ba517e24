/**
 * Comma-separated values as RFC 4180 has them; the separator may be a semicolon or a tab, as some programs write it.
 * Answers undefined if a quoted value never ends, and stops after `mostRows` rows with one more than that.
 */
export function parseCsv(text: string, mostRows: number): string[][] | undefined {
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length && rows.length <= mostRows) {
    const field = fieldAt(text, at, separator)
    if (field === undefined) return undefined
    row.push(field.value.trim())
    at = field.end
    if (text[at] === separator) {
      at++
      if (at < text.length) continue
      row.push('')
    }
    rows.push(row)
    row = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return rows
}

/** The first of them outside quotes in the first line. */
function separatorOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text.replace(/"[^"]*"/g, ''))![0]
  return /[,;\t]/.exec(line)?.[0] ?? ','
}

function fieldAt(text: string, from: number, separator: string): { value: string; end: number } | undefined {
  if (text[from] !== '"') {
    let end = from
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
    return { value: text.slice(from, end), end }
  }
  let value = ''
  for (let at = from + 1; ;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return undefined
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      const rest = fieldEnd(text, quote + 1, separator)
      return { value: value + text.slice(quote + 1, rest), end: rest }
    }
    value += '"'
    at = quote + 2
  }
}

/** What stands after the closing quote still belongs to the value. */
function fieldEnd(text: string, from: number, separator: string): number {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}

/**
 * One row as RFC 4180 has it. Text that a spreadsheet program would take for a formula is quoted with an apostrophe (C-G4);
 * numbers, negative ones too, stay numbers.
 */
export function csvLine(values: readonly string[]): string {
  return `${values.map(csvField).join(',')}\r\n`
}
function csvField(value: string): string {
  const safe = /^[=+\-@\t\r\0]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
