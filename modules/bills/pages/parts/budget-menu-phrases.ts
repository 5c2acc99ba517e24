import { phraseBook } from '#kit/pure/phrase.ts'

/** Names of the menu: they are loaded with every page. */
export const budgetMenuPhrases = phraseBook({
  budgets: ['Budgets', '預算', '预算'],
})
