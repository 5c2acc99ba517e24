import { describe, expect, test } from 'vitest'
import { approve } from '#testkit/applications.ts'
import { expectAccessible, picture, useBrowser } from '#testkit/browser.ts'
import { existingDraft, existingSubmitted, running } from '#testkit/existing.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
const firstOption = '[role="option"]:visible'

describe('giving resources back, in Simplified Chinese', () => {
  test('[R5] [R6] from the inventory to the last day that is charged', async () => {
    const { ids, instanceIds } = await running(app, 'gat', 2)
    const user = await browser.logIn('gat.user')
    await user.page.goto('/resources')
    for (const id of instanceIds) await user.page.getByRole('row').filter({ hasText: id }).getByRole('checkbox').check()
    await user.page.getByRole('button', { name: '申请释放' }).click()
    await user.page.waitForURL(/\/applications\/\d+\/edit/)
    await user.page.getByText('当日为最后计费日').first().waitFor()
    await expectAccessible(user.page, 'the form of a release')
    await picture(user.page, 'release-form')
    await user.page.getByLabel(/申请理由/).fill('业务已迁移，旧服务器不再使用')
    await user.page.getByRole('combobox', { name: '选择用户' }).or(user.page.getByRole('textbox', { name: '选择用户' })).first().click()
    await user.page.locator(firstOption).first().click()
    await user.page.locator('input[type="file"]').first().setInputFiles({ name: '下线说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n') })
    await user.page.getByText('下线说明.pdf').waitFor()
    await user.page.getByRole('button', { name: '提交', exact: true }).click()
    await user.page.getByRole('heading', { name: '资源申请成功' }).waitFor()
    const id = (await app.sql<{ id: string }>("select max(id)::text as id from applications where kind = 'release'"))[0]!.id
    await user.page.goto(`/resources/${ids[0]}`)
    await user.page.getByText('进行中的释放申请单：').waitFor()
    expect(await user.page.getByRole('button', { name: '申请释放' }).count()).toBe(0)
    await picture(user.page, 'resource-held')

    const sent = (await (await app.as('committee.admin')).get(`/applications/${id}`)).body
    await approve(await app.as('committee.admin'), sent)
    const om = await browser.logIn('om')
    await om.page.goto(`/applications/${id}/provisioning`)
    await om.page.getByText('在云上删除后在此登记').waitFor()
    await expectAccessible(om.page, 'carrying out a release')
    await picture(om.page, 'release-provisioning')
    for (const left of [1, 0]) {
      // One item for each resource: its only line is ticked already.
      await om.page.getByRole('button', { name: '登记已删除' }).first().click()
      await om.page.getByRole('dialog').getByRole('button', { name: '登记已删除' }).click()
      await om.page.getByRole('dialog').waitFor({ state: 'detached' })
      await expect.poll(() => om.page.getByRole('button', { name: '登记已删除' }).count()).toBe(left)
    }
    await om.page.goto(`/applications/${id}`)
    await om.page.getByText('已完成').first().waitFor()
    await expectAccessible(om.page, 'the detail of a release')
    await picture(om.page, 'release-detail')
    await user.page.goto(`/resources/${ids[0]}`)
    await user.page.getByText('已释放').first().waitFor()
    await expectAccessible(user.page, 'a released resource')
    await picture(user.page, 'resource-released')
    await user.close()
    await om.close()
  })
})

describe('another configuration, in English', () => {
  test('[R11] [R5] the form begins with the present one; the reviewer sees what changes and what it costs', async () => {
    const { ids, projectId } = await running(app, 'gat', 2)
    const api = await app.as('gat.user')
    const draft = await existingDraft(app, api, 'gat', 'change', projectId, [{ resourceIds: ids }])
    const user = await browser.logIn('gat.user', { language: 'en' })
    await user.page.goto(`/applications/${draft.id}/edit`)
    const size = user.page.getByLabel(/System disk.*(size|GB)/i).first()
    await size.waitFor()
    await user.page.getByRole('button', { name: 'Submit', exact: true }).click()
    await user.page.getByText('Nothing is changed yet.').first().waitFor()
    await size.fill('140')
    await size.blur()
    await user.page.getByText(/What changes for/).first().waitFor()
    await expectAccessible(user.page, 'the form of a change')
    await picture(user.page, 'change-form')
    await user.page.getByRole('button', { name: 'Submit', exact: true }).click()
    await user.page.getByRole('heading', { name: 'Your application is submitted' }).waitFor()
    const reviewer = await browser.logIn('committee.admin', { language: 'en' })
    await reviewer.page.goto(`/applications/${draft.id}/review`)
    await reviewer.page.getByText(/What changes for/).first().waitFor()
    await reviewer.page.getByText('Difference').first().waitFor()
    await expectAccessible(reviewer.page, 'the review of a change')
    await picture(reviewer.page, 'change-review')
    await user.close()
    await reviewer.close()
  })
})

test('at 390 px in the dark: the list with its kinds, a release in review', async () => {
  const { ids, projectId } = await running(app, 'gat')
  const sent = await existingSubmitted(app, await app.as('gat.user'), 'gat', 'release', projectId, [{ resourceIds: ids }])
  const visit = await browser.logIn('committee.admin', { language: 'zh-Hant', theme: 'dark', width: 390 })
  for (const path of ['/applications?kind=release', `/applications/${sent.id}/review`, `/resources/${ids[0]}`]) {
    await visit.page.goto(path)
    await expectAccessible(visit.page, path)
    expect(await visit.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await picture(visit.page, `narrow${path.replaceAll(/\W+/g, '-')}`)
  }
  await visit.close()
})
