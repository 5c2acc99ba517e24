import { phraseBook } from '#kit/pure/phrase.ts'

export const settingPhrases = phraseBook({
  settings: ['Settings', '設定', '设置'],
})
