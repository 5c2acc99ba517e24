import { parentPort, workerData } from 'node:worker_threads'
import PDFDocument from 'pdfkit'
import { say } from '#kit/pure/phrase.ts'
import type { PdfDocument } from './pdf-document.ts'
import { page, PdfLayout } from './pdf-layout.ts'
import { lineHeightOf, PdfText, type Style } from './pdf-text.ts'

/**
 * Writes a document in a thread of its own: fonts of 8 MB are read and thousands of cells are set, and nobody waits for it
 * meanwhile. The file goes to the parent piece by piece, then `null`.
 */
const small: Style = { size: 8, weight: 'Regular' }
const pieceBytes = 64 * 1024

function write({ title, language, header, footer, createdAt, blocks }: PdfDocument): void {
  const doc = new PDFDocument({
    size: 'A4', margin: 0, pdfVersion: '1.7', tagged: true, lang: language, displayTitle: true, bufferPages: true, autoFirstPage: true,
    // Never the fonts that every reader is supposed to have: they know no Chinese.
    font: '',
    info: { Title: title, Author: header[0], CreationDate: createdAt, ModDate: createdAt },
  })
  sendTo(doc)
  const text = new PdfText(doc, language)
  const root = doc.struct('Document', { title })
  doc.addStructure(root)
  const layout = new PdfLayout(doc, text, root)
  for (const block of blocks) layout.put(block)
  root.end()
  const { count } = doc.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    doc.switchToPage(index)
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.fillColor('#59616e')
    text.write(header[0], page.side, 30, small)
    text.write(header[1], page.width - page.side - text.width(header[1], small), 30, small)
    const number = say([footer, footer, footer], language, { page: index + 1, pages: count })
    text.write(number, (page.width - text.width(number, small)) / 2, page.height - 30 - lineHeightOf(small) / 2, small)
    doc.endMarkedContent()
  }
  doc.end()
}

/** In pieces that are worth a message: the document itself comes in tens of thousands of small ones. */
function sendTo(doc: PDFKit.PDFDocument): void {
  let pieces: Buffer[] = []
  let length = 0
  const send = () => {
    if (length > 0) parentPort?.postMessage(new Uint8Array(Buffer.concat(pieces)))
    pieces = []
    length = 0
  }
  doc.on('data', (piece: Buffer) => {
    pieces.push(piece)
    length += piece.length
    if (length >= pieceBytes) send()
  })
  doc.on('end', () => {
    send()
    parentPort?.postMessage(null)
  })
}

write(workerData as PdfDocument)
