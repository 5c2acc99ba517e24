import { describe, expect, test } from 'vitest'
import { approve, newDraft, newProject, submit, submitted } from '#testkit/applications.ts'
import { useTestApp, type Client } from '#testkit/http.ts'

const app = useTestApp()
const say = (client: Client, id: string, text: string, mentions?: string[]) => client.post(`/applications/${id}/comments`, { text, ...(mentions ? { mentions } : {}) })
const read = async (client: Client, id: string, query = '') => (await client.get(`/applications/${id}/comments${query}`)).body
const idOf = async (name: string) => (await app.sql<{ id: string }>('select id::text from accounts where account_name = $1', [name]))[0]!.id
const inReview = async () => submitted(app, await app.as('jtt.user'), 'jtt')

/** Who was told what kind of thing about the conversation since the last look, as `account kind`. */
async function told(): Promise<string[]> {
  await app.drain()
  const rows = await app.sql<{ line: string }>(`
    with news as (update messages set read_at = now() where read_at is null and link like '%#conversation' returning account_id, kind)
    select a.account_name || ' ' || n.kind as line from news n join accounts a on a.id = n.account_id order by 1`)
  expect(await app.sql('select * from notice_failures')).toEqual([])
  return rows.map(({ line }) => line)
}

describe('who talks', () => {
  test('[R13] applicant, admins, reviewers of the route and O&M write; who only sees it reads; others find nothing', async () => {
    const application = await inReview()
    const writers = ['jtt.user', 'jtt.admin', 'om', 'om2', 'bureau.user', 'bureau.admin']
    for (const name of writers) expect((await say(await app.as(name), application.id, `我是 ${name}`)).status, name).toBe(201)
    for (const name of ['business']) {
      const client = await app.as(name)
      expect((await say(client, application.id, 'x')).status, name).toBe(403)
      expect((await read(client, application.id)).allowed, name).toEqual([])
    }
    for (const name of ['jyt.user', 'jyt.admin', 'gat.user', 'committee.admin', 'jtt.1.user']) {
      const client = await app.as(name)
      const answers = [await say(client, application.id, 'x'), await client.get(`/applications/${application.id}/comments`), await client.get(`/applications/${application.id}/participants`)]
      expect(answers.map(({ status }) => status), name).toEqual([404, 404, 404])
    }
    for (const name of ['platform', 'auditor', 'member1']) expect((await (await app.as(name)).get(`/applications/${application.id}/comments`)).status, name).toBe(403)
    expect((await app.stranger().get(`/applications/${application.id}/comments`)).status).toBe(401)
    const { items, total, allowed } = await read(await app.as('jtt.user'), application.id)
    expect(items.map(({ text }: { text: string }) => text)).toEqual(writers.map((name) => `我是 ${name}`))
    expect([total, allowed]).toEqual([writers.length, ['comment']])
    expect(items[0]).toMatchObject({ by: { id: application.applicant.id, name: application.applicant.name }, for: null, department: application.department.name, mentions: [] })
  })

  test('[R13] a colleague writes if they are the project\'s contact or a resource user, not otherwise', async () => {
    const admin = await app.as('jtt.admin'), colleague = await app.as('jtt.user')
    const draft = await newDraft(app, admin, 'jtt')
    const plain = await submit(admin, draft)
    expect((await say(colleague, plain.id, 'x')).status).toBe(403)
    const second = await newDraft(app, admin, 'jtt')
    const { body: saved } = await admin.patch(`/applications/${second.id}`, { version: second.version, users: [{ accountId: await idOf('jtt.user') }] })
    const concerned = await submit(admin, saved)
    expect((await say(colleague, concerned.id, '收到')).status).toBe(201)
    const projectId = await newProject(colleague, '联系人的项目')
    const third = await newDraft(app, admin, 'jtt')
    const { body: moved } = await admin.patch(`/applications/${third.id}`, { version: third.version, projectId })
    const contacted = await submit(admin, moved)
    expect((await say(colleague, contacted.id, '收到')).status).toBe(201)
  })

  test('[R13] a draft has no conversation; what is over can still be talked about', async () => {
    const user = await app.as('jtt.user')
    const draft = await newDraft(app, user, 'jtt')
    const early = await say(user, draft.id, 'x')
    expect([early.status, early.body.code]).toEqual([409, 'application.not_submitted'])
    expect((await read(user, draft.id)).allowed).toEqual([])
    await user.post(`/applications/${draft.id}/withdrawal`)
    expect((await say(user, draft.id, 'x')).status).toBe(409)
    const application = await inReview()
    expect((await user.post(`/applications/${application.id}/withdrawal`, { version: application.version })).status).toBe(200)
    expect((await say(user, application.id, '改天再申请')).status).toBe(201)
  })

  test('[R13] talking changes nothing about the application: a reviewer\'s version stays the newest', async () => {
    const application = await inReview()
    await say(await app.as('jtt.user'), application.id, '请尽快')
    expect(await approve(await app.as('om'), application)).toMatchObject({ stage: 'bureau' })
  })
})

