import { phraseBook, type Phrase } from '#kit/pure/phrase.ts'
import type { Identity } from './rules/identity.ts'

/** Words that server and pages share. */
export const memberPhrases = phraseBook({
  members: ['Members', '會員', '会员'],
  account: ['Account', '帳號', '账号'],
  displayName: ['Name', '姓名', '姓名'],
  identity: ['Identity', '身分', '身份'],
  group: ['Group', '群組', '群组'],
  status: ['Status', '狀態', '状态'],
  existing: ['Existing', '存在', '存在'],
  gone: ['No longer existing', '已不存在', '已不存在'],
  email: ['E-mail', '電子郵件', '邮箱'],
  contact: ['Contact', '聯絡資訊', '联系方式'],
})

export const identityPhrases: Readonly<Record<Identity, Phrase>> = {
  general: ['General', '一般', '一般'],
  intra: ['Intra', '內部', '内部'],
  business: ['Business', '企業', '企业'],
}
