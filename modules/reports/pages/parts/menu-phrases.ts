import { phraseBook } from '#kit/pure/phrase.ts'

/** The name of the page; the order list says it too. */
export const reportMenuPhrases = phraseBook({
  advancedManagement: ['Advanced Management', '進階管理', '高级管理'],
})
