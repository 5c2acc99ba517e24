import { createHash } from 'node:crypto'
import { createGunzip } from 'node:zlib'
import { pipeline, Readable } from 'node:stream'
import type { Day } from '#kit/pure/time.ts'
import { invalid, Refusal, type FieldError } from '#kit/pure/refusal.ts'
import type { Upload } from '#kit/server/action.ts'
import { csvRows, UnreadableCsv, type NumberedRow } from '#kit/server/csv-stream.ts'
import type { NumberedCost } from '../cost-store.ts'
import { columnsIn, costRowIn, type Columns, type CostProblem } from '../rules/focus-file.ts'

const megabyte = 1024 * 1024
/** Kept in memory while it is read: no transaction waits for a slow sender. */
const mostBytes = 50 * megabyte
/** A small file can be packed so that it fills any disk; unpacking stops here. */
const mostUnpackedBytes = 2048 * megabyte
const mostRows = 1_000_000
/** Named to the reader of a refusal. */
const mostProblems = 100
const batchRows = 2_000

/** Reads to the end even when it is too much: the browser takes the answer only after it has sent everything. */
export async function bytesOf(upload: Upload | null): Promise<Buffer> {
  if (!upload) throw invalid([{ path: 'file', code: 'field.required' }])
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of upload.stream) {
    length += piece.length
    if (length <= mostBytes) pieces.push(piece)
  }
  if (length > mostBytes || upload.isTruncated()) throw refused('too_large', { limit: mostBytes / megabyte })
  return Buffer.concat(pieces)
}

export type CheckedFile = { readonly sha256: Buffer; readonly rowCount: number; readonly months: readonly Day[]; readonly columns: Columns }

/** The whole file once, before anything is written: a file with a row that cannot be read is refused with its rows named. */
export async function checkCosts(bytes: Buffer, latest: Day): Promise<CheckedFile> {
  const hash = createHash('sha256')
  const months = new Set<Day>()
  const problems: FieldError[] = []
  let columns: Columns | undefined
  let rowCount = 0, problemCount = 0
  for await (const rows of rowsOf(bytes, (piece) => { hash.update(piece) })) {
    for (const row of rows) {
      if (columns === undefined) { columns = columnsOf(row.cells); continue }
      if (++rowCount > mostRows) throw refused('too_many_rows', { limit: mostRows })
      const cost = costRowIn(row.cells, columns, latest)
      if ('month' in cost) months.add(cost.month)
      else if (++problemCount <= mostProblems) problems.push(problemOf(row, cost))
    }
  }
  if (columns === undefined || rowCount === 0) throw refused('empty')
  if (problemCount > 0) throw invalid(problems, 'cost.rows_wrong', { count: problemCount })
  return { sha256: hash.digest(), rowCount, months: [...months].toSorted(), columns }
}

/** The same again in batches, as they are written. */
export async function* costBatches(bytes: Buffer, { columns }: CheckedFile, latest: Day): AsyncGenerator<NumberedCost[]> {
  let batch: NumberedCost[] = []
  let isHead = true
  for await (const rows of rowsOf(bytes, () => {})) {
    for (const { row, cells } of rows) {
      if (isHead) { isHead = false; continue }
      const cost = costRowIn(cells, columns, latest)
      if ('month' in cost) batch.push({ ...cost, row })
      if (batch.length === batchRows) { yield batch; batch = [] }
    }
  }
  if (batch.length > 0) yield batch
}

function columnsOf(heads: readonly string[]): Columns {
  const { columns, missing } = columnsIn(heads)
  if (missing.length > 0) throw refused('missing_columns', { columns: missing.join(', ') })
  return columns
}

function problemOf({ row }: NumberedRow, { column, code, value }: CostProblem): FieldError {
  return { path: `rows/${row}/${column}`, code, facts: { row, column, value } }
}

async function* rowsOf(bytes: Buffer, see: (piece: Uint8Array) => void): AsyncGenerator<NumberedRow[]> {
  try {
    yield* csvRows(textOf(bytes, see))
  } catch (error) {
    if (error instanceof UnreadableCsv) throw refused('unreadable', { row: error.row })
    throw error
  }
}

/** Unpacked where it is packed; the decoder takes a byte order mark away, and another encoding than UTF-8 is refused. */
async function* textOf(bytes: Buffer, see: (piece: Uint8Array) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let length = 0
  for await (const piece of unpacked(bytes)) {
    length += piece.length
    if (length > mostUnpackedBytes) throw refused('unpacks_too_large', { limit: mostUnpackedBytes / megabyte })
    if (piece.includes(0)) throw refused('type_refused')
    see(piece)
    yield decoded(() => decoder.decode(piece, { stream: true }))
  }
  yield decoded(() => decoder.decode())
}

function decoded(decode: () => string): string {
  try {
    return decode()
  } catch {
    throw refused('type_refused')
  }
}

const pieceBytes = 256 * 1024
async function* unpacked(bytes: Buffer): AsyncGenerator<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    // Other callers get their turn between two pieces, as they do while unpacking.
    for (let at = 0; at < bytes.length; at += pieceBytes) { yield bytes.subarray(at, at + pieceBytes); await new Promise(setImmediate) }
    return
  }
  const gunzip = pipeline(Readable.from([bytes]), createGunzip({ chunkSize: pieceBytes }), () => {})
  try {
    yield* gunzip as AsyncIterable<Uint8Array>
  } catch (error) {
    throw error instanceof Refusal ? error : refused('unreadable', { row: '–' })
  }
}

function refused(reason: string, facts: Record<string, string | number> = {}): Refusal {
  const code = `cost.${reason}`
  return invalid([{ path: 'file', code, facts }], code, facts)
}
