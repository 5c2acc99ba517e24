import { parseMoney } from '#kit/pure/money.ts'
import { say } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { query } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import { pdfContentType, type PdfBlock, type PdfColumn } from '#kit/server/pdf-document.ts'
import { pdfStream } from '#kit/server/pdf.ts'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import type { BillLine } from './contract.ts'
import { printBill } from './export-contract.ts'
import { exportPhrases as phrases } from './export-phrases.ts'
import { issuerOf } from './export-store.ts'
import { billFile, factsOf, groupsOf, linesOf, serviceName, type BillFile } from './export-view.ts'
import { groupedBy, writtenAmount } from './rules/grouping.ts'
import { grouped } from './rules/written-number.ts'
import { readSums } from './sum-store.ts'

/** Longer bills are added up by project and service: nobody reads, or signs, a hundred pages of lines. */
export const mostPrintedLines = 1000

/** B6: a bill that one can sign: sums, lines by project, boxes for signatures and the seal. */
export const printBillQuery = query(printBill, async ({ database, actor, now, input }) => {
  const { language } = actor
  const file = await billFile(database, actor, input, now)
  const { bill, scope, words, number } = file
  const issuer = await issuerOf(database)
  const title = `${words(phrases['bill.file.title'])} ${bill.month} ${bill.unit.name}`
  const details = bill.lineCount > mostPrintedLines ? await sumBlocks(database, file, language) : await lineBlocks(database, file, language)
  const blocks: PdfBlock[] = [
    { kind: 'title', text: title },
    ...file.remarks.map((text): PdfBlock => ({ kind: 'note', text })),
    { kind: 'facts', facts: factsOf(file) },
    { kind: 'figure', label: words(phrases['bill.file.total']), value: `${bill.currency.code} ${grouped(bill.total)}` },
    ...groupBlocks(file, language), ...details, ...signatureBlocks(file),
  ]
  return {
    fileName: file.fileName('.pdf'), contentType: pdfContentType,
    stream: pdfStream({ title: `${title} (${number}, R${scope.revision})`, language, header: [issuer, number], footer: pageWords(language), createdAt: now, blocks }),
  }
})

/** With its marks for page and pages left in. */
function pageWords(language: Language): string {
  return say(phrases['bill.sign.page'], language)
}

function groupBlocks(file: BillFile, language: Language): PdfBlock[] {
  const { bill, words } = file
  const total = [words(phrases['bill.file.total']), String(bill.lineCount), grouped(bill.total)]
  return groupsOf(file, language).flatMap(({ title, column, groups }): PdfBlock[] => [
    { kind: 'heading', text: title },
    { kind: 'table', caption: title, columns: sumColumns(file, column), rows: groups.map(({ name, lineCount, amount }) => [name, String(lineCount), grouped(amount)]), sum: total },
  ])
}

function sumColumns({ words }: BillFile, header: string): PdfColumn[] {
  return [{ header, weight: 6 }, { header: words(phrases['bill.file.lines']), weight: 1.3, isNumber: true }, { header: words(phrases['bill.file.amount']), weight: 2.2, isNumber: true }]
}

// ---- lines by project ----

async function lineBlocks(reader: Reader, file: BillFile, language: Language): Promise<PdfBlock[]> {
  const { words, currency } = file
  const byProject = new Map<string | null, { readonly name: string; readonly lines: BillLine[] }>()
  for await (const batch of linesOf(reader, file))
    for (const line of batch) {
      const id = line.project?.id ?? null
      const group = byProject.get(id) ?? { name: line.project?.name ?? words(phrases['bill.file.no_project']), lines: [] }
      group.lines.push(line)
      byProject.set(id, group)
    }
  return [...byProject.values()].flatMap(({ name, lines }): PdfBlock[] => {
    const title = words(phrases['bill.file.project_of'], { name })
    const sum = lines.reduce((all, { amount }) => all + parseMoney(amount, 4), 0n)
    return [
      { kind: 'heading', text: title },
      { kind: 'table', caption: title, columns: lineColumns(file), rows: lines.map((line) => lineCells(line, file, language)), sum: [words(phrases['bill.file.subtotal']), '', '', '', '', '', grouped(writtenAmount(sum, currency.decimals))] },
    ]
  })
}