describe('what is said', () => {
  test('markup, emoji, right-to-left and many lines come back as written', async () => {
    const application = await inReview(), user = await app.as('jtt.user')
    const texts = ['<script>alert(1)</script><img src=x onerror=alert(1)>', '😀👨‍👩‍👧‍👦 𠮷', 'مرحبا بالعالم \u202eabc', '第一行\n\n第三行', '\' or 1=1; --', '字'.repeat(2000), '😀'.repeat(2000)]
    for (const text of texts) expect((await say(user, application.id, text)).status, text.slice(0, 20)).toBe(201)
    await say(user, application.id, '  \n两边的空白不算 \t')
    expect((await read(user, application.id)).items.map(({ text }: { text: string }) => text)).toEqual([...texts, '两边的空白不算'])
    for (const text of ['', '   ', '字'.repeat(2001), 'a\u0000b']) expect((await say(user, application.id, text)).status, JSON.stringify(text.slice(0, 4))).toBe(422)
  })

  test('a long conversation shows its newest part', async () => {
    const application = await inReview(), user = await app.as('jtt.user')
    for (let index = 1; index <= 5; index++) await say(user, application.id, `第 ${index} 条`)
    const { items, total } = await read(user, application.id, '?last=2')
    expect([items.map(({ text }: { text: string }) => text), total]).toEqual([['第 4 条', '第 5 条'], 5])
    expect((await user.get(`/applications/${application.id}/comments?last=0`)).status).toBe(400)
  })

  test('sent twice with one key, it stands there once', async () => {
    const application = await inReview(), user = await app.as('jtt.user')
    for (let attempt = 0; attempt < 2; attempt++) await user.post(`/applications/${application.id}/comments`, { text: '只说一次' }, { key: `comment-${application.id}` })
    expect((await read(user, application.id)).total).toBe(1)
  })
})

describe('mentions', () => {
  test('[R13] participants can be searched, and are exactly those who could write', async () => {
    const application = await inReview(), user = await app.as('jtt.user')
    const { body } = await user.get(`/applications/${application.id}/participants`)
    const names = await app.sql<{ name: string }>('select account_name as name from accounts where id = any($1::bigint[]) order by 1', [body.items.map(({ id }: { id: string }) => id)])
    expect(names.map(({ name }) => name)).toEqual(['bureau.admin', 'bureau.admin2', 'bureau.user', 'jtt.admin', 'jtt.admin2', 'jtt.user', 'om', 'om2'])
    for (const { name } of names) expect((await read(await app.as(name), application.id)).allowed, name).toEqual(['comment'])
    const found = await user.get(`/applications/${application.id}/participants?q=BUREAU.ADMIN`)
    expect([found.body.total, found.body.items.length]).toEqual([2, 2])
    expect((await user.get(`/applications/${application.id}/participants?q=%25`)).body.total).toBe(0)
  })

  test('[R13] who may not see the application cannot be mentioned, nor somebody who is gone', async () => {
    const application = await inReview(), user = await app.as('jtt.user')
    for (const name of ['gat.user', 'committee.admin', 'jyt.user', 'platform']) {
      const answer = await say(user, application.id, '看看', [await idOf('om'), await idOf(name)])
      expect([answer.status, answer.body.errors[0].path, answer.body.errors[0].code], name).toEqual([422, 'mentions/1', 'application.mention_elsewhere'])
    }
    expect((await say(user, application.id, '看看', ['999999'])).status).toBe(422)
    await app.sql(`update accounts set is_enabled = false where account_name = 'om2'`)
    expect((await say(user, application.id, '看看', [await idOf('om2')])).status).toBe(422)
    await app.sql(`update accounts set is_enabled = true where account_name = 'om2'`)
    expect((await read(user, application.id)).total).toBe(0)
  })

  test('[R13] who is mentioned gets a task, the applicant and earlier writers hear of it, the author does not', async () => {
    const application = await inReview(), user = await app.as('jtt.user'), om = await app.as('om')
    await told()
    await say(user, application.id, '规格需要调整吗？', [await idOf('om'), await idOf('om')])
    expect(await told()).toEqual(['om task'])
    await say(om, application.id, '请看附件', [await idOf('bureau.user')])
    expect(await told()).toEqual(['bureau.user task', 'jtt.user result'])
    await say(await app.as('bureau.admin'), application.id, '同意', [await idOf('jtt.user')])
    expect(await told()).toEqual(['jtt.user task', 'om result'])
    const { body } = await user.get('/messages?kind=task')
    expect(body.items[0]).toMatchObject({ link: `/applications/${application.id}#conversation` })
    expect(body.items[0].text[2]).toContain('同意')
  })

  test('[R13] nobody is told who no longer sees it', async () => {
    const application = await inReview(), user = await app.as('jtt.user')
    await say(await app.as('om2'), application.id, '我先看看')
    await told()
    await app.sql(`delete from account_roles where account_id = (select id from accounts where account_name = 'om2')`)
    await say(user, application.id, '谢谢')
    expect(await told()).toEqual([])
    await app.sql(`insert into account_roles (account_id, role) select id, 'om_operator' from accounts where account_name = 'om2'`)
  })
})
