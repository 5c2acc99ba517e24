import { expect, test } from 'vitest'
import { expectAccessible, useBrowser } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { choose, follow, isOn, press, sees, write } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)

test('[G7.1.1] [G7.1.2] [G7.1.8] [G7.1.9] in Traditional Chinese: business adds notice mails, deletes one, removes two, and sets when what is mailed', async () => {
  const { page, close } = await browser.logIn('business', { language: 'zh-Hant' })
  await follow(page, '郵件設定')
  await isOn(page, '郵件設定')
  await sees(page, '目前沒有通知信箱')

  await write(page, '通知信箱', 'somebody')
  await choose(page, page, '職務', '維運')
  await press(page, '新增信箱')
  await sees(page, '請填寫一個電子郵件地址')
  await write(page, '通知信箱', 'night@cloud.example')
  await write(page, '備註', '夜班')
  await press(page, '新增信箱')
  await sees(page, '已將 night@cloud.example 加入清單。')
  for (const email of ['day@cloud.example', 'lead@cloud.example']) {
    await write(page, '通知信箱', email)
    await choose(page, page, '職務', '營運')
    await press(page, '新增信箱')
    await sees(page, `已將 ${email} 加入清單。`)
  }
  await write(page, '通知信箱', 'LEAD@cloud.example')
  await choose(page, page, '職務', '營運')
  await press(page, '新增信箱')
  await sees(page, 'LEAD@cloud.example 已在「營運」的通知信箱中。')
  expect(await page.getByRole('textbox', { name: '通知信箱' }).inputValue()).toBe('LEAD@cloud.example')
  await expectAccessible(page, 'an address that is on the list already')

  await press(page, '刪除 night@cloud.example')
  await press(page.getByRole('dialog'), '刪除')
  await sees(page, '已刪除通知信箱。')
  await page.getByRole('row').filter({ hasText: 'night@cloud.example' }).waitFor({ state: 'hidden' })
  for (const box of await page.getByRole('row').filter({ hasText: '@cloud.example' }).getByRole('checkbox').all()) await box.check()
  await press(page, '移除信箱')
  await sees(page, '移除 2 個通知信箱？')
  await expectAccessible(page, 'removing several notice mails')
  await press(page.getByRole('dialog'), '移除信箱')
  await sees(page, '已移除 2 個通知信箱。')
  await sees(page, '目前沒有通知信箱')

  await page.getByRole('radio', { name: '已下單，待審核: 每日彙總' }).check()
  await choose(page, page, '營運彙總時間', '08:00')
  await press(page, '儲存營運的寄送時間')
  await sees(page, '已儲存寄送時間。')
  expect((await (await app.as('business')).get('/mailing-times')).body.items[0]).toMatchObject({ hour: 8, occasions: expect.arrayContaining([expect.objectContaining({ occasion: 'to_verify', time: 'digest' })]) })
  await close()
})

test('in English on a phone, dark, by keyboard: an occasion goes into the daily digest', async () => {
  await (await app.as('business')).post('/mail-recipients', { email: 'desk@cloud.example', jobTitle: 'om', remark: 'Duty desk' })
  const { page, close } = await browser.logIn('business', { language: 'en', theme: 'dark', width: 390, height: 844 })
  await page.goto('/mail-setting')
  await sees(page, 'desk@cloud.example')
  await sees(page, 'Nothing goes into a digest')
  await page.getByRole('radio', { name: 'Change asked: At once' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: 'Save the times of O&M' }).focus()
  await page.keyboard.press('Enter')
  await sees(page, 'The mailing times have been saved.')
  await expectAccessible(page, 'mail settings on a phone')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  const { body } = await (await app.as('business')).get('/mailing-times')
  expect(body.items[1].occasions.find(({ occasion }: { occasion: string }) => occasion === 'change_asked').time).toBe('digest')
  await close()
})
