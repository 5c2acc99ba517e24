import { phraseBook, type Phrase } from '#kit/pure/phrase.ts'
import type { Words } from '#kit/web/i18n.tsx'

/** Names of facts, as events keep them; others stay as they are. */
export const fieldPhrases = phraseBook({
  accountName: ['Account name', '帳號名稱', '账号名'],
  amount: ['Amount', '金額', '金额'],
  balance: ['Balance', '餘額', '余额'],
  broken: ['Broken', '損壞', '损坏'],
  by: ['By', '操作者', '操作人'],
  code: ['Code', '代碼', '代码'],
  contact: ['Contact', '聯絡方式', '联系方式'],
  count: ['Count', '數量', '数量'],
  departmentId: ['Department (id)', '部門（編號）', '部门（编号）'],
  displayName: ['Name', '姓名', '姓名'],
  email: ['E-mail', '電子郵件', '电子邮箱'],
  endsOn: ['Ends on', '結束日期', '结束日期'],
  filters: ['Filters', '篩選條件', '筛选条件'],
  format: ['Format', '格式', '格式'],
  from: ['From', '原狀態', '原状态'],
  fromDay: ['From', '起始日', '起始日'],
  hash: ['Hash', '雜湊值', '哈希值'],
  heads: ['Heads compared', '已比對鏈首', '已比对链首'],
  identity: ['Identity', '身分', '身份'],
  kind: ['Kind', '類型', '类型'],
  language: ['Language', '語言', '语言'],
  month: ['Month', '月份', '月份'],
  name: ['Name', '名稱', '名称'],
  nextStage: ['Next stage', '下一階段', '下一阶段'],
  number: ['Number', '編號', '编号'],
  phone: ['Phone', '電話', '电话'],
  quotaPermissions: ['Quota permissions', '配額權限', '配额权限'],
  quotaReviewZones: ['Zones of quota review', '配額審批範圍', '配额审批范围'],
  reason: ['Reason', '原因', '原因'],
  region: ['Region', '區域', '区域'],
  regionId: ['Region (id)', '區域（編號）', '区域（编号）'],
  roles: ['Roles', '角色', '角色'],
  round: ['Round', '輪次', '轮次'],
  route: ['Refused request', '被拒絕的請求', '被拒绝的请求'],
  sector: ['Sector', '領域', '领域'],
  sequence: ['Place in the chain', '鏈上序號', '链上序号'],
  service: ['Service', '服務', '服务'],
  stage: ['Stage', '階段', '阶段'],
  state: ['State', '狀態', '状态'],
  status: ['Status', '狀態', '状态'],
  substitute: ['Substitute', '代理人', '代理人'],
  theme: ['Theme', '佈景主題', '主题'],
  title: ['Title', '標題', '标题'],
  to: ['To', '新狀態', '新状态'],
  total: ['Total', '合計', '合计'],
  unit: ['Unit', '單位', '单位'],
  untilDay: ['Until', '截止日', '截止日'],
  value: ['Value', '值', '值'],
  version: ['Version', '版本', '版本'],
  year: ['Year', '年份', '年份'],
})

/** `after › roles` in words; positions in lists stay numbers. */
export function fieldWords(path: readonly string[], say: (words: Words) => string): string {
  const known: Readonly<Record<string, Phrase>> = fieldPhrases
  return path.length === 0 ? say(fieldPhrases.value) : path.map((key) => Object.hasOwn(known, key) ? say(known[key]!) : key).join(' › ')
}
