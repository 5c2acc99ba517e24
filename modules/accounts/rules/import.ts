import type { PhraseValues } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import type { DepartmentKind, QuotaPermission, Role, Sector } from '#modules/access/rules/permissions.ts'
import { grantErrors } from './grants.ts'

/**
 * A table of accounts, checked as a whole (U6): department code, account name, name, roles, quota permissions, phone,
 * e-mail, language. Roles, permissions and languages by their code or their name in any language; several with a comma
 * or 、 between them. More columns are left unread.
 */
export const accountColumns = ['department', 'accountName', 'displayName', 'roles', 'quotaPermissions', 'phone', 'email', 'language'] as const
export type AccountColumn = (typeof accountColumns)[number]

export type ImportFacts = {
  readonly departments: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly kind: DepartmentKind; readonly sector: Sector | null; readonly isArchived: boolean }>
  /** What is taken already; e-mails in small letters. */
  readonly names: ReadonlySet<string>
  readonly emails: ReadonlySet<string>
  /** By code and names, in small letters. */
  readonly roles: ReadonlyMap<string, Role>
  readonly permissions: ReadonlyMap<string, QuotaPermission>
  readonly languages: ReadonlyMap<string, Language>
}
export type ImportError = { readonly column: AccountColumn; readonly code: string; readonly facts: PhraseValues }
export type ImportLine = { readonly row: number } & { readonly [column in AccountColumn]: string } & { readonly errors: readonly ImportError[] }
export type NewAccount = {
  readonly accountName: string; readonly displayName: string; readonly email: string; readonly phone: string; readonly language: Language
  readonly departmentId: string; readonly roles: readonly Role[]; readonly quotaPermissions: readonly QuotaPermission[]
}
export type CheckedAccounts = { readonly lines: readonly ImportLine[]; readonly accounts: readonly NewAccount[] }

const usualLanguage: Language = 'zh-Hans'
// The same patterns and lengths as the contract's: a table is typed by people too.
const accountNamePattern = /^[a-z][a-z0-9._-]{1,39}$/
const emailPattern = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/
const phonePattern = /^[0-9+()# -]{0,40}$/
const longest = { displayName: 64, email: 254 } as const

type Found = { readonly line: ImportLine; readonly account: NewAccount | undefined }

export function checkAccounts(rows: readonly (readonly string[])[], facts: ImportFacts): CheckedAccounts {
  const numbered = rows.map((cells, index) => ({ row: index + 1, cells })).filter(({ cells }) => accountColumns.some((_name, index) => (cells[index] ?? '').trim() !== ''))
  const found = numbered.filter(({ cells }, index) => index > 0 || !isHeading(cells, facts)).map(({ row, cells }) => readLine(row, cells, facts))
  const lines = markDoubles(found.map(({ line }) => line))
  return { lines, accounts: found.flatMap(({ account }, index) => account && lines[index]!.errors.length === 0 ? [account] : []) }
}

/** The first row names the columns, unless it already is a line. */
function isHeading(cells: readonly string[], { departments }: ImportFacts): boolean {
  return !departments.has((cells[0] ?? '').trim()) && !emailPattern.test((cells[6] ?? '').trim())
}

function readLine(row: number, cells: readonly string[], facts: ImportFacts): Found {
  const typed = Object.fromEntries(accountColumns.map((column, index) => [column, (cells[index] ?? '').trim()])) as { [column in AccountColumn]: string }
  const errors: ImportError[] = []
  const wrong = (column: AccountColumn, code: string, values: PhraseValues = { value: typed[column] }) => errors.push({ column, code, facts: values })
  const department = facts.departments.get(typed.department)
  if (!department) wrong('department', 'account.import_unknown_department')
  else if (department.isArchived) wrong('department', 'account.import_archived', { value: department.name })
  checkPerson(typed, facts, wrong)
  const roles = words(typed.roles, facts.roles, (value) => wrong('roles', 'account.import_unknown_role', { value }))
  const quotaPermissions = words(typed.quotaPermissions, facts.permissions, (value) => wrong('quotaPermissions', 'account.import_unknown_permission', { value }))
  if (typed.roles === '') wrong('roles', 'field.required')
  const language = typed.language === '' ? usualLanguage : facts.languages.get(typed.language.toLowerCase())
  if (!language) wrong('language', 'account.import_unknown_language')
  if (department && roles.length > 0) for (const { path, code } of grantErrors(department, roles, quotaPermissions)) wrong(path as AccountColumn, code)
  const { accountName, displayName, phone, email } = typed
  return { line: { row, ...typed, errors }, account: department && language ? { accountName, displayName, phone, email, language, departmentId: department.id, roles, quotaPermissions } : undefined }
}

type Complain = (column: AccountColumn, code: string, values?: PhraseValues) => void

function checkPerson({ accountName, displayName, phone, email }: { readonly [column in AccountColumn]: string }, { names, emails }: ImportFacts, wrong: Complain): void {
  if (!accountNamePattern.test(accountName)) wrong('accountName', 'account.import_account_name')
  else if (names.has(accountName)) wrong('accountName', 'field.taken')
  if (displayName === '') wrong('displayName', 'field.required')
  else if ([...displayName].length > longest.displayName) wrong('displayName', 'field.too_long', { limit: longest.displayName })
  if (!phonePattern.test(phone)) wrong('phone', 'account.import_phone')
  if (email === '') wrong('email', 'account.import_no_email')
  else if (!emailPattern.test(email) || email.length > longest.email) wrong('email', 'account.import_email')
  else if (emails.has(email.toLowerCase())) wrong('email', 'field.taken')
}

function words<Code>(text: string, known: ReadonlyMap<string, Code>, complain: (word: string) => void): Code[] {
  const codes = text.split(/[,，、;；|]/).map((word) => word.trim()).filter((word) => word !== '').flatMap((word) => {
    const code = known.get(word.toLowerCase())
    if (code === undefined) complain(word)
    return code === undefined ? [] : [code]
  })
  return [...new Set(codes)]
}

/** Names and addresses are one person's each, also within the table. */
function markDoubles(lines: readonly ImportLine[]): ImportLine[] {
  const first = new Map<string, number>()
  return lines.map((line) => {
    const doubles = (['accountName', 'email'] as const).flatMap((column): ImportError[] => {
      const key = `${column} ${line[column].toLowerCase()}`
      const row = first.get(key)
      if (row === undefined) first.set(key, line.row)
      return row === undefined || line[column] === '' ? [] : [{ column, code: 'account.import_double', facts: { row } }]
    })
    return doubles.length === 0 ? line : { ...line, errors: [...line.errors, ...doubles] }
  })
}
