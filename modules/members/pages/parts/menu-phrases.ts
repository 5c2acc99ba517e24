import { phraseBook } from '#kit/pure/phrase.ts'

/** What the navigation says; apart from the rest, because it is loaded with the shell. */
export const memberMenuPhrases = phraseBook({
  userManagement: ['User Management', '使用者管理', '用户管理'],
  members: ['Member', '會員', '会员'],
  groups: ['Group', '群組', '群组'],
  signUps: ['Sign-ups', '註冊申請', '注册申请'],
})
