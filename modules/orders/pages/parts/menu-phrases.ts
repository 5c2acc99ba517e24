import { phraseBook } from '#kit/pure/phrase.ts'

/** Names of the menu: they are loaded with every page. */
export const orderMenuPhrases = phraseBook({
  orderManagement: ['Order Management', '訂單管理', '订单管理'],
})
