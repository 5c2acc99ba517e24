import { phraseBook } from '#kit/pure/phrase.ts'

/** What the navigation says; apart from the rest, because it is loaded with the shell. */
export const pointsMenuPhrases = phraseBook({
  shop: ['Shop', '商城', '商城'],
  myPoints: ['My points', '我的點數', '我的点数'],
})
