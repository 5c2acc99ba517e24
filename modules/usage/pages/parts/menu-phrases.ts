import { phraseBook } from '#kit/pure/phrase.ts'

/** Names of the menu: they are loaded with every page. */
export const usageMenuPhrases = phraseBook({
  usage: ['Usage', '用量', '用量'],
  usageFees: ['Usage fees', '用量費用', '用量费用'],
  myUsage: ['My usage', '我的用量', '我的用量'],
})
