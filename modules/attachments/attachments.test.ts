import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { attachmentJobs } from './jobs.ts'
import { pdfFile, pngFile } from '#testkit/files.ts'
import { useTestApp, type Client } from '#testkit/http.ts'

const app = useTestApp()

async function upload(client: Client, name: string, content: Uint8Array | string = pdfFile) {
  return client.upload('/attachments', name, content)
}
async function newProject(client: Client, name: string, attachmentIds: string[]) {
  return client.post('/projects', { name, attachmentIds })
}
async function counts() {
  const [row] = await app.sql<{ files: number; chunks: number }>('select (select count(*)::int from attachments) as files, (select count(*)::int from attachment_chunks) as chunks')
  return row
}

describe('uploading', () => {
  test('a file of several chunks comes back byte for byte, as a download', async () => {
    const user = await app.as('jtt.user')
    const content = Buffer.concat([pdfFile, Buffer.alloc(700_000, 'x'), Buffer.from('\n%%EOF\n')])
    const sent = await upload(user, '../说明 (1).pdf', content)
    expect(sent.status, JSON.stringify(sent.body)).toBe(201)
    expect(sent.body).toEqual({ id: expect.stringMatching(/^\d+$/), name: '说明 (1).pdf', sizeBytes: content.length })
    const [row] = await app.sql<{ sha256: Buffer; chunks: number }>('select sha256, (select count(*)::int from attachment_chunks where attachment_id = id) as chunks from attachments where id = $1', [sent.body.id])
    expect(row).toEqual({ sha256: createHash('sha256').update(content).digest(), chunks: 3 })
    const got = await user.get(`/attachments/${sent.body.id}`)
    expect(got.status).toBe(200)
    expect(content.equals(got.body)).toBe(true)
    expect(got.headers.get('content-type')).toBe('application/pdf')
    expect(got.headers.get('content-disposition')).toBe("attachment; filename=\"download\"; filename*=UTF-8''%E8%AF%B4%E6%98%8E%20%281%29.pdf")
    expect(got.headers.get('content-security-policy')).toContain('sandbox')
  })

  test.each([
    ['a renamed page', 'a.pdf', '<!doctype html><script>1</script>', 'attachment.type_refused'],
    ['a drawing', 'a.svg', '<svg onload="1"/>', 'attachment.type_refused'],
    ['a program', 'a.exe', 'MZ', 'attachment.type_refused'],
    ['a picture named pdf', 'a.pdf', pngFile, 'attachment.type_refused'],
    ['nothing', 'a.pdf', '', 'attachment.empty'],
    ['21 MB', 'a.txt', Buffer.alloc(21 * 1024 * 1024, 'a'), 'attachment.too_large'],
  ])('[C-G2] %s is refused and leaves nothing behind', async (_what, name, content, code) => {
    const before = await counts()
    const answer = await upload(await app.as('jtt.user'), name, content)
    expect([answer.status, answer.body.code]).toEqual([422, code])
    expect(await counts()).toEqual(before)
  })

  test('the refusal names both types, in the reader\'s language', async () => {
    const user = await app.as('jtt.user')
    const { body } = await upload(user, '报告.pdf', pngFile)
    expect(body.facts).toMatchObject({ name: '报告.pdf', expected: 'pdf', found: 'png' })
    expect(body.title).toContain('实际内容为 png')
  })

  test('exactly 20 MB is accepted', async () => {
    const answer = await upload(await app.as('jtt.user'), 'large.txt', Buffer.alloc(20 * 1024 * 1024, 'a'))
    expect([answer.status, answer.body.sizeBytes]).toEqual([201, 20 * 1024 * 1024])
  })

  test('without a file: 422; not multipart: 415; by those who may not apply: 403; by nobody: 401', async () => {
    const user = await app.as('jtt.user')
    expect((await user.post('/attachments', { file: 'x' })).status).toBe(415)
    expect((await upload(await app.as('om'), 'a.pdf')).status).toBe(403)
    expect((await upload(await app.as('auditor'), 'a.pdf')).status).toBe(403)
    expect((await upload(app.stranger(), 'a.pdf')).status).toBe(401)
  })

  test('at most 100 files of one account may wait to be used', async () => {
    const client = await app.as('jyt.user')
    const [account] = await app.sql<{ id: string }>("select id from accounts where account_name = 'jyt.user'")
    await app.sql("insert into attachments (name, content_type, uploaded_by) select 'x.pdf', 'application/pdf', $1 from generate_series(1, 100)", [account!.id])
    expect((await upload(client, 'a.pdf')).body.code).toBe('attachment.too_many_pending')
    await app.sql('delete from attachments where uploaded_by = $1', [account!.id])
  })
})

