import type { Language } from '#kit/pure/register.ts'

/** A document to print: what stands in it, from top to bottom. Texts are in the reader's language. */
export type PdfDocument = {
  readonly title: string
  readonly language: Language
  /** At the top of each page: who writes, and what it is. */
  readonly header: readonly [left: string, right: string]
  /** At the bottom of each page: `Page {page} of {pages}`. */
  readonly footer: string
  readonly createdAt: Date
  readonly blocks: readonly PdfBlock[]
}
export type PdfColumn = { readonly header: string; readonly weight: number; readonly isNumber?: true }
export type PdfBlock =
  | { readonly kind: 'title' | 'heading' | 'note'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  /** A number that is what the document is about. */
  | { readonly kind: 'figure'; readonly label: string; readonly value: string }
  | { readonly kind: 'table'; readonly columns: readonly PdfColumn[]; readonly rows: readonly (readonly string[])[]; readonly sum?: readonly string[]; readonly caption?: string }
  /** Lines to write on, beside a box to seal. */
  | { readonly kind: 'signature'; readonly lines: readonly string[]; readonly seal: string }

export const pdfContentType = 'application/pdf'
