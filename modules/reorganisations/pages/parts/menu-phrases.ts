import { phraseBook } from '#kit/pure/phrase.ts'

/** In the menu, so that the pages' own texts load with the pages. */
export const reorganisationMenuPhrases = phraseBook({
  reorganisations: ['Reorganisations', '組織調整', '机构调整'],
})
