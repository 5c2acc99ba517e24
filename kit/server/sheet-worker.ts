import { parentPort, workerData } from 'node:worker_threads'
import readAllSheets, { readSheet } from 'read-excel-file/universal'
import { ZipFile } from 'yazl'
import { unpackZip } from './zip-contents.ts'

/**
 * Reads the first sheet of a workbook, or all of them, in a thread of its own, with limits on its memory and its time: a sheet of a few
 * bytes may claim a cell at the far corner, and the reader would make all that lies before it.
 */
export type SheetTask = { readonly bytes: Uint8Array; readonly unpackedBytes: number; readonly rows: number; readonly columns: number; readonly readsAll: boolean }
export type NamedRows = { readonly name: string; readonly rows: string[][] }
export type SheetAnswer = { readonly sheets: NamedRows[] } | { readonly refusal: 'too_many_rows' | 'too_many_columns' | 'unreadable' }

/** What a workbook's reader looks at; pictures and macros are left packed. */
const isPart = (name: string) => name.endsWith('.xml') || name.endsWith('.xml.rels')

async function answer({ bytes, unpackedBytes, rows: mostRows, columns, readsAll }: SheetTask): Promise<SheetAnswer> {
  try {
    const book = await packedAgain(unpackZip(Buffer.from(bytes), unpackedBytes, isPart))
    const sheets = readsAll ? await readAllSheets(book, { trim: false }) : [{ sheet: '', data: await readSheet(book, { trim: false }) }]
    if (sheets.some(({ data }) => data.length > mostRows)) return { refusal: 'too_many_rows' }
    if (sheets.some(({ data }) => (data[0]?.length ?? 0) > columns)) return { refusal: 'too_many_columns' }
    return { sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) })) }
  } catch {
    return { refusal: 'unreadable' }
  }
}

/** The reader has its own idea of a zip file: it gets one that holds exactly what was unpacked within the limits. */
async function packedAgain(files: ReadonlyMap<string, Buffer>): Promise<ArrayBuffer> {
  const zip = new ZipFile()
  for (const [name, content] of files) zip.addBuffer(content, name, { compress: false })
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  const whole = Buffer.concat(pieces)
  return whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.length) as ArrayBuffer
}

/** As people would type it: a sheet's days are counted from 1899 in floating point, and have no time zone. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (!(value instanceof Date)) return String(value).trim()
  const [day, time] = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().slice(0, 19).split('T') as [string, string]
  return time === '00:00:00' ? day : `${day} ${time}`
}

parentPort?.postMessage(await answer(workerData as SheetTask))
