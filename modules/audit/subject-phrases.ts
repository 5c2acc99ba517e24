import { phraseBook, type Phrase } from '#kit/pure/phrase.ts'

/** Kinds of records in words: `subject.` and the kind. A kind without words fails a test (kinds.test.ts). */
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
  'subject.dingtalk_message': ['DingTalk message', '釘釘訊息', '钉钉消息'],
  'subject.group': ['Member group', '會員群組', '会员分组'],
  'subject.holiday_year': ['Holiday calendar', '假日行事曆', '节假日历'],
  'subject.image': ['Image', '映像檔', '镜像'],
  'subject.instance_family': ['Instance family', '執行個體系列', '实例规格族'],
  'subject.instance_spec': ['Specification', '規格', '规格'],
  'subject.logo': ['Logo', '標誌', '标志'],
  'subject.mail': ['Mail', '郵件', '邮件'],
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
