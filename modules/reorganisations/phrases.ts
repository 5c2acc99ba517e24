import { phraseBook } from '#kit/pure/phrase.ts'

export const reorganisationPhrases = phraseBook({
  reorganisations: ['Reorganisation', '組織調整', '机构调整'],
})
