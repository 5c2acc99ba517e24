import { beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { approve, newDraft, newProject, submit, submitted } from '#testkit/applications.ts'
import { expectAccessible, picture, settled, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { choose, follow, isOn, press, sees, write } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
const chinese = { language: 'zh-Hans' } as const
const project = { id: '', name: '群众办事平台' }
let blocking: { id: string; number: string }

beforeAll(async () => {
  const person = await app.as('jtt.user')
  const sent = await submitted(app, person, 'jtt', { quantity: 2, projectName: project.name })
  const approved = await approve(await app.as('bureau.admin'), await approve(await app.as('om'), sent))
  const { status } = await (await app.as('om')).post(`/applications/${sent.id}/provisioning`, { items: [{ id: approved.items[0].id, units: ['i-journey-1', 'i-journey-2'].map((instanceId) => ({ instanceId })) }] })
  expect(status).toBe(200)
  project.id = sent.project.id
  const draft = await newDraft(app, person, 'jtt')
  blocking = await submit(person, (await person.patch(`/applications/${draft.id}`, { version: draft.version, projectId: project.id })).body)
})

/** A choice of several stays open: it is closed by the keyboard. */
async function pick(page: Page, label: string, option: RegExp): Promise<void> {
  const field = page.getByRole('combobox', { name: label }).or(page.getByRole('textbox', { name: label })).first()
  await field.click()
  await page.getByRole('option', { name: option }).first().click()
  await field.press('Escape')
}

describe('机构调整 (chapter 2, Reorganisation)', () => {
  test('a platform admin plans it, sees what it does, is told what is in its way, clears it, and does it', async () => {
    const { page, close } = await browser.logIn('platform', chinese)
    await page.goto('/reorganisations')
    await isOn(page, '机构调整')
    await expectAccessible(page, 'the empty list of reorganisations')
    await follow(page, '新建机构调整')
    await isOn(page, '新建机构调整')
    await sees(page, '选择部门和转移内容后，这里会显示影响。')
    await choose(page, page, '转出部门', /省交通运输厅$/)
    await choose(page, page, '转入部门', /省教育厅$/)
    await write(page, '原因', '职能划转')
    await pick(page, '项目', new RegExp(project.name))
    await sees(page, new RegExp(blocking.number))
    await sees(page, '双方部门的配额')
    await sees(page, /此后可见/)
    await expectAccessible(page, 'a reorganisation while it is planned')
    await picture(page, 'reorganisation-form')
    await press(page, '排定')
    await isOn(page, /省交通运输厅 → 省教育厅/)
    await sees(page, '已排定')
    await expectAccessible(page, 'a planned reorganisation')
    await picture(page, 'reorganisation-planned')

    expect((await (await app.as('jtt.user')).post(`/applications/${blocking.id}/withdrawal`)).status).toBe(200)
    await page.reload()
    await sees(page, '目前没有待处理的事项。')
    await press(page, '变更日期')
    const dialog = page.getByRole('dialog')
    await expectAccessible(page, 'another day')
    const [{ today }] = await app.sql<{ today: string }>(`select (platform_now() at time zone 'Asia/Shanghai')::date::text as today`) as [{ today: string }]
    await dialog.locator('input[type="date"]').fill(today)
    await press(dialog, '变更日期')
    await sees(page, '已执行')
    await settled(page)
    await expectAccessible(page, 'a reorganisation that is done')
    await picture(page, 'reorganisation-done')
    await page.goto('/reorganisations?state=done')
    await expectAccessible(page, 'the list of reorganisations')
    await picture(page, 'reorganisation-list')
    await close()

    const receiver = await browser.logIn('jyt.user', { ...chinese, width: 390, height: 844 })
    await receiver.page.goto(`/projects/${project.id}?tab=resources`)
    await sees(receiver.page, 'i-journey-1')
    await follow(receiver.page, 'i-journey-1')
    await sees(receiver.page, '转移至其他部门')
    await expectAccessible(receiver.page, 'a resource that was passed on, on a phone')
    await picture(receiver.page, 'reorganisation-resource-phone')
    await receiver.close()
  })

  test('before a department is archived or moved, the page says what stands in the way', async () => {
    const [department] = await app.sql<{ id: string }>(`select id::text as id from departments where code = 'jtt.1'`)
    const { page, close } = await browser.logIn('platform', chinese)
    await page.goto(`/departments/${department!.id}`)
    await press(page, '归档')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/仍有 \d+ 个启用的账号/).waitFor()
    await expectAccessible(page, 'what stands in the way of archiving')
    await picture(page, 'department-archiving')
    await dialog.getByRole('link', { name: '前往处理' }).first().click()
    await isOn(page, '账号')
    await page.goto(`/departments/${department!.id}/move`)
    await choose(page, page, '上级部门', /省教育厅$/)
    await sees(page, /已有名为“综合处”的部门/)
    await sees(page, '随之移动的配额和新上级部门的剩余配额')
    await expectAccessible(page, 'what a move does')
    await picture(page, 'department-move')
    await close()
  })

  test('[U6] projects and applications are handed over to a colleague, by the platform admin and by the department\'s admin', async () => {
    await newProject(await app.as('mzt.user'), '交接项目')
    const [account] = await app.sql<{ id: string; name: string }>(`select id::text as id, display_name as name from accounts where account_name = 'mzt.user'`)
    const admin = await browser.logIn('mzt.admin', chinese)
    await admin.page.goto('/hand-over')
    await isOn(admin.page, '工作移交')
    await sees(admin.page, account!.name)
    await expectAccessible(admin.page, 'who has projects and applications')
    await picture(admin.page, 'hand-over-list')
    await admin.close()
    const { page, close } = await browser.logIn('platform', chinese)
    await page.goto(`/accounts/${account!.id}`)
    await press(page, '移交')
    const dialog = page.getByRole('dialog')
    await sees(page, /未结束的申请单将移交给该同事/)
    await choose(page, dialog, '移交给')
    await expectAccessible(page, 'handing over')
    await picture(page, 'hand-over-dialog')
    await press(dialog, '移交')
    await dialog.waitFor({ state: 'hidden' })
    expect(await app.sql(`select 1 from projects where created_by = $1`, [account!.id])).toEqual([])
    await close()
  })
})
