import { phraseBook } from '#kit/pure/phrase.ts'

/** What messages and mails about account requests say (U1). */
export const accountRequestNoticePhrases = phraseBook({
  'account_request.notice.submitted': ['Account request {number} waits for you', '帳號申請 {number} 待您審批', '账号申请 {number} 待您审批'],
  'account_request.notice.submitted_body': [
    '{name} of {department} asks for the account {account} with: {grants}. To be answered until {due}. Reason: {reason}',
    '{department} {name} 申請帳號 {account}，權限：{grants}。請於 {due} 前回覆。原因：{reason}',
    '{department} {name} 申请账号 {account}，权限：{grants}。请在 {due} 前答复。原因：{reason}'],
  'account_request.notice.further_submitted': ['Request {number} for more permissions waits for you', '權限申請 {number} 待您審批', '权限申请 {number} 待您审批'],
  'account_request.notice.further_submitted_body': [
    '{name} of {department} ({account}) asks for: {grants}. To be answered until {due}. Reason: {reason}',
    '{department} {name}（{account}）申請：{grants}。請於 {due} 前回覆。原因：{reason}',
    '{department} {name}（{account}）申请：{grants}。请在 {due} 前答复。原因：{reason}'],
  'account_request.notice.overdue': ['Request {number} is overdue', '申請 {number} 已逾期', '申请 {number} 已逾期'],
  'account_request.notice.overdue_body': [
    'The request of {name} of {department} was to be answered until {due}. Please decide now.',
    '{department} {name} 的申請原應於 {due} 前回覆，請儘速處理。',
    '{department} {name} 的申请应在 {due} 前答复，请尽快处理。'],
  'account_request.notice.approved': ['Your account {account} is ready', '您的帳號 {account} 已開通', '您的账号 {account} 已开通'],
  'account_request.notice.approved_body': [
    'Your account request {number} was approved. Your account name is {account}, for {department}, with: {grants}. Set your password with the link below; it works once, for 72 hours. Later, ask for a new one with “Forgotten password” on the log-in page. Do not pass this link on.',
    '您的帳號申請 {number} 已通過。帳號名稱為 {account}，所屬部門：{department}，權限：{grants}。請透過下方連結設定密碼，連結 72 小時內有效，僅能使用一次；逾期請於登入頁點選「忘記密碼」重新取得。請勿轉寄此連結。',
    '您的账号申请 {number} 已通过。账号名为 {account}，所属部门：{department}，权限：{grants}。请通过下方链接设置密码，链接 72 小时内有效，只能使用一次；过期后请在登录页点击“忘记密码”重新获取。请勿转发此链接。'],
  'account_request.notice.approved_late': ['Your account {account} is ready', '您的帳號 {account} 已開通', '您的账号 {account} 已开通'],
  'account_request.notice.approved_late_body': [
    'Your account request {number} was approved. Your account name is {account}, for {department}, with: {grants}. Ask for a link to set your password with “Forgotten password” on the log-in page.',
    '您的帳號申請 {number} 已通過。帳號名稱為 {account}，所屬部門：{department}，權限：{grants}。請於登入頁點選「忘記密碼」取得設定密碼的連結。',
    '您的账号申请 {number} 已通过。账号名为 {account}，所属部门：{department}，权限：{grants}。请在登录页点击“忘记密码”获取设置密码的链接。'],
  'account_request.notice.rejected': ['Your account request {number} was not approved', '您的帳號申請 {number} 未通過', '您的账号申请 {number} 未通过'],
  'account_request.notice.rejected_body': [
    'Your request for the account {account} of {department} was not approved. Reason: {decision}. You can ask again on the page below.',
    '您申請的帳號 {account}（{department}）未通過。原因：{decision}。您可於下方頁面重新申請。',
    '您申请的账号 {account}（{department}）未通过。原因：{decision}。您可以在下方页面重新申请。'],
  'account_request.notice.further_approved': ['Your request {number} for more permissions was approved', '您的權限申請 {number} 已通過', '您的权限申请 {number} 已通过'],
  'account_request.notice.further_approved_body': [
    'Your request {number} was approved. From now on you also have: {grants}.',
    '您的申請 {number} 已通過，即日起新增：{grants}。',
    '您的申请 {number} 已通过，即日起新增：{grants}。'],
  'account_request.notice.further_rejected': ['Your request {number} for more permissions was not approved', '您的權限申請 {number} 未通過', '您的权限申请 {number} 未通过'],
  'account_request.notice.further_rejected_body': [
    'You asked for: {grants}. Reason of the rejection: {decision}',
    '您申請的內容：{grants}。未通過原因：{decision}',
    '您申请的内容：{grants}。未通过原因：{decision}'],
})