describe('[C-D2] who sees a file', () => {
  const downloads = async (id: string) => {
    const people = ['jtt.user', 'jtt.admin', 'jtt.1.user', 'jyt.user', 'bureau.user', 'committee.user', 'gat.user', 'om', 'business', 'auditor', 'platform']
    const seen: string[] = []
    for (const name of people) {
      const answer = await (await app.as(name)).get(`/attachments/${id}`)
      expect([200, 404], name).toContain(answer.status)
      if (answer.status === 200) seen.push(name)
      else expect(answer.body.code).toBe('record.not_found')
    }
    expect((await app.stranger().get(`/attachments/${id}`)).status).toBe(401)
    return seen
  }

  test('pending: its uploader only; linked: everybody who sees the project', async () => {
    const user = await app.as('jtt.user')
    const { body: file } = await upload(user, '可研.pdf')
    expect(await downloads(file.id)).toEqual(['jtt.user'])
    const project = await newProject(user, '最多跑一次', [file.id])
    expect(project.status, JSON.stringify(project.body)).toBe(201)
    expect(project.body.attachments).toEqual([file])
    expect(await downloads(file.id)).toEqual(['jtt.user', 'jtt.admin', 'bureau.user', 'om', 'business'])
    await user.patch(`/projects/${project.body.id}`, { version: 1, attachmentIds: [] })
    expect(await downloads(file.id)).toEqual(['jtt.user'])
  })

  test('somebody else\'s pending file cannot be taken, nor one that another record has', async () => {
    const user = await app.as('jtt.user')
    const colleague = await app.as('jtt.admin')
    const { body: file } = await upload(user, 'a.pdf')
    expect((await newProject(colleague, '别人的附件', [file.id])).status).toBe(404)
    expect((await newProject(user, '自己的附件', [file.id])).status).toBe(201)
    expect((await newProject(user, '再用一次', [file.id])).status).toBe(404)
    expect((await newProject(user, '不存在的附件', ['999999999'])).status).toBe(404)
  })

  test('a third attachment is 422 and changes nothing', async () => {
    const user = await app.as('jtt.user')
    const ids = []
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) ids.push((await upload(user, name)).body.id as string)
    const refused = await newProject(user, '三个附件', ids)
    expect([refused.status, refused.body.code]).toEqual([422, 'attachment.too_many'])
    expect(refused.body.title).toContain('2')
    expect(await app.sql("select 1 from projects where name = '三个附件'")).toEqual([])
    expect((await newProject(user, '两个附件', ids.slice(0, 2))).status).toBe(201)
  })
})

describe('[C-G3] what is stored', () => {
  test('a damaged file never arrives as a whole one', async () => {
    const user = await app.as('jtt.user')
    const { body: file } = await upload(user, 'a.txt', Buffer.alloc(600_000, 'a'))
    await app.sql("update attachment_chunks set bytes = set_byte(bytes, 7, 98) where attachment_id = $1 and index = 1", [file.id])
    await expect(user.get(`/attachments/${file.id}`)).rejects.toThrow()
  })

  test('the sweep takes what was never used for a day, and nothing else', async () => {
    const user = await app.as('jtt.user')
    const [old, fresh, linked] = [await upload(user, 'old.pdf'), await upload(user, 'fresh.pdf'), await upload(user, 'linked.pdf')]
    await newProject(user, '附件清理', [linked.body.id])
    await app.sql("update attachments set pending_since = clock_timestamp() - interval '25 hours' where id = $1", [old.body.id])
    const sweep = async () => attachmentJobs[0]!.run({ database: app.database, now: new Date(), log: () => {} })
    expect(await sweep()).toEqual({ done: 1 })
    expect(await sweep()).toEqual({ done: 0 })
    expect((await user.get(`/attachments/${old.body.id}`)).status).toBe(404)
    expect(await app.sql('select 1 from attachment_chunks where attachment_id = $1', [old.body.id])).toEqual([])
    expect((await user.get(`/attachments/${fresh.body.id}`)).status).toBe(200)
    expect((await user.get(`/attachments/${linked.body.id}`)).status).toBe(200)
  })
})
