import { describe, expect, test } from 'vitest'
import { approve, submitted } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()

/** Who was told what kind of thing since the last look, as `account kind`. */
async function told(): Promise<string[]> {
  await app.drain()
  const rows = await app.sql<{ line: string }>(`
    with news as (update messages set read_at = now() where read_at is null and link like '/applications/%' returning account_id, kind)
    select a.account_name || ' ' || n.kind as line from news n join accounts a on a.id = n.account_id order by 1`)
  expect(await app.sql('select * from notice_failures')).toEqual([])
  return rows.map(({ line }) => line)
}
const watchers = (kind: string, sector: 'bureau' | 'committee') =>
  [`${sector}.admin ${kind}`, `${sector}.admin2 ${kind}`, `business ${kind}`, `business2 ${kind}`]

describe('who is told', () => {
  test('[R8] government: submission, each decision, provisioning, completion', async () => {
    const user = await app.as('jtt.user'), om = await app.as('om')
    const application = await submitted(app, user, 'jtt', { title: '门户网站' })
    expect(await told()).toEqual([...watchers('application_submitted', 'bureau'), 'om task', 'om2 task'].sort())
    const second = await approve(om, application)
    expect(await told()).toEqual(watchers('application_reviewed', 'bureau').sort())
    const approved = await approve(await app.as('bureau.admin'), second)
    expect(await told()).toEqual([...watchers('application_reviewed', 'bureau'), 'om task', 'om2 task'].sort())
    await om.post(`/applications/${application.id}/provisioning`, { items: [{ id: approved.items[0].id, units: [{ instanceId: 'i-notice' }] }] })
    expect(await told()).toEqual(['jtt.user result'])
    const mails = await app.sql<{ address: string; subject: string }>(`select to_address as address, subject from mails where to_address = 'zhangsan@jtt.example'`)
    expect(mails).toEqual([{ address: 'zhangsan@jtt.example', subject: `资源已开通：${application.number}` }])
  })

  test('[R8] politics-law: rejected with a reason, which the applicant and the users read', async () => {
    const application = await submitted(app, await app.as('gat.user'), 'gat')
    expect(await told()).toEqual(watchers('application_submitted', 'committee').sort())
    await (await app.as('committee.admin')).post(`/applications/${application.id}/rejection`, { version: application.version, reason: '缺少立项批复' })
    expect(await told()).toEqual([...watchers('application_reviewed', 'committee'), 'gat.user result'].sort())
    const { body } = await (await app.as('gat.user')).get('/messages')
    expect(body.items[0].link).toBe(`/applications/${application.id}`)
    expect(JSON.stringify(body.items[0])).toContain('缺少立项批复')
  })

  test('a department is told when its head applies for it', async () => {
    await submitted(app, await app.as('bureau.admin'), 'jyt')
    expect(await told()).toEqual(expect.arrayContaining(['jyt.admin result', 'jyt.admin2 result']))
  })

  test('what was refused or withdrawn in draft is told to nobody', async () => {
    const user = await app.as('jtt.user')
    const { body: draft } = await user.post('/applications', { kind: 'new', mode: 'single' })
    await user.post(`/applications/${draft.id}/submission`, { version: draft.version })
    await user.post(`/applications/${draft.id}/withdrawal`)
    expect(await told()).toEqual([])
  })
})
