import { phraseBook } from '#kit/pure/phrase.ts'

export const accountRequestPhrases = phraseBook({
  accountRequests: ['Account requests', '帳號申請', '账号申请'],
})
