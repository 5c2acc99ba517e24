import { say, type Phrase } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import { xlsxContentType, xlsxStream, type SheetColumn, type SheetValue } from '#kit/server/xlsx.ts'
import { exportApplications } from './contract.ts'
import { walkExportedRows, type ExportedRow } from './list-store.ts'
import { deadlineStatePhrases, deadlineWords } from './deadline-state-phrases.ts'
import { applicationPhrases as phrases } from './phrases.ts'
import { stepPhrases } from './step-phrases.ts'
import { deadlineOf } from './view.ts'

type Column = { readonly header: Phrase; readonly width: number; readonly kind: SheetColumn['kind']; readonly value: (row: ExportedRow, language: Language) => SheetValue }

const columns: readonly Column[] = [
  { header: phrases.applicationNumber, width: 20, kind: 'text', value: (row) => row.number },
  { header: phrases.applicationTitle, width: 36, kind: 'text', value: (row) => row.title },
  { header: phrases.applicationKind, width: 12, kind: 'text', value: (row, language) => say(phrases[`applicationKind.${row.kind}`], language) },
  { header: phrases.applicationDepartment, width: 24, kind: 'text', value: (row) => row.departmentName },
  { header: phrases.applicationProject, width: 28, kind: 'text', value: (row) => row.projectName },
  { header: phrases.applicationServices, width: 36, kind: 'text', value: (row, language) => row.services.map(({ name }) => say(name, language)).join(', ') },
  { header: phrases.applicationStatus, width: 16, kind: 'text', value: (row, language) => say(stepPhrases[row.step], language) },
  { header: phrases.applicationRejectedItems, width: 36, kind: 'text', value: (row, language) => row.rejectedItems.map(({ name, quantity, reason }) => `${say(name, language)} × ${quantity}: ${reason}`).join('; ') },
  { header: phrases.applicant, width: 14, kind: 'text', value: (row) => row.applicantName },
  { header: phrases.applicationSubmittedAt, width: 20, kind: 'moment', value: (row) => row.submittedAt },
  { header: phrases.applicationDueOn, width: 14, kind: 'day', value: (row) => row.dueOn },
  { header: deadlineStatePhrases.deadline, width: 22, kind: 'text', value: timeLeft },
]

/** R7: as the list says it, and whether it rests on holidays that are not published yet. */
function timeLeft(row: ExportedRow, language: Language): SheetValue {
  const deadline = deadlineOf(row)
  const words = deadlineWords(deadline)
  if (!words) return null
  const said = say(words[0], language, words[1])
  return deadline.isEstimated ? say(deadlineStatePhrases.dueEstimated, language, { day: said }) : said
}

/** R9: the list as it is filtered, in the reader's language and in their scope (A3). */
export const exportQuery = query(exportApplications, async ({ database, actor, now, input }) => {
  const { language } = actor
  const title = say(phrases.applications, language)
  async function* rows(): AsyncGenerator<SheetValue[]> {
    for await (const batch of walkExportedRows(database, actor, input))
      for (const row of batch) yield columns.map(({ value }) => value(row, language))
  }
  return {
    fileName: `${title}-${dayOf(now)}.xlsx`,
    contentType: xlsxContentType,
    stream: xlsxStream({ sheetName: title, columns: columns.map(({ header, width, kind }) => ({ header: say(header, language), width, kind })), rows: rows() }),
  }
})
