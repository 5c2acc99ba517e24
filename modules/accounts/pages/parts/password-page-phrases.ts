import { phraseBook } from '#kit/pure/phrase.ts'

/** The pages on which a forgotten password is set anew (U2). */
export const passwordPagePhrases = phraseBook({
  forgotten: ['Forgotten password', '忘記密碼', '忘记密码'],
  forgottenText: [
    'Tell us your account name or e-mail. If we know it and it has an e-mail, a link for a new password is on its way within a minute.',
    '請輸入帳號名稱或電子郵件。若帳號存在且已設定電子郵件，一分鐘內即會寄出設定新密碼的連結。',
    '请输入账号名或邮箱。如果账号存在并已设置邮箱，一分钟内会发送设置新密码的链接。'],
  account: ['Account or e-mail', '帳號或電子郵件', '账号或邮箱'],
  send: ['Send the link', '寄出連結', '发送链接'],
  sentTitle: ['Look into your mailbox', '請查看信箱', '请查看邮箱'],
  sentText: [
    'If there is such an account and it has an e-mail, it gets a mail with a link that works once within one hour. Nothing came? Look into the spam folder, or ask your platform administrator.',
    '若該帳號存在且已設定電子郵件，您將收到一封含連結的信件，連結於一小時內有效且僅能使用一次。若未收到，請查看垃圾郵件匣或洽平台管理員。',
    '如果该账号存在并已设置邮箱，您会收到一封带链接的邮件，链接一小时内有效且只能使用一次。如未收到，请查看垃圾邮件箱或联系平台管理员。'],
  toLogIn: ['To the log-in page', '前往登入頁', '前往登录页'],
  chooseNew: ['Choose a new password', '設定新密碼', '设置新密码'],
  chooseFirst: ['Choose your password', '設定您的密碼', '设置您的密码'],
  chooseText: ['For account {account}. Afterwards you log in with it; all open sessions end.', '帳號：{account}。設定後請以新密碼登入，所有登入中的裝置將登出。', '账号：{account}。设置后请用新密码登录，所有已登录的设备将退出。'],
  set: ['Set password', '設定密碼', '设置密码'],
  isSet: ['Your password is set. Log in with it now.', '密碼已設定，請以新密碼登入。', '密码已设置，请用新密码登录。'],
  notValid: ['This link does not work', '此連結無法使用', '此链接无法使用'],
  askAgain: ['Ask for a new link', '重新申請連結', '重新申请链接'],
})
