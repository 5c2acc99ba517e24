import { lineHeightOf, type PdfText, type Style } from './pdf-text.ts'
import type { PdfBlock, PdfColumn } from './pdf-document.ts'

type Doc = PDFKit.PDFDocument
type Element = PDFKit.PDFStructureElement
type Cell = { readonly lines: readonly string[]; readonly style: Style }
type Table = Extract<PdfBlock, { kind: 'table' }>

export const page = { width: 595.28, height: 841.89, side: 40, top: 64, bottom: 56 } as const
const left = page.side
const room = page.width - 2 * page.side
const lowest = page.height - page.bottom
const mostLines = 40

const styles = {
  title: { size: 20, weight: 'Bold' }, heading: { size: 11, weight: 'Bold' }, text: { size: 9, weight: 'Regular' }, label: { size: 8, weight: 'Regular' },
  strong: { size: 9, weight: 'Bold' }, figure: { size: 16, weight: 'Bold' }, cell: { size: 7.5, weight: 'Regular' }, cellHead: { size: 7.5, weight: 'Bold' },
} as const satisfies Record<string, Style>
const ink = { text: '#1a1d21', soft: '#59616e', line: '#c4cad3', head: '#eef1f5' } as const
const padding = 4
const smallest = 4.5

/** Puts blocks one below the other and begins new pages; every text belongs to the document's structure, lines and fills do not. */
export class PdfLayout {
  readonly #doc: Doc
  readonly #text: PdfText
  readonly #root: Element
  #y: number = page.top

  constructor(doc: Doc, text: PdfText, root: Element) {
    this.#doc = doc
    this.#text = text
    this.#root = root
  }

  put(block: PdfBlock): void {
    if (block.kind === 'title') this.#paragraph('H1', block.text, styles.title, 6)
    else if (block.kind === 'heading') this.#heading(block.text)
    else if (block.kind === 'facts') this.#facts(block.facts)
    else if (block.kind === 'figure') this.#figure(block)
    else if (block.kind === 'table') this.#table(block)
    else if (block.kind === 'signature') this.#signature(block)
    else this.#paragraph('P', block.text, styles.label, 4, ink.soft)
  }

  /** Room for so many points; else a new page. Answers whether it is one. */
  #need(height: number): boolean {
    if (this.#y + height <= lowest) return false
    this.#doc.addPage()
    this.#y = page.top
    return true
  }

