import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server itself says of substitutes (A6) and passwords (U2): messages, mails and refusals. */
export const accountNoticePhrases = phraseBook({
  'password.notice.link': ['Set a new password', '設定新密碼', '设置新密码'],
  'password.notice.link_body': [
    'Somebody asked for a new password for your account {account}. Set it within one hour by the link below, which works once. If it was not you, ignore this mail: your password stays as it is.',
    '有人為您的帳號 {account} 申請設定新密碼。請於一小時內透過下方連結設定，連結僅能使用一次。若非您本人操作，請忽略此信，密碼不會變更。',
    '有人为您的账号 {account} 申请设置新密码。请在一小时内通过下方链接设置，链接只能使用一次。如非您本人操作，请忽略本邮件，密码不会改变。'],
  'password.notice.reset': ['Your password was reset', '您的密碼已重設', '您的密码已重置'],
  'password.notice.reset_body': [
    'The platform administrator reset the password of your account {account}; the old one no longer works. Choose a new one within 72 hours by the link below, which works once. Nobody else knows it.',
    '平台管理員已重設您的帳號 {account} 的密碼，原密碼已失效。請於 72 小時內透過下方連結設定新密碼，連結僅能使用一次，他人無從得知。',
    '平台管理员已重置您的账号 {account} 的密码，原密码已失效。请在 72 小时内通过下方链接设置新密码，链接只能使用一次，他人无法得知。'],
  'password.notice.changed': ['Your password was changed', '您的密碼已變更', '您的密码已修改'],
  'password.notice.changed_body': [
    'The password of your account was changed and all other sessions were ended. If it was not you, set a new one at once by “Forgotten password” on the log-in page and tell the platform administrator.',
    '您的帳號密碼已變更，其他登入均已結束。若非您本人操作，請立即在登入頁透過「忘記密碼」重新設定，並通知平台管理員。',
    '您的账号密码已修改，其他登录均已结束。如非您本人操作，请立即在登录页通过“忘记密码”重新设置，并通知平台管理员。'],
  'account.notice.email': ['The e-mail of your account was changed', '您帳號的電子郵件已變更', '您账号的邮箱已修改'],
  'account.notice.email_body': [
    'The e-mail of your account {account} was changed; from now on mails go to the new address. If neither you nor your administrator did this, tell the platform administrator at once.',
    '您的帳號 {account} 的電子郵件已變更，此後信件將寄至新的電子郵件。若非您本人或管理員所為，請立即通知平台管理員。',
    '您的账号 {account} 的邮箱已修改，今后邮件将发送至新邮箱。如非您本人或管理员所为，请立即通知平台管理员。'],
  'password_link.not_valid': [
    'This link does not work any more: it was used, has expired, or a newer one was sent. Ask for a new one.',
    '此連結已失效：已使用、已過期，或已寄出較新的連結。請重新申請。',
    '此链接已失效：已使用、已过期，或已发送更新的链接。请重新申请。'],
  'substitution.notice.named': ['{substitute} stands in for {account}', '{substitute} 代理 {account}', '{substitute} 代理 {account}'],
  'substitution.notice.named_body': [
    'From {from} until {until}, {substitute} may act for {account}. Named by {by}.',
    '{from} 至 {until} 期間，{substitute} 可代 {account} 處理業務。由 {by} 指定。',
    '{from} 至 {until} 期间，{substitute} 可代 {account} 办理业务。由 {by} 指定。'],
  'substitution.notice.ended': ['{substitute} no longer stands in for {account}', '{substitute} 不再代理 {account}', '{substitute} 不再代理 {account}'],
  'substitution.notice.ended_body': [
    'The substitution planned until {until} was ended early by {by}.',
    '原訂至 {until} 的代理，已由 {by} 提前結束。',
    '原定至 {until} 的代理已由 {by} 提前结束。'],
  'substitution.not_valid': [
    'You cannot act for this person: you are not their substitute today, or your roles no longer go together.',
    '您目前無法代理此人：今日沒有有效的代理關係，或雙方的角色已不相容。',
    '您现在不能代理此人：今天没有有效的代理关系，或双方的角色已不相容。'],
  'substitution.while_acting': [
    'You act for somebody else at the moment. Go back to yourself first.',
    '您目前正在代理他人，請先恢復本人身分。',
    '您当前正在代理他人，请先恢复本人身份。'],
  'substitution.overlaps': [
    'This person already stands in on some of these days. End that first, or choose other days.',
    '此人在所選日期中已有代理安排，請先結束原有代理或改選日期。',
    '此人在所选日期中已有代理安排，请先结束原有代理或改选日期。'],
  'substitution.is_over': ['This substitution is over already.', '此代理已結束。', '该代理已结束。'],
  'substitution.not_a_colleague': [
    'Choose an enabled colleague of the same department who has the same role.',
    '請選擇同部門、同角色且已啟用的同事。',
    '请选择同部门、同角色且已启用的同事。'],
  'substitution.day_past': ['This day is past. Begin today or later.', '日期已過，請從今天或之後開始。', '日期已过，请从今天或之后开始。'],
  'substitution.until_before_from': ['The last day is before the first.', '結束日期早於開始日期。', '结束日期早于开始日期。'],
  'substitution.too_long': ['At most {days} days.', '最長 {days} 天。', '最长 {days} 天。'],
})
