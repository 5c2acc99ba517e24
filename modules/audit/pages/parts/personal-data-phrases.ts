import { phraseBook, type Phrase } from '#kit/pure/phrase.ts'

export const personalDataPhrases = phraseBook({
  title: ['Personal data', '個人資料', '个人数据'],
  copy: ['Copy of the data', '資料副本', '数据副本'],
  copyText: [
    'Everything kept about this person, as a JSON file. That it was taken is recorded in the audit log.',
    '平台所保存關於此人的全部資料（JSON 檔案）。匯出行為會記錄於稽核日誌。',
    '平台所保存的关于此人的全部数据（JSON 文件）。导出行为会记入审计日志。'],
  download: ['Download', '下載', '下载'],
  replace: ['Replace the data', '假名化', '假名化'],
  replaceText: [
    'Name, account name, phone and e-mail give way to {pseudonym}: in the account, in applications, messages, mails and in what stands beside the events of the audit log. Sessions and tokens end. This cannot be undone.',
    '姓名、帳號名稱、電話與電子郵件將改為 {pseudonym}，範圍包括帳號、申請單、訊息、郵件及稽核日誌事件所附的個人資料；工作階段與權杖隨即失效。此操作無法復原。',
    '姓名、账号名、电话和邮箱将替换为 {pseudonym}，范围包括账号、申请单、消息、邮件以及审计日志事件所附的个人数据；会话和令牌随即失效。此操作不可撤销。'],
  stays: [
    'Decisions, bills, points and the audit log stay as they are; so does what people wrote in reasons and comments.',
    '審批結果、帳單、點數與稽核日誌保持不變；原因與留言中使用者自行輸入的文字也會保留。',
    '审批结果、账单、点数和审计日志保持不变；原因和留言中用户自行输入的文字也会保留。'],
  place: ['Where', '位置', '位置'],
  rows: ['Entries', '筆數', '条数'],
  disableFirst: ['This account is enabled. Disable it on its page first.', '此帳號仍為啟用狀態，請先於帳號頁面停用。', '此账号仍处于启用状态，请先在账号页面停用。'],
  question: ['Replace this person\'s data?', '確定要將此人的資料假名化？', '确定要将此人的数据假名化？'],
  verb: ['Replace', '假名化', '假名化'],
  consequence: ['{name} will be {pseudonym} everywhere, for good. The account can never be enabled again.', '{name} 將在所有位置永久改為 {pseudonym}，此帳號無法再啟用。', '{name} 将在所有位置永久改为 {pseudonym}，此账号无法再启用。'],
  reasonHelp: ['Kept in the audit log: write no personal data here.', '將記錄於稽核日誌，請勿填寫個人資料。', '将记入审计日志，请勿填写个人数据。'],
  done: ['The data were replaced.', '已完成假名化。', '已完成假名化。'],
  replacedAt: ['Replaced at', '假名化時間', '假名化时间'],
})

const places = phraseBook({
  accounts: ['Account', '帳號', '账号'],
  account_requests: ['Account requests', '帳號申請', '账号申请'],
  api_tokens: ['Interface tokens (end)', 'API 權杖（失效）', 'API 令牌（失效）'],
  application_users: ['Users named in applications', '申請單中的使用者', '申请单中的使用人'],
  application_versions: ['Versions of applications', '申請單版本', '申请单版本'],
  digest_entries: ['Lines of digests', '彙總內容', '汇总内容'],
  dingtalk_messages: ['DingTalk messages', '釘釘訊息', '钉钉消息'],
  event_personals: ['Beside events of the audit log', '稽核日誌事件所附資料', '审计日志事件所附数据'],
  external_identities: ['Links to single sign-on (removed)', '單一登入連結（移除）', '单点登录关联（移除）'],
  fee_rows: ['Rows of fee reports', '費用報表列', '费用报表行'],
  idempotency_keys: ['Kept answers (forgotten)', '暫存回應（清除）', '暂存应答（清除）'],
  mail_recipients: ['Notice addresses (removed)', '通知信箱（移除）', '通知邮箱（移除）'],
  mails: ['Mails', '郵件', '邮件'],
  members: ['Member', '會員', '会员'],
  messages: ['Messages', '訊息', '消息'],
  one_time_links: ['One-time links (removed)', '一次性連結（移除）', '一次性链接（移除）'],
  password_history: ['Former passwords (removed)', '密碼歷程（移除）', '历史密码（移除）'],
  reason_templates: ['Reason templates (removed)', '常用意見（移除）', '常用意见（移除）'],
  recovery_codes: ['Recovery codes (removed)', '復原碼（移除）', '恢复码（移除）'],
  resources: ['Users of resources', '資源使用者', '资源使用人'],
  second_factors: ['Second factor (removed)', '兩步驟驗證（移除）', '二次验证（移除）'],
  sessions: ['Sessions (end)', '工作階段（結束）', '会话（结束）'],
  sign_ups: ['Sign-ups', '會員註冊', '会员注册'],
  single_sign_ons: ['Log-ins under way (removed)', '進行中的登入（移除）', '进行中的登录（移除）'],
  webhook_deliveries: ['What programs were told', 'Webhook 內容', 'Webhook 内容'],
})

/** A table in words; one of another version keeps its name. */
export function placePhrase(table: string): Phrase {
  const words: Readonly<Record<string, Phrase>> = places
  return Object.hasOwn(words, table) ? words[table]! : [table, table, table]
}
export const knownPlaces: readonly string[] = Object.keys(places)
