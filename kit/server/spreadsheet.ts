import { Worker } from 'node:worker_threads'
import { invalid, type Refusal } from '#kit/pure/refusal.ts'
import type { Upload } from './action.ts'
import { parseCsv } from './csv.ts'
import type { NamedRows, SheetAnswer, SheetTask } from './sheet-worker.ts'
import { readZipDirectory } from './zip-directory.ts'

export type TableLimits = { readonly bytes: number; readonly rows: number; readonly columns: number }

const usualLimits: TableLimits = { bytes: 2 * 1024 * 1024, rows: 5_000, columns: 100 }
/** What a workbook may unpack to; its directory tells at once, and unpacking stops there whatever it tells. */
const unpackedBytes = 64 * 1024 * 1024
const workerMegabytes = 256
const workerMilliseconds = 15_000

/**
 * The first sheet of an uploaded .xlsx, or a .csv in UTF-8 (with or without byte order mark), as rows of trimmed texts:
 * the row at index 0 is row 1 of the sheet, empty cells are '', days are `YYYY-MM-DD`. Empty rows at the end are left
 * out, others stay, so that a row's number is what people see.
 * Refusals (422): `table.too_large`, `table.type_refused`, `table.not_utf8`, `table.unreadable`, `table.too_many_rows`,
 * `table.too_many_columns`, `table.empty`.
 */
export async function readTable(upload: Upload | null, limits: Partial<TableLimits> = {}): Promise<string[][]> {
  return (await read(upload, { ...usualLimits, ...limits }, false))[0]!.rows
}

/** The same of every sheet that holds anything, in their order; limits on rows and columns are each sheet's. A .csv is one sheet without a name. */
export async function readSheets(upload: Upload | null, limits: Partial<TableLimits> = {}): Promise<NamedRows[]> {
  return read(upload, { ...usualLimits, ...limits }, true)
}

async function read(upload: Upload | null, limits: TableLimits, readsAll: boolean): Promise<NamedRows[]> {
  if (!upload) throw invalid([{ path: 'file', code: 'field.required' }])
  const bytes = await bytesOf(upload, limits.bytes)
  if (bytes.length === 0) throw refused('empty')
  const isZip = bytes.subarray(0, 2).equals(Buffer.from('PK'))
  if (!(isZip ? /\.xlsx$/i : /\.(csv|txt)$/i).test(upload.fileName)) throw refused('type_refused')
  const sheets = (isZip ? await sheetsOf(bytes, limits, readsAll) : [{ name: '', rows: csvRows(bytes, limits) }])
    .map(({ name, rows }) => ({ name, rows: withoutEmptyEnd(rows) })).filter(({ rows }) => rows.length > 0)
  if (sheets.length === 0) throw refused('empty')
  return sheets
}

/** Reads to the end even when it is too much: the browser takes the answer only after it has sent everything. */
async function bytesOf(upload: Upload, maximum: number): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of upload.stream) {
    length += piece.length
    if (length <= maximum) pieces.push(piece)
  }
  if (length > maximum || upload.isTruncated()) throw refused('too_large', { limit: Math.floor(maximum / 1024 / 1024) })
  return Buffer.concat(pieces)
}

function csvRows(bytes: Buffer, { rows: mostRows, columns }: TableLimits): string[][] {
  const rows = parseCsv(textOf(bytes), mostRows)
  if (rows === undefined) throw refused('unreadable')
  if (rows.length > mostRows) throw refused('too_many_rows', { limit: mostRows })
  if (rows.some((row) => row.length > columns)) throw refused('too_many_columns', { limit: columns })
  return rows
}

/** The decoder takes a byte order mark away. Another encoding is refused: it would be read as other characters. */
function textOf(bytes: Buffer): string {
  if (bytes.includes(0)) throw refused('type_refused')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refused('not_utf8')
  }
}

async function sheetsOf(bytes: Buffer, { rows, columns }: TableLimits, readsAll: boolean): Promise<readonly NamedRows[]> {
  const directory = readZipDirectory(bytes, bytes.length)
  if (!directory?.names.includes('xl/workbook.xml')) throw refused('type_refused')
  if (directory.unpackedBytes > unpackedBytes) throw refused('too_large', { limit: Math.floor(unpackedBytes / 1024 / 1024) })
  const answer = await inThread({ bytes, unpackedBytes, rows, columns, readsAll })
  if ('sheets' in answer) return answer.sheets
  throw refused(answer.refusal, answer.refusal === 'unreadable' ? {} : { limit: answer.refusal === 'too_many_rows' ? rows : columns })
}

/** A thread that runs out of memory or time leaves the file unreadable, and nothing else. */
function inThread(task: SheetTask): Promise<SheetAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
      workerData: task, resourceLimits: { maxOldGenerationSizeMb: workerMegabytes, maxYoungGenerationSizeMb: 32 },
    })
    const timer = setTimeout(() => { void worker.terminate() }, workerMilliseconds)
    worker.once('message', resolve)
    worker.once('error', () => resolve({ refusal: 'unreadable' }))
    worker.once('exit', () => { clearTimeout(timer); resolve({ refusal: 'unreadable' }) })
  })
}

function withoutEmptyEnd(rows: string[][]): string[][] {
  return rows.slice(0, rows.findLastIndex((row) => row.some((cell) => cell !== '')) + 1)
}

function refused(reason: string, facts: Record<string, number> = {}): Refusal {
  const code = `table.${reason}`
  return invalid([{ path: 'file', code, facts }], code, facts)
}
