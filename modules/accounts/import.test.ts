import { describe, expect, test } from 'vitest'
import { readSheets } from '#kit/server/spreadsheet.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
const heading = '部门代码,账号名,姓名,角色,配额权限,电话,邮箱,语言'
const send = async (lines: readonly string[], apply = false, name = 'platform') =>
  (await app.as(name)).upload(`/accounts/import?apply=${apply}`, '账号.csv', [heading, ...lines].join('\n'), 'text/csv')
const lines = ['jtt,jtt.lin,林青,厅局用户,查看配额、申请配额,13800001111,lin.qing@jtt.example,', 'dsj,dsj.zhou,周远,bureau_admin,,,zhou.yuan@dsj.example,繁體中文', 'yun,om.new,何明,一朵云运维管理员,,,he.ming@yun.example,en']
const named = (name: string) => app.sql<{ id: string; language: string; password_hash: string | null }>('select id::text as id, language, password_hash from accounts where account_name = $1', [name])

describe('accounts by table', () => {
  test('[U6] checked first, nothing made; then all of them, each with grants, language and a link by mail', async () => {
    const checked = await send(lines)
    expect(checked.status, JSON.stringify(checked.body)).toBe(200)
    expect(checked.body).toMatchObject({ valid: 3, wrong: 0, applied: false, lines: [{ row: 2, department: 'jtt', accountName: 'jtt.lin', errors: [] }, {}, {}] })
    expect(await named('jtt.lin')).toEqual([])
    expect((await send(lines, true)).body).toMatchObject({ applied: true, valid: 3 })
    const platform = await app.as('platform')
    const [made] = (await platform.get('/accounts?accountName=jtt.lin')).body.items
    expect(made).toMatchObject({ displayName: '林青', departmentName: '省交通运输厅', roles: ['department_user'], quotaPermissions: ['quota.apply', 'quota.view'], phone: '13800001111', language: 'zh-Hans' })
    expect((await named('dsj.zhou'))[0]).toMatchObject({ language: 'zh-Hant', password_hash: null })
    await app.drain()
    const mails = await app.sql<{ subject: string; language: string; sealed: string | null }>(`select subject, language, sealed_path as sealed from mails where to_address like any (array['lin.qing@%', 'zhou.yuan@%', 'he.ming@%']) order by to_address`)
    expect(mails.map(({ subject, language, sealed }) => [subject, language, sealed !== null])).toEqual([['Your account om.new is ready', 'en', true], ['您的账号 jtt.lin 已开通', 'zh-Hans', true], ['您的帳號 dsj.zhou 已開通', 'zh-Hant', true]])
    expect(await app.sql(`select purpose, count(*)::int as count from one_time_links l join accounts a on a.id = l.account_id where a.account_name in ('jtt.lin', 'dsj.zhou', 'om.new') and used_at is null group by 1`)).toEqual([{ purpose: 'first_password', count: 3 }])
    const events = await app.sql<{ facts: string }>(`select facts::text as facts from events where kind in ('account.created', 'account.imported')`)
    expect(events.length).toBe(4)
    expect(events.map(({ facts }) => facts).join()).not.toContain('set-password')
  })

  test('[U6] with one wrong line nobody gets an account; each mistake stands at its cell, in the words of the reader', async () => {
    const wrong = ['jtt,wang.lan,王兰,厅局用户,,,wang.lan@x.example,', 'jtt,jtt.user,王兰,一朵云运维管理员,全部,打电话,JTT.USER@yunshan.example,', 'nowhere,,,,,,,', 'jtt,wang.lan,王兰,厅局用户,,,wang.lan2@x.example,']
    const checked = await send(wrong)
    expect(checked.body).toMatchObject({ valid: 1, wrong: 3 })
    const errors = checked.body.lines.flatMap(({ row, errors: found }: { row: number; errors: { column: string; message: string }[] }) => found.map(({ column, message }) => `${row} ${column} ${message}`))
    expect(errors).toEqual([
      '3 accountName 已被使用。', '3 phone 只能使用数字、空格和 + ( ) - #，最多 40 个字符。', '3 email 已被使用。', '3 quotaPermissions 没有“全部”这个配额权限。', '3 roles 此角色不适用于该部门。',
      '4 department 没有代码为“nowhere”的部门。', '4 accountName 以小写字母开头，可含小写字母、数字、点、下划线和连字符，2 至 40 个字符。', '4 displayName 此项必填。', '4 email 必填：设置密码的链接将发送至此邮箱。', '4 roles 此项必填。',
      '5 accountName 与第 2 行重复。',
    ])
    const applied = await send(wrong, true)
    expect([applied.status, applied.body.code, applied.body.errors[0].path]).toEqual([422, 'account.import_wrong', '3/accountName'])
    expect(await named('wang.lan')).toEqual([])
  })

  test('[U6] the same table again makes nothing twice', async () => {
    const again = await send(lines, true)
    expect([again.status, again.body.code]).toEqual([422, 'account.import_wrong'])
    expect(await named('jtt.lin')).toHaveLength(1)
    const at = await Promise.all(Array.from({ length: 4 }, () => send(['jtt,at.once,林青,厅局用户,,,at.once@x.example,'], true)))
    expect(at.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422])
    expect(await named('at.once')).toHaveLength(1)
  })

  test('[U6] a thousand at once, and not one more', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => `jtt,many.${index},林青,厅局用户,,,many.${index}@x.example,`)
    const tooMany = await send(many)
    expect([tooMany.status, tooMany.body.code]).toEqual([422, 'table.too_many_rows'])
    const withoutHeading = await (await app.as('platform')).upload('/accounts/import', 'x.csv', many.join('\n'))
    expect([withoutHeading.status, withoutHeading.body.code]).toEqual([422, 'table.too_many_rows'])
    expect((await send(many.slice(0, 1000), true)).body).toMatchObject({ applied: true, valid: 1000 })
    expect(await app.sql(`select count(*)::int as count from account_roles r join accounts a on a.id = r.account_id where a.account_name like 'many.%'`)).toEqual([{ count: 1000 }])
  })

  test('[U6] the template is in the words of the page, and comes back filled in', async () => {
    const platform = await app.as('platform')
    const { status, body } = await platform.get('/accounts/import-template')
    expect(status).toBe(200)
    const file = body as Buffer
    const [accounts, departments] = await readSheets({ fileName: 't.xlsx', stream: (async function* () { yield file })(), isTruncated: () => false })
    expect([accounts!.name, accounts!.rows]).toEqual(['账号', [heading.split(',')]])
    expect(departments!.rows.find(([code]) => code === 'jtt')).toEqual(['jtt', '省交通运输厅', '厅局用户、厅局管理员'])
    expect((await platform.upload('/accounts/import', 't.xlsx', file)).body.code).toBe('account.import_no_lines')
  })

  test('[U6] for the platform admin only, and a table only', async () => {
    for (const name of ['om', 'jtt.admin', 'auditor']) expect((await send(lines, true, name)).status).toBe(403)
    expect((await app.stranger().get('/accounts/import-template')).status).toBe(401)
    expect((await (await app.as('platform')).upload('/accounts/import', 'x.csv', '')).body.code).toBe('table.empty')
    expect((await (await app.as('platform')).post('/accounts/import', {})).status).toBe(415)
  })
})
