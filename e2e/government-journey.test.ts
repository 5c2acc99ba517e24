import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser, expectAccessible, picture, type Visit } from '#testkit/browser.ts'
import { useTestApp } from '#testkit/http.ts'
import { attach, choose, follow, isOn, press, sees, valueOf, write } from './person.ts'

const app = useTestApp()
const browser = useBrowser(() => app.url)
const title = '交通信用平台云服务器申请'
let number = ''

/** Everything of the single form, in the order in which it stands on the page (guide 000, 3.3). */
async function fillBaseInformation(page: Page): Promise<void> {
  await press(page, '新建项目')
  const dialog = page.getByRole('dialog', { name: '新建项目' })
  await write(dialog, '项目名称', '交通信用平台')
  await press(dialog, '创建项目')
  await dialog.waitFor({ state: 'hidden' })
  await write(page, '申请单标题', title)
  await write(page, '公文文号', '浙交〔2026〕18 号')
  await write(page, '申请理由', '信用平台二期上线，需要两台应用服务器。')
  await choose(page, page, '选择用户')
  await page.getByText('自定义输入').click()
  await write(page, '姓名', '张三')
  await write(page, '联系方式', '13800000000')
  await write(page, '邮箱', 'zhangsan@jtt.example')
  await press(page, '添加')
  await attach(page, '选择文件', ['建设方案.pdf', '立项批复.pdf'])
}

async function fillServer(page: Page): Promise<void> {
  await choose(page, page, '区域')
  await choose(page, page, '专有网络')
  await choose(page, page, '虚拟交换机')
  await write(page, '实例名称', 'credit-web')
  for (const label of ['实例类型', '实例规格', '公共镜像', '镜像版本']) await choose(page, page, label)
  await press(page, '添加数据盘')
  await press(page, '添加数据盘')
  const second = page.getByRole('group', { name: '数据盘 2' })
  await second.getByRole('spinbutton', { name: '容量' }).fill('500')
  await page.getByRole('switch', { name: '弹性公网 IP' }).click()
  await page.getByRole('spinbutton', { name: '带宽' }).fill('10')
  await write(page, '备注', '门户与接口服务')
}

async function open(name: string): Promise<Visit> {
  return browser.logIn(name, { language: 'zh-Hans' })
}

describe('a department applies, the operators and the bureau review, the operators provision (Simplified Chinese)', () => {
  test('[R1] the applicant fills in the single form, reloads in the middle and loses nothing, submits and sees the number', async () => {
    const { page, close } = await open('jtt.user')
    await follow(page.getByRole('navigation', { name: '主导航' }), '资源申请')
    await isOn(page, '资源申请')
    await page.getByRole('button', { name: '云服务器 ECS' }).click()
    await isOn(page, '单个资源申请')
    await fillBaseInformation(page)
    await page.getByText(/草稿已于/).waitFor()
    await page.reload()
    await isOn(page, '单个资源申请')
    expect(await valueOf(page, '申请理由')).toBe('信用平台二期上线，需要两台应用服务器。')
    await sees(page, '建设方案.pdf')
    await fillServer(page)
    await expectAccessible(page, 'the filled form')
    await picture(page, 'single-form')
    await press(page, '提交')
    await isOn(page, '资源申请成功')
    number = (await page.getByRole('main').innerText()).match(/资源单号\s*(\S+)/)![1]!
    await picture(page, 'submitted')
    await close()
  })

  test('[R2] the operator finds it on the home page and rejects it with a reason', async () => {
    const { page, close } = await open('om')
    await follow(page, title)
    await isOn(page, title)
    await sees(page, number)
    await picture(page, 'review')
    await press(page, '驳回…')
    await press(page, '审批驳回')
    await sees(page, '请填写原因。')
    await write(page, '驳回原因', '数据盘请说明用途')
    await press(page, '审批驳回')
    await sees(page, `${number} 已驳回。`)
    await close()
  })

  test('[R3] the applicant reads why, changes it and submits it again', async () => {
    const { page, close } = await open('jtt.user')
    await follow(page, title)
    await isOn(page, title)
    await sees(page, '数据盘请说明用途')
    await follow(page, '修改')
    await isOn(page, `修改 ${number}`)
    await write(page, '申请理由', '信用平台二期上线。数据盘一用于数据库，数据盘二用于日志。')
    await press(page, '提交变更并重新申请')
    await isOn(page, '变更已提交')
    await close()
  })

  test('[R2] operator and bureau approve, each at the stage of their own', async () => {
    const first = await open('om')
    await follow(first.page, title)
    await isOn(first.page, title)
    await sees(first.page, '数据盘一用于数据库')
    await press(first.page, '审批通过')
    await sees(first.page, `${number} 已通过。`)
    await first.close()
    const second = await open('bureau.admin')
    await follow(second.page, title)
    await isOn(second.page, title)
    await follow(second.page, '查看完整申请单')
    await second.page.getByRole('link', { name: '审批页' }).waitFor()
    await press(second.page, '审批通过')
    await press(second.page.getByRole('dialog', { name: `通过 ${number}` }), '审批通过')
    await sees(second.page, `${number} 已通过。`)
    await second.close()
  })

  test('[R6] the operator enters the instance and completes the application', async () => {
    const { page, close } = await open('om')
    await follow(page.getByRole('navigation', { name: '主导航' }), '资源开通')
    await isOn(page, '资源开通')
    await follow(page, number)
    await isOn(page, `开通 ${number}`)
    await page.getByRole('textbox', { name: /的实例 ID$/ }).fill('i-jtt-credit-01')
    await page.getByRole('textbox', { name: /的 IP 地址$/ }).fill('10.16.3.21')
    await picture(page, 'provisioning')
    await press(page, '保存 1 个实例')
    await sees(page, new RegExp(`${number} 已完成。`))
    await close()
  })

  test('[R8] the applicant learns it from the bell, finds it completed and the server in the inventory', async () => {
    const { page, close } = await open('jtt.user')
    await app.drain()
    await page.reload()
    await page.getByRole('button', { name: /^消息：\d+ 条未读$/ }).click()
    await follow(page, new RegExp(`资源已开通：${number}`))
    await isOn(page, `资源已开通：${number}`)
    await picture(page, 'message')
    await follow(page, '查看相关内容')
    await isOn(page, title)
    await sees(page, '已完成')
    await sees(page, 'i-jtt-credit-01')
    await picture(page, 'completed')
    await follow(page.getByRole('navigation', { name: '主导航' }), '资源台账')
    await page.getByRole('searchbox').fill('i-jtt-credit-01')
    await sees(page, 'credit-web')
    await expectAccessible(page, 'the inventory')
    await close()
  })
})
