import { phraseBook, type Phrase } from '#kit/pure/phrase.ts'

export const auditPhrases = phraseBook({
  audit: ['Audit log', '稽核日誌', '审计日志'],
  eventNumber: ['No.', '編號', '编号'],
  at: ['Time', '時間', '时间'],
  act: ['Act', '操作', '操作'],
  actCode: ['Code of the act', '操作代碼', '操作代码'],
  actor: ['Who', '操作者', '操作人'],
  roles: ['As', '當時角色', '当时角色'],
  for: ['For', '代理對象', '代理对象'],
  address: ['Address', '來源位址', '来源地址'],
  subjectKind: ['Kind of record', '對象類型', '对象类型'],
  subject: ['Record', '對象', '对象'],
  department: ['Department', '部門', '部门'],
  details: ['Details', '詳細內容', '详细内容'],
  requestId: ['Request', '請求編號', '请求编号'],
  sequence: ['Place in the chain', '鏈上序號', '链上序号'],
  hash: ['Hash', '雜湊值', '哈希值'],
  system: ['System', '系統', '系统'],
  nobody: ['Not logged in', '未登入', '未登录'],
  'audit.heads_unreadable': [
    'The file of exported heads in the data folder of this server cannot be read: a line of it is no head. Somebody may have changed it. Compare it with a copy and verify by the command: yunshan verify --head FILE.',
    '此伺服器資料目錄中的鏈首檔案無法解析：其中有一行不是鏈首記錄，檔案可能遭人更動。請與備份比對，並以命令驗證：yunshan verify --head 檔案。',
    '此服务器数据目录中的链首文件无法解析：其中有一行不是链首记录，文件可能被改动。请与备份比对，并用命令校验：yunshan verify --head 文件。'],
  'account.still_enabled': ['This account is enabled. Disable it first, then replace the data.', '此帳號仍為啟用狀態。請先停用帳號，再進行假名化。', '此账号仍处于启用状态。请先停用账号，再进行假名化。'],
  'account.pseudonymised': ['The data of this account were replaced already.', '此帳號的個人資料已假名化。', '此账号的个人数据已假名化。'],
})

const subjects = phraseBook({
  'subject.account': ['Account', '帳號', '账号'],
  'subject.account_request': ['Account request', '帳號申請', '账号申请'],
  'subject.announcement': ['Announcement', '公告', '公告'],
  'subject.application': ['Application', '申請單', '申请单'],
  'subject.audit': ['Audit log', '稽核日誌', '审计日志'],
  'subject.bill': ['Bill', '帳單', '账单'],
  'subject.bill_month': ['Month of bills', '帳單月份', '账单月份'],
  'subject.bill_run': ['Computing of bills', '帳單計算', '账单计算'],
  'subject.budget': ['Budget', '預算', '预算'],
  'subject.clock': ['Platform time', '平台時間', '平台时间'],
  'subject.cost_file': ['Cost file', '成本檔案', '成本文件'],
  'subject.cost_rate': ['Exchange rate', '匯率', '汇率'],
  'subject.cost_rule': ['Cost rule', '成本歸屬規則', '成本归属规则'],
  'subject.department': ['Department', '部門', '部门'],
  'subject.digest': ['Daily digest', '每日彙總', '每日汇总'],
  'subject.group': ['Member group', '會員群組', '会员分组'],
  'subject.holiday_year': ['Holiday calendar', '假日行事曆', '节假日历'],
  'subject.image': ['Image', '映像檔', '镜像'],
  'subject.instance_family': ['Instance family', '執行個體系列', '实例规格族'],
  'subject.instance_spec': ['Specification', '規格', '规格'],
  'subject.mail_recipient': ['Notice address', '通知信箱', '通知邮箱'],
  'subject.mailing_times': ['Mailing times', '郵件時機', '邮件时机'],
  'subject.member': ['Member', '會員', '会员'],
  'subject.network': ['Network', '網路', '网络'],
  'subject.option_value': ['Option value', '選項值', '选项值'],
  'subject.points': ['Points', '點數', '点数'],
  'subject.product': ['Product', '產品', '产品'],
  'subject.project': ['Project', '專案', '项目'],
  'subject.quota': ['Quota', '配額', '配额'],
  'subject.quota_request': ['Quota request', '配額申請', '配额申请'],
  'subject.reason_template': ['Reason template', '常用意見', '常用意见'],
  'subject.region': ['Region', '區域', '区域'],
  'subject.reorganisation': ['Reorganisation', '機構調整', '机构调整'],
  'subject.resource': ['Resource', '資源', '资源'],
  'subject.roll_up': ['Roll-up', '彙總帳單', '汇总账单'],
  'subject.service': ['Service', '服務', '服务'],
  'subject.set': ['Set', '套裝', '套餐'],
  'subject.setting': ['Platform setting', '平台設定', '平台设置'],
  'subject.sign_up': ['Sign-up', '會員註冊', '会员注册'],
  'subject.substitution': ['Substitution', '代理關係', '代理关系'],
  'subject.token': ['Interface token', 'API 權杖', 'API 令牌'],
  'subject.unit_price': ['Price', '單價', '单价'],
  'subject.usage': ['Usage', '用量', '用量'],
  'subject.usage_fee': ['Usage fee', '用量費用', '用量费用'],
  'subject.webhook': ['Webhook', 'Webhook', 'Webhook'],
})
export const subjectPhrases = subjects
export const knownSubjects: readonly string[] = Object.keys(subjects).map((key) => key.slice('subject.'.length))

/** A kind of record in words; one of another version keeps its code. */
export function subjectPhrase(kind: string): Phrase {
  const words: Readonly<Record<string, Phrase>> = subjects
  const key = `subject.${kind}`
  return Object.hasOwn(words, key) ? words[key]! : [kind, kind, kind]
}
