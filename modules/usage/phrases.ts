import { phraseBook } from '#kit/pure/phrase.ts'

/** Words that server and pages share. */
export const usagePhrases = phraseBook({
  usage: ['Usage', '用量', '用量'],
  template: ['Usage import', '用量匯入範本', '用量导入模板'],
})
