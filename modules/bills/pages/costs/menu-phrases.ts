import { phraseBook } from '#kit/pure/phrase.ts'

/** The name in the menu: it is loaded with every page. */
export const costMenuPhrases = phraseBook({
  providerCosts: ['Provider costs', '外部雲費用', '外部云费用'],
})
