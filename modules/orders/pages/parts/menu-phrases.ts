import { phraseBook } from '#kit/pure/phrase.ts'

/** Names of the menu: they are loaded with every page. */
export const orderMenuPhrases = phraseBook({
  orderManagement: ['Order Management', '訂單管理', '订单管理'],
  shop: ['Shop', '商城', '商城'],
  myProducts: ['My products', '我的產品', '我的产品'],
})
