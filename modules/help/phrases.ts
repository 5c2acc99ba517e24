import { phraseBook } from '#kit/pure/phrase.ts'

export const helpPhrases = phraseBook({
  help: ['Help', '說明', '帮助'],
})
