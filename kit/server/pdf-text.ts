import { fileURLToPath } from 'node:url'
import type { Language } from '#kit/pure/register.ts'

/** The little of pdfkit that writing a line takes. */
export type Canvas = Pick<PDFKit.PDFDocument, 'font' | 'fontSize' | 'text' | 'widthOfString'>
type Script = 'sc' | 'tc'
export type Weight = 'Regular' | 'Bold'
export type Style = { readonly size: number; readonly weight: Weight }

const files = {
  sc: (weight: Weight) => fileURLToPath(new URL(`../fonts/NotoSansHans-${weight}.otf`, import.meta.resolve('@embedpdf/fonts-sc'))),
  tc: (weight: Weight) => fileURLToPath(new URL(`../fonts/NotoSansHant-${weight}.otf`, import.meta.resolve('@embedpdf/fonts-tc'))),
} as const satisfies Record<Script, (weight: Weight) => string>

/** pdfkit keeps the opened font where its types do not show it; it knows which characters the font has. */
type OpenedFont = { readonly _font: { readonly font: { hasGlyphForCodePoint(code: number): boolean } } }
type Run = { readonly script: Script; readonly text: string }

/** Signs that never begin a line. */
const closing = /^[·，。、；：！？）》」』】〕,.;:!?)\]}%]$/
const isWide = (sign: string) => sign >= '\u2e80'
export const lineHeightOf = ({ size }: Style): number => size * 1.45

/**
 * Measures, breaks and writes text in Noto Sans: Traditional Chinese readers get the shapes of Taiwan, all others those of the
 * mainland; a sign that one font lacks comes from the other. Only signs that are used end up in the file.
 */
export class PdfText {
  readonly #canvas: Canvas
  readonly #scripts: readonly [Script, Script]
  readonly #widths = new Map<string, number>()
  /** Whether a font has a sign; both weights have the same. */
  readonly #known = new Map<string, boolean>()

  constructor(canvas: Canvas, language: Language) {
    this.#canvas = canvas
    this.#scripts = language === 'zh-Hant' ? ['tc', 'sc'] : ['sc', 'tc']
  }

  /** As wide as it is written, in points. */
  width(text: string, style: Style): number {
    let width = 0
    for (const sign of text) width += this.#widthOf(sign, style.weight)
    return width * style.size
  }

  /** Lines of at most so many points; at most `mostLines`, the last one then ends in an ellipsis. */
  lines(text: string, style: Style, room: number, mostLines: number): string[] {
    const lines = text.split('\n').flatMap((part) => this.#wrapped(part, style, room))
    if (lines.length <= mostLines) return lines
    return [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]!.slice(0, -1)}…`]
  }

  write(text: string, x: number, y: number, style: Style): void {
    let at = x
    for (const run of this.#runs(text, style.weight)) {
      this.#canvas.font(files[run.script](style.weight)).fontSize(style.size).text(run.text, at, y, { lineBreak: false })
      at += this.width(run.text, style)
    }
  }

  #wrapped(text: string, style: Style, room: number): string[] {
    const lines: string[] = []
    const signs = [...text]
    for (let start = 0; start < signs.length;) {
      let end = start
      let width = 0
      while (end < signs.length && (width += this.#widthOf(signs[end]!, style.weight) * style.size) <= room) end++
      if (end < signs.length) end = breakBefore(signs, start, Math.max(end, start + 1))
      lines.push(signs.slice(start, end).join('').trimEnd())
      start = end
      while (signs[start] === ' ') start++
    }
    return lines.length === 0 ? [''] : lines
  }

  /** In one font if there is one that has every sign: a name does not change its face half-way. */
  #runs(text: string, weight: Weight): Run[] {
    const whole = this.#scripts.find((script) => [...text].every((sign) => this.#has(sign, script, weight)))
    if (whole) return [{ script: whole, text }]
    const runs: Run[] = []
    for (const sign of text) {
      const script = this.#homeOf(sign, weight)
      const last = runs.at(-1)
      if (last?.script === script) runs[runs.length - 1] = { script, text: last.text + sign }
      else runs.push({ script, text: sign })
    }
    return runs
  }

  #homeOf(sign: string, weight: Weight): Script {
    return this.#scripts.find((script) => this.#has(sign, script, weight)) ?? this.#scripts[0]
  }

  #has(sign: string, script: Script, weight: Weight): boolean {
    const key = `${script}${sign}`
    let known = this.#known.get(key)
    if (known === undefined) {
      known = (this.#canvas.font(files[script](weight)) as unknown as OpenedFont)._font.font.hasGlyphForCodePoint(sign.codePointAt(0)!)
      this.#known.set(key, known)
    }
    return known
  }

  #widthOf(sign: string, weight: Weight): number {
    const key = `${weight}${sign}`
    let width = this.#widths.get(key)
    if (width === undefined) {
      width = this.#canvas.font(files[this.#homeOf(sign, weight)](weight)).fontSize(100).widthOfString(sign) / 100
      this.#widths.set(key, width)
    }
    return width
  }
}

/** The last place not after `end` where a line may break: between wide signs, after a space or a joining sign; else right there. */
function breakBefore(signs: readonly string[], start: number, end: number): number {
  for (let at = end; at > start; at--) {
    const [before, after] = [signs[at - 1]!, signs[at]!]
    if (closing.test(after)) continue
    if (isWide(before) || isWide(after) || /[ \-/_,;:·]/.test(before)) return at
  }
  return end
}