function lineColumns({ words }: BillFile): PdfColumn[] {
  return [
    { header: words(phrases['bill.line.number']), weight: 1.15 }, { header: words(phrases['bill.line.resource']), weight: 3.1 }, { header: words(phrases['bill.line.component']), weight: 3.6 },
    { header: words(phrases['bill.line.quantity']), weight: 1.8, isNumber: true }, { header: words(phrases['bill.line.period']), weight: 1.9 },
    { header: words(phrases['bill.line.unit_price']), weight: 1.7, isNumber: true }, { header: words(phrases['bill.file.amount']), weight: 1.9, isNumber: true },
  ]
}

function lineCells(line: BillLine, { words }: BillFile, language: Language): string[] {
  const { kind, resource, component, provider, note, quantity, count, unit, unitPrice, priceNumber, usageMonth, fromDay, toDay, days, amount } = line
  const thing = [provider, ...[component.category, component.resource, component.spec].map((code) => words(priceWord(code)))].filter((part) => part !== '').join(' · ')
  const what = kind === 'adjustment' ? words(phrases['bill.line.adjustment'], { reason: note }) : [thing, note].filter((part) => part !== '').join('\n')
  const many = kind === 'adjustment' ? '' : `${grouped(quantity)}${count === 1 ? '' : ` × ${count}`} ${unit}`
  return [
    String(line.number), resource === null ? serviceName(line, language) : [resource.name, resource.instanceId].filter((part, index, all) => part !== '' && all.indexOf(part) === index).join('\n'),
    usageMonth === null ? what : `${what}\n${words(phrases['bill.line.late'], { month: usageMonth })}`,
    many.trim(), period(fromDay, toDay, kind === 'fixed' ? `${words(phrases['bill.line.days'])} ${days}` : ''),
    unitPrice === null ? '' : `${grouped(unitPrice)}${priceNumber === null || priceNumber === 1 ? '' : ` / ${priceNumber}`}`, grouped(amount),
  ]
}

/** `08-01 – 08-31`, below it for how many days. */
function period(fromDay: string, toDay: string, days: string): string {
  return `${fromDay.slice(5)} – ${toDay.slice(5)}${days === '' ? '' : `\n${days}`}`
}

// ---- a long bill: sums by project and service ----

async function sumBlocks(reader: Reader, file: BillFile, language: Language): Promise<PdfBlock[]> {
  const { bill, scope, words, currency } = file
  const sums = await readSums(reader, scope)
  const title = words(phrases['bill.file.all_lines'])
  const rows = groupedBy(sums, ({ projectId, serviceCode, kind }) => `${projectId} ${serviceCode} ${kind}`).map(({ first, amount, lineCount }) => [
    first.projectName ?? words(phrases['bill.file.no_project']),
    serviceName({ kind: first.kind, service: first.serviceCode === null ? null : { code: first.serviceCode, names: first.serviceName! } }, language),
    String(lineCount), grouped(writtenAmount(amount, currency.decimals)),
  ])
  const [project, ...others] = sumColumns(file, words(phrases['bill.line.project']))
  return [
    { kind: 'heading', text: title },
    { kind: 'note', text: words(phrases['bill.file.lines_elsewhere'], { count: bill.lineCount }) },
    { kind: 'table', caption: title, columns: [{ ...project!, weight: 3.5 }, { header: words(phrases['bill.line.service']), weight: 3.5 }, ...others], rows, sum: [words(phrases['bill.file.total']), '', String(bill.lineCount), grouped(bill.total)] },
  ]
}

/** The unit answers the bill as a whole (B2): a part of it is not signed. */
function signatureBlocks({ bill, words }: BillFile): PdfBlock[] {
  if (bill.isCut) return []
  return [
    { kind: 'heading', text: words(phrases['bill.sign.heading']) },
    { kind: 'signature', lines: [words(phrases['bill.sign.handled_by']), words(phrases['bill.sign.responsible']), words(phrases['bill.sign.date'])], seal: words(phrases['bill.sign.seal']) },
  ]
}
