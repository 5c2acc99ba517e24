import { describe, expect, test } from 'vitest'
import { checkAccounts, type ImportFacts } from './import.ts'

const facts: ImportFacts = {
  departments: new Map([
    ['jtt', { id: '7', name: '省交通运输厅', kind: 'unit', sector: 'government', isArchived: false }],
    ['old', { id: '8', name: '旧厅', kind: 'unit', sector: 'government', isArchived: true }],
    ['yun', { id: '1', name: '一朵云', kind: 'root', sector: null, isArchived: false }],
  ]),
  names: new Set(['jtt.user']), emails: new Set(['jtt.user@yunshan.example']),
  roles: new Map([['department_user', 'department_user'], ['厅局用户', 'department_user'], ['department_admin', 'department_admin'], ['om_operator', 'om_operator'], ['auditor', 'auditor']]),
  permissions: new Map([['quota.view', 'quota.view'], ['查看配额', 'quota.view'], ['quota.apply', 'quota.apply']]),
  languages: new Map([['zh-hans', 'zh-Hans'], ['english', 'en']]),
}
const heading = ['部门代码', '账号名', '姓名', '角色', '配额权限', '电话', '邮箱', '语言']
const right = ['jtt', 'lin.qing', '林青', '厅局用户', '查看配额、quota.apply', '13800001111', 'lin.qing@x.example', 'English']
const errorsOf = (...rows: string[][]) => checkAccounts([heading, ...rows], facts).lines.flatMap(({ row, errors }) => errors.map(({ column, code }) => `${row} ${column} ${code}`))
const changed = (changes: Record<number, string>) => right.map((cell, index) => changes[index] ?? cell)

describe('[U6] a table of accounts', () => {
  test('a right line, with names in the language of the page and a language of its own', () =>
    expect(checkAccounts([heading, right], facts)).toMatchObject({
      lines: [{ row: 2, errors: [] }],
      accounts: [{ accountName: 'lin.qing', displayName: '林青', departmentId: '7', roles: ['department_user'], quotaPermissions: ['quota.view', 'quota.apply'], phone: '13800001111', email: 'lin.qing@x.example', language: 'en' }],
    }))
  test('without a heading, with empty rows, with cells left empty', () =>
    expect(checkAccounts([right, [], ['', ' '], changed({ 1: 'wang.lan', 4: '', 5: '', 6: 'w@x.example', 7: '' })], facts)).toMatchObject({ lines: [{ row: 1 }, { row: 4, errors: [] }], accounts: [{}, { quotaPermissions: [], phone: '', language: 'zh-Hans' }] }))
  test.each<[string, Record<number, string>, string[]]>([
    ['an unknown department', { 0: 'nowhere' }, ['department account.import_unknown_department']],
    ['an archived one', { 0: 'old' }, ['department account.import_archived']],
    ['a name that is no account name', { 1: 'Lin Qing' }, ['accountName account.import_account_name']],
    ['a taken name', { 1: 'jtt.user' }, ['accountName field.taken']],
    ['no name', { 2: '' }, ['displayName field.required']],
    ['a name that is too long', { 2: '长'.repeat(65) }, ['displayName field.too_long']],
    ['no role', { 3: '' }, ['roles field.required']],
    ['a role that there is not', { 3: '厅长' }, ['roles account.import_unknown_role']],
    ['a role that does not fit', { 3: 'om_operator' }, ['roles account.role_does_not_fit']],
    ['powers that stay separated', { 0: 'yun', 3: 'om_operator, auditor' }, ['roles account.separated']],
    ['quota permissions at the root', { 0: 'yun', 3: 'auditor' }, ['quotaPermissions account.quota_needs_operator']],
    ['a permission that there is not', { 4: '查看配额、全部' }, ['quotaPermissions account.import_unknown_permission']],
    ['a phone with letters', { 5: 'call me' }, ['phone account.import_phone']],
    ['no e-mail: nowhere to send the link', { 6: '' }, ['email account.import_no_email']],
    ['no e-mail address', { 6: 'x@y' }, ['email account.import_email']],
    ['two header lines in an address', { 6: 'x@y.example\nBcc: z@y.example' }, ['email account.import_email']],
    ['a taken e-mail, however it is written', { 6: 'JTT.User@yunshan.example' }, ['email field.taken']],
    ['a language that there is not', { 7: 'Latin' }, ['language account.import_unknown_language']],
  ])('%s', (_title, changes, errors) => expect(errorsOf(changed(changes))).toEqual(errors.map((error) => `2 ${error}`)))
  test('the same name or e-mail twice is told at the second, with the row of the first', () =>
    expect(errorsOf(right, changed({ 6: 'LIN.qing@x.example' }), changed({ 1: 'other', 6: 'o@x.example' }))).toEqual(['3 accountName account.import_double', '3 email account.import_double']))
})
