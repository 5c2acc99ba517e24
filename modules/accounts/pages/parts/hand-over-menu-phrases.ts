import { phraseBook } from '#kit/pure/phrase.ts'

/** In the menu, so that the page's own texts load with the page. */
export const handOverMenuPhrases = phraseBook({
  handOverMenu: ['Hand over work', '工作移交', '工作移交'],
})
