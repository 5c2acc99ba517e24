import { beforeAll, describe, expect, test } from 'vitest'
import { readTable } from '#kit/server/spreadsheet.ts'
import { useTestApp } from '#testkit/http.ts'
import { actOnRow, emptyBooks, giveQuota, numbersOf, placesOf, type Places } from '#testkit/quota-books.ts'

const app = useTestApp()
let at: Places
beforeAll(async () => {
  await emptyBooks(app)
  at = await placesOf(app)
})

const send = async (lines: readonly string[], apply = false, name = 'platform') =>
  (await app.as(name)).upload(`/quotas/import?apply=${apply}`, '配额.csv', ['部门代码,区域代码,配额指标,总配额', ...lines].join('\n'), 'text/csv')
const first = ['yun,pub-1,ecs.vcpu,1000', 'dsj,pub-1,ecs.vcpu,600', 'jtt,pub-1,ECS vCPU,100', 'jtt.1,pub-1,ecs.vcpu,40']
const errorsOf = (body: { lines: { row: number; errors: { column: string; code: string }[] }[] }) => body.lines.flatMap(({ row, errors }) => errors.map(({ column, code }) => [row, column, code]))

describe('import', () => {
  test('[Q6] checked whole, written only when asked to, all levels of a first distribution in one table', async () => {
    const checked = await send(first)
    expect(checked.status, JSON.stringify(checked.body)).toBe(200)
    expect(checked.body).toMatchObject({ valid: 4, wrong: 0, applied: false, lines: [{ row: 2, department: 'yun', before: 0, total: 1000, errors: [] }, {}, { metric: 'ecs.vcpu' }, {}] })
    expect(await numbersOf(app, 'yun')).toMatchObject({ total: 0 })
    expect((await send(first, true)).body).toMatchObject({ applied: true, valid: 4 })
    expect([await numbersOf(app, 'yun'), await numbersOf(app, 'dsj'), await numbersOf(app, 'jtt'), await numbersOf(app, 'jtt.1')].map(({ total, allocated }) => [total, allocated]))
      .toEqual([[1000, 600], [600, 100], [100, 40], [40, 0]])
    const history = await (await app.as('jtt.user')).get('/quotas/history?kind=import')
    expect(history.body.items[0]).toMatchObject({ total: 100, allocated: 40, reason: '配额.csv', subject: { kind: 'quota' } })
  })

  test('[Q6] the same table again changes nothing', async () => {
    const before = await app.sql('select count(*)::int as count from quota_changes')
    expect((await send(first, true)).status).toBe(200)
    expect(await app.sql('select count(*)::int as count from quota_changes')).toEqual(before)
  })

  test('[Q6] each wrong line says what is wrong, in the reader\'s words; with one of them nothing is written', async () => {
    const lines = ['nowhere,pub-1,ecs.vcpu,1', 'jtt,mars-1,ecs.vcpu,1', 'jtt,pub-1,horses,1', 'jtt,pub-1,disk.gb,1.5', 'jtt,pub-1,disk.gb,-1', 'jtt,pub-1,ecs.vcpu,100', 'jtt,pub-1,ecs.vcpu,90', 'yun,pub-1,disk.gb,5']
    const checked = await send(lines)
    expect(errorsOf(checked.body)).toEqual([
      [2, 'department', 'quota.import_unknown_department'], [3, 'region', 'quota.import_unknown_region'], [4, 'metric', 'quota.import_unknown_metric'],
      [5, 'total', 'quota.import_not_a_total'], [6, 'total', 'quota.import_not_a_total'], [8, 'department', 'quota.import_double'],
    ])
    expect(checked.body).toMatchObject({ valid: 2, wrong: 6 })
    expect(checked.body.lines[0].errors[0].message).toBe('没有代码为“nowhere”的部门。')
    const applied = await send(lines, true)
    expect([applied.status, applied.body.code, applied.body.errors[0].path]).toEqual([422, 'quota.import_wrong', '2/department'])
    expect(await numbersOf(app, 'yun', 'disk.gb')).toMatchObject({ total: 0 })
  })

  test('[Q6] children over their parent, and totals below what is needed, judged as the table would leave it', async () => {
    expect(errorsOf((await send(['jtt,pub-1,ecs.vcpu,500', 'jyt,pub-1,ecs.vcpu,200'])).body)).toEqual([[2, 'total', 'quota.import_over_parent'], [3, 'total', 'quota.import_over_parent']])
    // The parent is raised in the same table.
    expect((await send(['dsj,pub-1,ecs.vcpu,700', 'jtt,pub-1,ecs.vcpu,500', 'jyt,pub-1,ecs.vcpu,200'])).body.wrong).toBe(0)
    expect(errorsOf((await send(['jtt,pub-1,ecs.vcpu,39'])).body)).toEqual([[2, 'total', 'quota.import_below_need']])
    // What stood in the way is given back in the same table.
    expect((await send(['jtt,pub-1,ecs.vcpu,39', 'jtt.1,pub-1,ecs.vcpu,30'])).body.wrong).toBe(0)
    await actOnRow(app, 'jtt', { reserved: 50 })
    const low = await send(['jtt,pub-1,ecs.vcpu,89'])
    expect(low.body.lines[0].errors).toEqual([{ column: 'total', code: 'quota.import_below_need', message: '至少需要 90（已分配、已使用与预占）。' }])
    await actOnRow(app, 'jtt', { reserved: -50 })
  })

  test('[Q6] for the platform admin only, and a table only', async () => {
    expect((await send(first, true, 'om')).status).toBe(403)
    expect((await (await app.as('platform')).upload('/quotas/import', 'x.csv', '')).body.code).toBe('table.empty')
    expect((await (await app.as('platform')).post('/quotas/import', {})).status).toBe(415)
    expect((await app.stranger().get('/quotas/proposal')).status).toBe(401)
  })
})

describe('proposal', () => {
  test('[Q6] from present use with headroom, in the columns of the import, and accepted by it', async () => {
    await giveQuota(app, { yun: 1000, dsj: 600, 'jtt.1': 0, jtt: 100, jyt: 60 })
    await actOnRow(app, 'jtt', { reserved: 50 })
    const platform = await app.as('platform')
    const answer = await platform.get('/quotas/proposal?headroomPercent=10')
    expect(answer.status).toBe(200)
    const file = answer.body as Buffer
    const rows = await readTable({ fileName: 'p.xlsx', stream: (async function* () { yield file })(), isTruncated: () => false })
    expect(rows[0]!.slice(0, 4)).toEqual(['部门代码', '地域代码', '配额指标', '总配额'])
    const totals = new Map(rows.slice(1).filter((row) => row[1] === 'pub-1' && row[2] === 'ecs.vcpu').map((row) => [row[0], row[3]]))
    expect(totals.get('jtt')).toBe('55')
    // Without use: the median of 100 and 60.
    expect(totals.get('jyt')).toBe('80')
    expect(Number(totals.get('yun'))).toBeGreaterThanOrEqual(1000)
    const checked = await platform.upload('/quotas/import', 'p.xlsx', file)
    expect(checked.body).toMatchObject({ wrong: 0 })
    expect((await (await app.as('bureau.admin')).get('/quotas/proposal')).status).toBe(403)
    await actOnRow(app, 'jtt', { reserved: -50 })
    expect(at.public).toBeTruthy()
  })
})
