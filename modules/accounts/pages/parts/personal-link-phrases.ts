import { phraseBook } from '#kit/pure/phrase.ts'

/** Links to pages that the audit module brings. */
export const personalLinkPhrases = phraseBook({
  personalData: ['Personal data', '個人資料', '个人数据'],
  myActs: ['What I did', '我的操作紀錄', '我的操作记录'],
})
