import { phraseBook } from '#kit/pure/phrase.ts'

export const accountPhrases = phraseBook({
  'session.wrong_credentials': [
    'The account or the password is not right. After five wrong attempts an account is locked for 15 minutes.',
    '帳號或密碼不正確。連續輸錯五次，帳號將鎖定 15 分鐘。',
    '账号或密码不正确。连续输错五次，账号将锁定 15 分钟。'],
  'session.one_time_expired': [
    'This one-time password has expired. Ask the platform administrator for a new one.',
    '此一次性密碼已過期，請向平台管理員索取新的密碼。',
    '此一次性密码已过期，请向平台管理员索取新的密码。'],
  'password.wrong': ['This is not your current password.', '目前密碼不正確。', '当前密码不正确。'],
  'password.too_short': ['At least {limit} characters.', '至少 {limit} 個字元。', '至少 {limit} 个字符。'],
  'password.too_few_kinds': [
    'Use three of these four: small letters, capitals, digits, signs.',
    '須包含小寫字母、大寫字母、數字、符號中的三種。',
    '须包含小写字母、大写字母、数字、符号中的三种。'],
  'password.common': ['Such passwords are guessed first. Choose another.', '此類密碼極易被猜中，請另選一個。', '此类密码极易被猜中，请另选一个。'],
  'password.has_account_name': ['The password must not contain the account name.', '密碼不得包含帳號名稱。', '密码不得包含账号名。'],
  'password.used_before': ['This is one of your last five passwords. Choose a new one.', '此密碼與最近五次使用過的密碼相同，請換一個。', '此密码与最近五次使用过的密码相同，请换一个。'],

  'account.own': ['You cannot do this to your own account.', '不能對自己的帳號執行此操作。', '不能对自己的账号执行此操作。'],
  'account.is_member': ['Members are looked after on their own pages.', '會員帳號請於會員頁面管理。', '会员账号请在会员页面管理。'],
  'account.is_disabled': ['This account is disabled.', '此帳號已停用。', '此账号已停用。'],
  'account.is_enabled': ['This account is enabled already.', '此帳號已啟用。', '此账号已启用。'],
  'account.is_not_locked': ['This account is not locked.', '此帳號未被鎖定。', '此账号未被锁定。'],
  'account.last_platform_admin': ['One enabled platform administrator must remain.', '至少須保留一位啟用中的平台管理員。', '至少须保留一位启用的平台管理员。'],
  'account.role_does_not_fit': ['This role does not belong to that department.', '此角色不適用於該部門。', '此角色不适用于该部门。'],
  'account.separated': [
    'One account may be only one of: platform administrator, auditor, operator.',
    '平台管理員、稽核管理員、營運或維運管理員三者不得由同一帳號兼任。',
    '平台管理员、审计管理员、运营或运维管理员三者不得由同一账号兼任。'],
  'account.quota_needs_operator': ['At the root only operators may hold quota permissions.', '根部門中僅營運或維運管理員可持有配額權限。', '根部门中仅运营或运维管理员可持有配额权限。'],
})
