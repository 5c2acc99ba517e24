import { say } from '#kit/pure/phrase.ts'
import { invalid, notFound } from '#kit/pure/refusal.ts'
import { query } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import { readSheets } from '#kit/server/spreadsheet.ts'
import { xlsxBook, xlsxContentType } from '#kit/server/xlsx.ts'
import { reaches, type Actor } from '#modules/access/rules/actor.ts'
import { applicableDefinitions, configurationFacts } from '#modules/catalogue/offers.ts'
import { findDepartment } from '#modules/departments/offers.ts'
import { importItems, importLimits, importTemplate } from '../import-contract.ts'
import { importPhrases as phrases } from '../import-phrases.ts'
import { importedRows } from '../item-import.ts'
import { templateSheet } from '../item-template.ts'

/** R15: a workbook made from the catalogue as it is now, in the reader's language. */
export const templateQuery = query(importTemplate, async ({ database, actor, input }) => {
  const departmentId = await applyingDepartment(database, actor, input.departmentId)
  const facts = await configurationFacts(database, { regionId: input.regionId ?? null, departmentId })
  const definitions = (await applicableDefinitions(database)).map(({ definition }) => definition)
  const wanted = input.services?.split(',').map((code) => code.trim()) ?? definitions.map(({ code }) => code)
  const chosen = definitions.filter(({ code }) => wanted.includes(code))
  if (chosen.length === 0 || wanted.some((code) => !chosen.some((definition) => definition.code === code))) throw invalid([{ path: 'services', code: 'field.not_an_option' }])
  return {
    fileName: `${say(phrases.templateName, actor.language)}.xlsx`, contentType: xlsxContentType,
    stream: xlsxBook(chosen.map((definition) => templateSheet(definition, facts, actor.language))),
  }
})

/** R15: every row checked before anything is stored; storing is the applicant's next save. */
export const importQuery = query(importItems, async ({ database, actor, input, request }) => {
  const departmentId = await applyingDepartment(database, actor, input.departmentId)
  // The headings and the explanation stand above the rows of each sheet.
  const sheets = await readSheets(request.upload, { ...importLimits, rows: importLimits.rows + 2 })
  const rows = await importedRows(database, departmentId, sheets)
  const valid = rows.filter(({ item }) => item !== null).length
  return { rows, valid, invalid: rows.length - valid }
})

/** The department that the items are for: one that the actor may apply for; the actor's own if none is named. */
async function applyingDepartment(reader: Reader, actor: Actor, asked: string | undefined): Promise<string> {
  const department = await findDepartment(reader, asked ?? actor.departmentId ?? '0')
  if (!department || department.kind === 'root' || !reaches(actor, 'resource.apply', { departmentId: department.id, sector: department.sector })) throw notFound()
  return department.id
}
