import { phraseBook } from '#kit/pure/phrase.ts'

/** Words of the public home page's part. */
export const popularPhrases = phraseBook({
  popularSets: ['Popular sets', '熱門套餐', '热门套餐'],
  originalPrice: ['Original price', '原價', '原价'],
  finalPrice: ['Final price', '售價', '售价'],
  aMonth: ['{price} a month', '{price}／月', '{price}/月'],
})