  #draw(paint: () => void): void {
    this.#doc.markContent('Artifact', { type: 'Layout' })
    paint()
    this.#doc.endMarkedContent()
  }

  #element(parent: Element, tag: string, write: () => void): void {
    parent.add(this.#doc.struct(tag, {}, write))
  }

  #lines(lines: readonly string[], x: number, y: number, style: Style, color: string, rightEdge?: number): void {
    this.#doc.fillColor(color)
    for (const [index, line] of lines.entries())
      if (line !== '') this.#text.write(line, rightEdge === undefined ? x : rightEdge - this.#text.width(line, style), y + index * lineHeightOf(style), style)
  }

  #paragraph(tag: string, text: string, style: Style, below: number, color: string = ink.text): void {
    const lines = this.#text.lines(text, style, room, mostLines)
    const height = lines.length * lineHeightOf(style)
    this.#need(height)
    this.#element(this.#root, tag, () => this.#lines(lines, left, this.#y, style, color))
    this.#y += height + below
  }

  /** A heading never stands at the foot of a page alone. */
  #heading(text: string): void {
    this.#need(70)
    this.#y += 8
    this.#paragraph('H2', text, styles.heading, 3)
  }

  #facts(facts: readonly (readonly [string, string])[]): void {
    const [columns, labelRoom] = [2, 74]
    const width = room / columns
    for (let index = 0; index < facts.length; index += columns) {
      const pair = facts.slice(index, index + columns).map(([label, value]) => ({ label, lines: this.#text.lines(value, styles.text, width - labelRoom - 8, mostLines) }))
      const height = Math.max(...pair.map(({ lines }) => lines.length)) * lineHeightOf(styles.text) + 2
      this.#need(height)
      for (const [column, { label, lines }] of pair.entries()) {
        const x = left + column * width
        this.#element(this.#root, 'P', () => {
          this.#lines([label], x, this.#y + 0.7, styles.label, ink.soft)
          this.#lines(lines, x + labelRoom, this.#y, styles.text, ink.text)
        })
      }
      this.#y += height
    }
    this.#y += 4
  }

  #figure({ label, value }: { readonly label: string; readonly value: string }): void {
    const height = 38
    this.#need(height)
    this.#draw(() => this.#doc.rect(left, this.#y, room, height - 6).fill(ink.head))
    this.#element(this.#root, 'P', () => {
      this.#lines([label], left + 10, this.#y + 9, styles.text, ink.soft)
      this.#lines([value], 0, this.#y + 4, styles.figure, ink.text, left + room - 10)
    })
    this.#y += height
  }

  // ---- tables ----

  #table({ columns, rows, sum, caption }: Table): void {
    const element = this.#doc.struct('Table', caption === undefined ? {} : { title: caption })
    this.#root.add(element)
    const widths = widthsOf(columns)
    const heads = columns.map(({ header }) => header)
    this.#need(60)
    this.#row(element, columns, widths, heads, 'head')
    for (const row of rows) this.#row(element, columns, widths, row, 'body')
    if (sum) this.#row(element, columns, widths, sum, 'sum')
    element.end()
    this.#y += 8
  }

  #row(table: Element, columns: readonly PdfColumn[], widths: readonly number[], values: readonly string[], kind: 'head' | 'body' | 'sum'): void {
    const style = kind === 'body' ? styles.cell : styles.cellHead
    const cells = values.map((value, index) => this.#cell(value, columns[index]!, widths[index]! - 2 * padding, style))
    const height = Math.max(1, ...cells.map(({ lines }) => lines.length)) * lineHeightOf(style) + padding
    if (this.#need(height) && kind !== 'head') this.#repeatHead(columns, widths)
    const y = this.#y
    if (kind !== 'body') this.#draw(() => this.#doc.rect(left, y, room, height).fill(ink.head))
    const row = this.#doc.struct('TR')
    table.add(row)
    this.#cells(cells, columns, widths, (index, write) => this.#element(row, kind === 'head' || (kind === 'sum' && index === 0) ? 'TH' : 'TD', write))
    row.end()
    this.#draw(() => this.#doc.moveTo(left, y + height).lineTo(left + room, y + height).lineWidth(0.5).stroke(ink.line))
    this.#y += height
  }

  /** On each further page for the eye only: the structure has it once. */
  #repeatHead(columns: readonly PdfColumn[], widths: readonly number[]): void {
    const style = styles.cellHead
    const cells = columns.map((column, index) => this.#cell(column.header, column, widths[index]! - 2 * padding, style))
    const height = Math.max(...cells.map(({ lines }) => lines.length)) * lineHeightOf(style) + padding
    this.#draw(() => {
      this.#doc.rect(left, this.#y, room, height).fill(ink.head)
      this.#cells(cells, columns, widths, (_, write) => write())
    })
    this.#y += height
  }

  /** A number is never broken: one that is too wide is written smaller. */
  #cell(value: string, { isNumber }: PdfColumn, width: number, style: Style): Cell {
    const wide = isNumber ? this.#text.width(value, style) : 0
    const fitting = wide <= width ? style : { ...style, size: Math.max(smallest, style.size * width / wide * 0.99) }
    return { style: fitting, lines: this.#text.lines(value, fitting, width, mostLines) }
  }

  #cells(cells: readonly Cell[], columns: readonly PdfColumn[], widths: readonly number[], put: (index: number, write: () => void) => void): void {
    let x = left
    for (const [index, { lines, style }] of cells.entries()) {
      const [from, width] = [x, widths[index]!]
      put(index, () => this.#lines(lines, from + padding, this.#y + padding / 2, style, ink.text, columns[index]!.isNumber ? from + width - padding : undefined))
      x += width
    }
  }

  // ---- signing ----

  #signature({ lines, seal }: { readonly lines: readonly string[]; readonly seal: string }): void {
    const height = 132
    this.#need(height)
    const half = room / 2
    const step = height / lines.length
    this.#draw(() => {
      this.#doc.lineWidth(0.8).rect(left, this.#y, room, height).stroke(ink.soft)
      this.#doc.moveTo(left + half, this.#y).lineTo(left + half, this.#y + height).stroke(ink.soft)
      for (const index of lines.keys())
        this.#doc.lineWidth(0.5).moveTo(left + 96, this.#y + (index + 1) * step - 10).lineTo(left + half - 14, this.#y + (index + 1) * step - 10).stroke(ink.soft)
    })
    for (const [index, label] of lines.entries()) this.#element(this.#root, 'P', () => this.#lines(this.#text.lines(label, styles.text, 78, 2), left + 12, this.#y + (index + 1) * step - 24, styles.text, ink.text))
    this.#element(this.#root, 'P', () => this.#lines([seal], left + half + 12, this.#y + 10, styles.text, ink.soft))
    this.#y += height + 8
  }
}

/** The whole width, shared by weight. */
function widthsOf(columns: readonly PdfColumn[]): number[] {
  const all = columns.reduce((sum, { weight }) => sum + weight, 0)
  return columns.map(({ weight }) => room * weight / all)
}
