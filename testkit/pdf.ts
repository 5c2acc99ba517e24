import { getDocumentProxy } from 'unpdf'

export type ReadPdf = { readonly pages: readonly string[]; readonly title: string; readonly language: string; readonly isMarked: boolean; readonly roles: ReadonlySet<string> }

/** What a reader's program finds in a PDF: the text of each page, its title, language and structure. */
export async function readPdf(file: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(file), { useSystemFonts: false, verbosity: 0 })
  const pages: string[] = []
  const roles = new Set<string>()
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => 'str' in item ? item.str : '').join(' '))
    collect(await page.getStructTree(), roles)
  }
  const [{ info }, mark] = await Promise.all([document.getMetadata(), document.getMarkInfo()])
  const { Title, Language } = info as { Title?: string; Language?: string }
  const isMarked = (mark as { Marked?: boolean } | null)?.Marked ?? false
  return { pages, title: Title ?? '', language: Language ?? '', isMarked, roles }
}

function collect(node: unknown, roles: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  const { role, children } = node as { role?: string; children?: unknown[] }
  if (role !== undefined) roles.add(role)
  for (const child of children ?? []) collect(child, roles)
}
