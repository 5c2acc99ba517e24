import { createHash } from 'node:crypto'
import { say, type Phrase } from '#kit/pure/phrase.ts'
import { invalid } from '#kit/pure/refusal.ts'
import { languages, type Language } from '#kit/pure/register.ts'
import { action, query, type ActionContext, type Route } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import { readTable } from '#kit/server/spreadsheet.ts'
import { xlsxBook, xlsxContentType, type Sheet, type SheetValue } from '#kit/server/xlsx.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { quotaPermissions, roles, rolesFor, type QuotaPermission, type Role } from '#modules/access/rules/permissions.ts'
import { rootDepartment } from '#modules/departments/offers.ts'
import { accountImportLimits, accountImportTemplate, importAccounts } from '../import-contract.ts'
import { accountImportPhrases as phrases } from '../import-phrases.ts'
import { readNamedDepartments, readOpenDepartments, shareNamedDepartments } from '../import-store.ts'
import { insertInvited, readTaken } from '../invitation-store.ts'
import { accountColumns, checkAccounts, type CheckedAccounts, type ImportError, type ImportFacts } from '../rules/import.ts'
import { kernelPhrases } from '#kit/pure/phrases.ts'
import { accountPhrases } from '../phrases.ts'

type Context = ActionContext<typeof importAccounts>
type Table = { readonly fileName: string; readonly rows: readonly (readonly string[])[] }

/** A refusal names so many errors; the check before shows all of them. */
const mostErrors = 100

/** U6: the table is read before the transaction begins, so that a slow upload holds nothing. */
export const importAccountsRoute: Route = {
  endpoint: importAccounts, isWrite: true,
  run: async (call) => {
    // A heading and empty lines are no accounts.
    const rows = await readTable(call.request.upload, { bytes: accountImportLimits.bytes, rows: accountImportLimits.rows + 1 })
    // Part of what the idempotency key stands for: another table under the same key is another request.
    const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
    const table = { fileName: call.request.upload!.fileName, rows }
    return action(importAccounts, (context) => importTable(context, table)).run({ ...call, input: { ...call.input as object, digest } })
  },
}

/** Checked whole, made whole: with one wrong line there is no account. */
async function importTable({ tx, actor, input, record }: Context, { fileName, rows }: Table) {
  const isApplied = input.apply === 'true'
  if (isApplied) await shareNamedDepartments(tx, column(rows, 0))
  const checked = checkAccounts(rows, await factsOf(tx, rows))
  if (checked.lines.length === 0) throw invalid([{ path: 'file', code: 'account.import_no_lines' }], 'account.import_no_lines')
  const { rows: limit } = accountImportLimits
  if (checked.lines.length > limit) throw invalid([{ path: 'file', code: 'table.too_many_rows', facts: { limit } }], 'table.too_many_rows', { limit })
  const wrong = checked.lines.filter(({ errors }) => errors.length > 0).length
  if (isApplied && wrong > 0) throw invalid(fieldErrors(checked), 'account.import_wrong', { wrong })
  if (isApplied) {
    const invitations = new Map((await insertInvited(tx, checked.accounts)).map((invitation) => [invitation.accountName, invitation]))
    for (const account of checked.accounts) {
      const { accountId, linkId } = invitations.get(account.accountName)!
      record({ kind: 'account.created', subject: { kind: 'account', id: accountId }, departmentId: account.departmentId, facts: { after: account, invitationId: linkId, fileName } })
    }
    const rootId = await rootDepartment(tx)
    record({ kind: 'account.imported', subject: { kind: 'department', id: rootId }, departmentId: rootId, facts: { fileName, count: checked.accounts.length } })
  }
  return { lines: checked.lines.map(({ errors, ...line }) => ({ ...line, errors: errors.map((error) => errorAnswer(error, actor.language)) })), valid: checked.lines.length - wrong, wrong, applied: isApplied }
}

function column(rows: Table['rows'], index: number): string[] {
  return [...new Set(rows.map((cells) => (cells[index] ?? '').trim()))]
}

async function factsOf(reader: Reader, rows: Table['rows']): Promise<ImportFacts> {
  const taken = await readTaken(reader, column(rows, 1), column(rows, 6).map((email) => email.toLowerCase()))
  return {
    ...taken, departments: await readNamedDepartments(reader, column(rows, 0)),
    roles: byWords(roles, (role) => accessPhrases[`role.${role}`]), permissions: byWords(quotaPermissions, (permission) => accessPhrases[permission]),
    languages: new Map([...languages.map((language) => [language.toLowerCase(), language] as const), ...Object.entries(languageNames).map(([language, name]) => [name.toLowerCase(), language as Language] as const)]),
  }
}

const languageNames: Readonly<Record<Language, string>> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' }

function byWords<Code extends string>(codes: readonly Code[], nameOf: (code: Code) => Phrase): Map<string, Code> {
  return new Map(codes.flatMap((code) => [code, ...nameOf(code)].map((word) => [word.toLowerCase(), code] as const)))
}

const words: Readonly<Record<string, Phrase>> = { ...kernelPhrases, ...accountPhrases, ...phrases }

function errorAnswer({ column: at, code, facts }: ImportError, language: Language) {
  return { column: at, code, message: say(words[code]!, language, facts) }
}
function fieldErrors({ lines }: CheckedAccounts) {
  return lines.flatMap(({ row, errors }) => errors.map(({ column: at, code, facts }) => ({ path: `${row}/${at}`, code, facts }))).slice(0, mostErrors)
}

/** The table to fill in, in the language of the page; beside it what may be written there. */
export const accountImportTemplateQuery = query(accountImportTemplate, async ({ database, actor }) => {
  const t = (phrase: Phrase) => say(phrase, actor.language)
  const roleName = (role: Role) => t(accessPhrases[`role.${role}`])
  const permissionName = (permission: QuotaPermission) => t(accessPhrases[permission])
  const departments = await readOpenDepartments(database)
  const sheet = (name: Phrase, headings: readonly { readonly header: Phrase; readonly choices?: readonly string[] }[], rows: readonly SheetValue[][]): Sheet => ({
    sheetName: t(name), columns: headings.map(({ header, choices }) => ({ header: t(header), width: 24, kind: 'text', ...choices ? { choices } : {} })), rows: each(rows),
  })
  const choices = { roles: roles.filter((role) => role !== 'member').map(roleName), language: Object.values(languageNames) }
  return {
    fileName: `${t(phrases['account.sheet.accounts'])}.xlsx`, contentType: xlsxContentType,
    stream: xlsxBook([
      sheet(phrases['account.sheet.accounts'], accountColumns.map((name) => ({ header: phrases[`account.sheet.${name}`], ...name === 'roles' || name === 'language' ? { choices: choices[name] } : {} })), []),
      sheet(phrases['account.sheet.departments'], [{ header: phrases['account.sheet.department'] }, { header: phrases['account.sheet.departmentName'] }, { header: phrases['account.sheet.roles'] }],
        departments.map((department) => [department.code, department.name, rolesFor(department).map(roleName).join('、')])),
      sheet(phrases['account.sheet.words'], [{ header: phrases['account.sheet.quotaPermissions'] }], quotaPermissions.map((permission) => [permissionName(permission)])),
    ]),
  }
})

async function* each(rows: readonly SheetValue[][]): AsyncGenerator<SheetValue[]> {
  yield* rows
}
