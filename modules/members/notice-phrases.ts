import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server itself says of members and sign-ups: refusals, messages and mails. */
export const memberNoticePhrases = phraseBook({
  'member.not_in_group': ['This member is in no group.', '此會員未加入任何群組。', '该会员未加入任何群组。'],
  'member.is_gone': ['The account of this member no longer exists.', '此會員的帳號已不存在。', '该会员的账号已不存在。'],
  'group.member_elsewhere': ['{member} is already in the group "{group}". A member can be in one group only.', '{member} 已在群組「{group}」中，每位會員只能加入一個群組。', '{member} 已在群组“{group}”中，每个会员只能加入一个群组。'],
  'sign_up.decided': ['This sign-up has been decided on already.', '此註冊申請已處理。', '该注册申请已处理。'],
  'sign_up.name_awaited': ['Somebody else has asked for this account name already. Please ask again with another one.', '此帳號名稱已有他人申請，請改用其他名稱重新提出。', '该账号名已有他人申请，请换一个名称重新提出。'],
  'sign_up.notice.received': ['{name} asks to become a member', '{name} 申請成為會員', '{name} 申请成为会员'],
  'sign_up.notice.received_body': ['{name} asked on the public page to become a member, with the account name {account}. Please approve or reject.', '{name} 於註冊頁面申請成為會員，希望的帳號名稱為 {account}，請審批。', '{name} 在注册页面申请成为会员，希望的账号名为 {account}，请审批。'],
  'sign_up.notice.approved': ['You are a member now', '您已成為會員', '您已成为会员'],
  'sign_up.notice.approved_body': ['Dear {name}, your sign-up was approved. Your account name is {account}. You get the one-time password from our business operators, not by mail; you choose your own at the first log-in.', '{name} 您好：您的註冊申請已通過，帳號名稱為 {account}。一次性密碼由業務人員另行告知，不以郵件傳送；首次登入時請設定您自己的密碼。', '{name}，您好：您的注册申请已通过，账号名为 {account}。一次性密码由业务人员另行告知，不通过邮件发送；首次登录时请设置您自己的密码。'],
  'sign_up.notice.rejected': ['Your sign-up was not approved', '您的註冊申請未通過', '您的注册申请未通过'],
  'sign_up.notice.rejected_body': ['Dear {name}, your sign-up with the account name {account} was not approved. Reason: {reason}', '{name} 您好：您以帳號名稱 {account} 提出的註冊申請未通過。原因：{reason}', '{name}，您好：您以账号名 {account} 提出的注册申请未通过。原因：{reason}'],
})
