import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectAccessible, picture, useBrowser, type Visit } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { attach, choose, follow, isOn, press, sees, write } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
const title = '警務資料中心擴充'
let number = ''

async function open(name: string): Promise<Visit> {
  return browser.logIn(name, { language: 'zh-Hant', theme: 'dark' })
}

async function fillBaseInformation(page: Page): Promise<void> {
  await press(page, '新增專案')
  const dialog = page.getByRole('dialog', { name: '新增專案' })
  await write(dialog, '專案名稱', '警務資料中心')
  await press(dialog, '建立專案')
  await dialog.waitFor({ state: 'hidden' })
  await write(page, '標題', title)
  await write(page, '申請理由', '擴充資料中心的運算、資料庫與儲存空間。')
  await choose(page, page, '選擇帳號')
  await attach(page, '選擇檔案', ['擴充計畫.pdf'])
}

/** Chooses one service, fills in what has no proposal yet, and puts it among the chosen. */
async function addService(page: Page, service: string, fill: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${service}`) }).click()
  await choose(page, page, '區域')
  await fill()
  await press(page, '加入已選擇')
}

const network = async (page: Page) => {
  await choose(page, page, '專有網路')
  await choose(page, page, '虛擬交換器')
}

describe('a police department applies for a batch, the committee reviews, the operators provision (Traditional Chinese, dark)', () => {
  test('[R1] three services in the batch wizard, checked before they are submitted', async () => {
    const { page, close } = await open('gat.user')
    await follow(page.getByRole('navigation', { name: '主導覽' }), '資源申請')
    await follow(page, '開始批次申請')
    await isOn(page, '批次資源申請')
    await fillBaseInformation(page)
    await press(page, '下一步')
    await addService(page, '雲端伺服器 ECS', async () => {
      await network(page)
      await write(page, '執行個體名稱', 'police-app')
      for (const label of ['執行個體類型', '執行個體規格', '公用映像檔', '映像檔版本']) await choose(page, page, label)
    })
    await sees(page, '已選擇（1）')
    await addService(page, '物件儲存 OSS', () => write(page, '儲存桶名稱', 'police-archive'))
    await addService(page, '雲硬碟', () => write(page, '磁碟名稱', 'police-data'))
    await sees(page, '已選擇（3）')
    await expectAccessible(page, 'the step of the resources')
    await picture(page, 'batch-resources')
    await press(page, '下一步')
    for (const service of ['雲端伺服器 ECS', '物件儲存 OSS', '雲硬碟']) await page.getByRole('heading', { name: service }).waitFor()
    await expectAccessible(page, 'the last step')
    await picture(page, 'batch-check')
    await press(page, '送出')
    await isOn(page, '資源申請成功')
    await sees(page, '接下來由政法委審核')
    number = (await page.getByRole('main').innerText()).match(/資源單號\s*(\S+)/)![1]!
    await close()
  })

  test('[R2] before the committee has approved, it is not a task of the operator', async () => {
    const { page, close } = await open('om')
    await page.getByRole('heading', { level: 2, name: '待我處理' }).waitFor()
    await picture(page, 'home-operator-dark')
    expect(await page.getByRole('link', { name: title }).count()).toBe(0)
    await close()
  })

  test('[R2] the committee approves at its only stage', async () => {
    const { page, close } = await open('committee.admin')
    await follow(page, title)
    await isOn(page, title)
    await follow(page, '檢視完整申請單')
    await page.getByRole('link', { name: '審核頁' }).waitFor()
    await press(page, '審核通過')
    const dialog = page.getByRole('dialog', { name: `通過 ${number}` })
    await sees(page, '通過後進入：資源開通')
    await expectAccessible(page, 'the dialog of the approval')
    await picture(page, 'approve-dialog-dark')
    await press(dialog, '審核通過')
    await sees(page, `${number} 已通過。`)
    await close()
  })

  test('[R6] the operator provisions the three in parts', async () => {
    const { page, close } = await open('om')
    await follow(page, title)
    await isOn(page, `開通 ${number}`)
    await expectAccessible(page, 'provisioning')
    for (const [service, id] of [['雲端伺服器 ECS', 'i-gat-01'], ['物件儲存 OSS', 'oss-gat-01'], ['雲硬碟', 'd-gat-01']] as const) {
      const field = page.getByRole('textbox', { name: `${service} 1 的執行個體 ID` })
      await field.fill(id)
      await page.getByRole('form').or(page.locator('form')).filter({ has: field }).getByRole('button', { name: '儲存 1 個執行個體' }).click()
      await field.waitFor({ state: 'detached' })
    }
    await sees(page, new RegExp(`${number} 已完成。`))
    await picture(page, 'provisioned-dark')
    await close()
  })

  test('[R8] the applicant has the message and three resources', async () => {
    await app.drain()
    const { page, close } = await open('gat.user')
    await page.getByRole('button', { name: /^訊息：\d+ 則未讀$/ }).click()
    await page.getByRole('link', { name: new RegExp(`資源已開通：${number}`) }).waitFor()
    await page.keyboard.press('Escape')
    await follow(page.getByRole('navigation', { name: '主導覽' }), '資源台帳')
    for (const name of ['police-app', 'police-archive', 'police-data']) await sees(page, name)
    await picture(page, 'inventory-dark')
    await close()
  })
})
