import { phraseBook, type Phrase } from '#kit/pure/phrase.ts'
import type { SettingCode, SettingGroup } from '../../rules/settings.ts'

export const groupNames: Readonly<Record<SettingGroup, Phrase>> = phraseBook({
  look: ['Name and look', '名稱與外觀', '名称与外观'],
  languages: ['Languages', '語言', '语言'],
  sessions: ['Log-in', '登入', '登录'],
  passwords: ['Passwords', '密碼', '密码'],
  single_sign_on: ['Single sign-on', '單一登入', '单点登录'],
  mail: ['Mail', '郵件', '邮件'],
  dingtalk: ['DingTalk', '釘釘', '钉钉'],
  deadlines: ['Deadlines', '期限', '时限'],
  money: ['Money', '金額', '金额'],
})

/** Name and help of each setting, as its row and its dialog show them. */
export const settingNames: Readonly<Record<SettingCode, Phrase>> = phraseBook({
  product_name: ['Name of the platform', '平台名稱', '平台名称'],
  'support.email': ['Support mailbox', '支援信箱', '支持邮箱'],
  'support.phone': ['Support phone', '支援電話', '支持电话'],
  'privacy.notice': ['Privacy notice', '隱私權聲明', '隐私声明'],
  'footer.text': ['Footer', '頁尾文字', '页脚文字'],
  'footer.icp': ['ICP number', 'ICP 備案號', 'ICP 备案号'],
  'watermark.is_shown': ['Account name as watermark', '帳號浮水印', '账号水印'],
  'language.default': ['Default language', '預設語言', '默认语言'],
  'language.offered': ['Languages offered', '提供的語言', '提供的语言'],
  'session.idle_minutes': ['Log-in ends after minutes without use', '閒置多少分鐘後登出', '闲置多少分钟后退出'],
  'session.hours': ['Log-in ends after hours at most', '登入最長時數', '登录最长小时数'],
  'session.fresh_minutes': ['Minutes for which a proof counts as fresh', '身分驗證有效分鐘數', '身份验证有效分钟数'],
  'second_factor.roles': ['Roles that must use a second factor', '必須使用兩步驟驗證的角色', '必须使用二次验证的角色'],
  'password.profile': ['Password rules', '密碼規則', '密码规则'],
  'password.life_days': ['Days after which a password must be changed', '密碼有效天數', '密码有效天数'],
  'password.wrong_attempts': ['Wrong attempts until the lock', '鎖定前的錯誤次數', '锁定前的错误次数'],
  'password.lock_minutes': ['Minutes of the lock', '鎖定分鐘數', '锁定分钟数'],
  'oidc.issuer': ['Address of the identity provider', '身分提供者位址', '身份提供方地址'],
  'oidc.client_id': ['Client ID', '用戶端識別碼', '客户端标识'],
  'oidc.client_secret': ['Client secret', '用戶端密鑰', '客户端密钥'],
  'oidc.name': ['Name on the log-in button', '登入按鈕名稱', '登录按钮名称'],
  'mail.smtp_url': ['Mail server', '郵件伺服器', '邮件服务器'],
  'mail.from': ['Sender', '寄件者', '发件人'],
  'dingtalk.robot_url': ['Address of the group robot', '群組機器人位址', '群机器人地址'],
  'dingtalk.robot_secret': ['Secret of the group robot', '群組機器人密鑰', '群机器人密钥'],
  'dingtalk.app_key': ['App key', '應用 AppKey', '应用 AppKey'],
  'dingtalk.app_secret': ['App secret', '應用 AppSecret', '应用 AppSecret'],
  'dingtalk.agent_id': ['Agent ID', '應用 AgentId', '应用 AgentId'],
  'sla.days': ['Working days for an application', '申請單辦理工作日', '申请单办理工作日'],
  'account_request.hours': ['Hours for an account request', '帳號申請審批時數', '账号申请审批小时数'],
  'order.unverified_days': ['Days until an order that nobody verified is cancelled', '未審核訂單自動取消天數', '未审核订单自动取消天数'],
  'bill.feedback_days': ['Working days to answer a bill', '帳單回饋工作日', '账单反馈工作日'],
  currency: ['Currency', '幣別', '币种'],
  'points.low_balance': ['Balance that counts as low', '點數不足提醒值', '点数不足提醒值'],
  'bill.opening_month': ['First month that is billed', '帳單起始月份', '账单起始月份'],
})

export const settingHelp: { readonly [Code in SettingCode]?: Phrase } = phraseBook({
  product_name: ['At the top of every page, in the tab and on bills.', '顯示於各頁頂端、分頁標籤與帳單。', '显示在各页顶部、标签页和账单上。'],
  'support.email': ['On the log-in page and the public home page.', '顯示於登入頁與首頁。', '显示在登录页和首页。'],
  'support.phone': ['On the log-in page and the public home page.', '顯示於登入頁與首頁。', '显示在登录页和首页。'],
  'privacy.notice': ['A public page, linked in the footer. Plain text.', '公開頁面，由頁尾連結。純文字。', '公开页面，由页脚链接。纯文本。'],
  'footer.text': ['Below every page.', '顯示於每頁底部。', '显示在每页底部。'],
  'footer.icp': ['Below every page, linked to the register.', '顯示於每頁底部並連結備案網站。', '显示在每页底部并链接备案网站。'],
  'language.default': ['What a new visitor sees; until one is chosen, what their browser prefers. Also of mails to addresses without an account.', '新訪客所見的語言；未選擇前依瀏覽器偏好。無帳號的收件者也使用此語言。', '新访客看到的语言；未选择前按浏览器偏好。没有账号的收件人也使用该语言。'],
  'second_factor.roles': ['Nothing chosen: everybody decides for themselves.', '未選擇時由各人自行決定。', '不选择则由各人自行决定。'],
  'oidc.issuer': ['As the provider calls itself (issuer).', '身分提供者自稱的位址（issuer）。', '身份提供方自称的地址（issuer）。'],
  'mail.smtp_url': ['smtp://user:password@host:587 or smtps://user:password@host:465', 'smtp://user:password@host:587 或 smtps://user:password@host:465', 'smtp://user:password@host:587 或 smtps://user:password@host:465'],
  'mail.from': ['A name and an address: Cloud <no-reply@cloud.example>', '名稱加地址：政務雲 <no-reply@cloud.example>', '名称加地址：政务云 <no-reply@cloud.example>'],
  'points.low_balance': ['In points; 0 tells nobody.', '以點數計；0 表示不提醒。', '以点数计；0 表示不提醒。'],
  'bill.opening_month': ['Until one is chosen: the month in which the first resource started.', '未選擇前為第一個資源開通的月份。', '未选择前为第一个资源开通的月份。'],
})

export const profileNames: Readonly<Record<string, Phrase>> = phraseBook({
  mlps3: ['MLPS 3', '等保三級', '等保三级'],
  nist: ['NIST', 'NIST', 'NIST'],
})
