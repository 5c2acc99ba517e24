import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { approve, newDraft, submitted } from '#testkit/applications.ts'
import { useTestApp, type Answer } from '#testkit/http.ts'

const app = useTestApp()
const everybody = ['jtt.user', 'jtt.admin', 'jtt.1.user', 'jyt.user', 'gat.user', 'gat.admin', 'bureau.admin', 'bureau.user', 'committee.admin', 'om', 'business'] as const
let jtt: Answer['body'], second: Answer['body'], gat: Answer['body'], draft: Answer['body']

/** One application of each sector in review, one at the second stage, one draft. */
beforeAll(async () => {
  jtt = await submitted(app, await app.as('jtt.user'), 'jtt', { title: '甲 交通云服务器' })
  second = await approve(await app.as('om'), await submitted(app, await app.as('jtt.user'), 'jtt', { title: '乙 收费系统', projectName: '高速公路收费' }))
  gat = await submitted(app, await app.as('gat.user'), 'gat', { title: '=1+1 公安' })
  draft = await newDraft(app, await app.as('jtt.user'), 'jtt', { title: '丙 草稿' })
})

async function numbers(name: string, query = ''): Promise<string[]> {
  const { status, body } = await (await app.as(name)).get(`/applications?${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.items.map((item: { number: string }) => item.number)
}

describe('the list', () => {
  test('[R9] [A3] everybody sees their scope, and single records say the same', async () => {
    const seen: Record<string, string[]> = {
      'jtt.user': [draft.number, second.number, jtt.number], 'jtt.admin': [second.number, jtt.number], 'jtt.1.user': [], 'jyt.user': [],
      'gat.user': [gat.number], 'gat.admin': [gat.number],
      'bureau.admin': [gat.number, second.number, jtt.number], 'bureau.user': [gat.number, second.number, jtt.number], 'committee.admin': [gat.number],
      om: [gat.number, second.number, jtt.number], business: [gat.number, second.number, jtt.number],
    }
    for (const name of everybody) {
      expect((await numbers(name)).sort(), name).toEqual(seen[name]!.toSorted())
      for (const application of [jtt, second, gat, draft])
        expect((await (await app.as(name)).get(`/applications/${application.id}`)).status, `${name} ${application.number}`).toBe(seen[name]!.includes(application.number) ? 200 : 404)
    }
    for (const name of ['platform', 'auditor', 'member1']) expect((await (await app.as(name)).get('/applications')).status, name).toBe(403)
    expect((await app.stranger().get('/applications')).status).toBe(401)
  })

  test('[R9] filters, and searches number, title and project', async () => {
    expect(await numbers('om', 'step=reviewing_bureau')).toEqual([second.number])
    expect(await numbers('om', 'status=reviewing&sort=number')).toEqual([jtt.number, second.number, gat.number])
    expect(await numbers('om', `department=${gat.department.id},999`)).toEqual([gat.number])
    expect(await numbers('om', `project=${jtt.project.id}`)).toEqual([jtt.number])
    expect(await numbers('om', 'service=ecs,vpc')).toHaveLength(3)
    expect(await numbers('om', 'service=vpc')).toEqual([])
    expect(await numbers('om', `applicant=${encodeURIComponent(gat.applicant.name)}`)).toContain(gat.number)
    expect(await numbers('om', `q=${gat.number.slice(-4)}`)).toEqual([gat.number])
    expect(await numbers('om', 'q=高速公路')).toEqual([second.number])
    expect(await numbers('om', 'title=交通')).toEqual([jtt.number])
    expect(await numbers('jtt.user', 'submittedAt=2020-01-01..')).toEqual([second.number, jtt.number])
    expect(await numbers('jtt.user', 'submittedAt=..2020-01-01')).toEqual([])
    expect(await numbers('om', 'dueOn=2020-01-01..')).toEqual([gat.number, second.number, jtt.number])
    expect(await numbers('om', 'dueOn=..2020-01-01')).toEqual([])
    expect(await numbers('om', 'kind=new&q=%25')).toEqual([])
  })

  test('[R9] whose: mine, and what waits for me', async () => {
    expect(await numbers('jtt.user', 'whose=mine')).toHaveLength(3)
    expect(await numbers('om', 'whose=forMe')).toEqual([jtt.number])
    expect(await numbers('bureau.user', 'whose=forMe')).toEqual([second.number])
    expect(await numbers('committee.user', 'whose=forMe')).toEqual([gat.number])
    expect(await numbers('jtt.admin', 'whose=forMe,mine')).toEqual([])
    const { body } = await (await app.as('bureau.admin')).get('/applications/waiting')
    expect([body.total, body.items.map((item: { number: string }) => item.number)]).toEqual([1, [second.number]])
    expect(body.items[0].allowed).toEqual(expect.arrayContaining(['approve', 'reject']))
  })

  test('[R9] sorts by every column both ways, and walks by cursor', async () => {
    for (const field of ['number', 'title', 'kind', 'status', 'submittedAt', 'dueOn']) {
      const up = await numbers('jtt.user', `sort=${field}`), down = await numbers('jtt.user', `sort=-${field}`)
      expect(down, field).toEqual(up.toReversed())
      const walked: string[] = []
      let after = ''
      do {
        const { body } = await (await app.as('jtt.user')).get(`/applications?sort=${field}&pageSize=1${after}`)
        walked.push(...body.items.map((item: { number: string }) => item.number))
        after = body.nextCursor ? `&after=${body.nextCursor}` : ''
      } while (after)
      expect(walked, field).toEqual(up)
    }
    expect(await numbers('jtt.user', 'sort=title')).toEqual([draft.number, jtt.number, second.number])
    expect((await (await app.as('om')).get('/applications?sort=reason')).status).toBe(400)
    expect((await (await app.as('om')).get('/applications?secret=1')).status).toBe(400)
  })

  test('[R9] [A3] the export is the same rows, filtered, in the reader’s language; formulas stay text', async () => {
    const file = await (await app.as('om')).get('/applications/export?status=reviewing')
    expect(file.headers.get('content-disposition')).toContain('attachment')
    const rows = await readSheet(file.body)
    expect(rows[0]).toEqual(['申请单号', '申请单标题', '类型', '部门', '项目名称', '服务', '状态', '被驳回的申请项', '申请人', '提交时间', '办理期限', '剩余时限'])
    expect(rows.slice(1).map((row) => row[0])).toEqual([gat.number, second.number, jtt.number])
    expect(rows[1]![1]).toBe('=1+1 公安')
    expect(rows[2]!.slice(2, 7)).toEqual(['新申请', '省交通运输厅', '高速公路收费', expect.stringContaining('ECS'), '待二审'])
    expect(await readSheet((await (await app.as('gat.user')).get('/applications/export')).body)).toHaveLength(2)
    expect((await (await app.as('platform')).get('/applications/export')).status).toBe(403)
  })

  test('versions are seen by those who see the application', async () => {
    const { body } = await (await app.as('om')).get(`/applications/${jtt.id}/versions`)
    expect(body.items).toHaveLength(1)
    expect(body.items[0].snapshot).toMatchObject({ title: '甲 交通云服务器', items: [{ service: { code: 'ecs' }, quantity: 1 }], attachments: [{ name: '说明1.pdf' }] })
    expect((await (await app.as('gat.user')).get(`/applications/${jtt.id}/versions`)).status).toBe(404)
  })
})
