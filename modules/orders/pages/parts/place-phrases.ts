import { phraseBook } from '#kit/pure/phrase.ts'

/** Words of placing an order from the cart. */
export const placePhrases = phraseBook({
  place: ['Place order', '送出訂單', '提交订单'],
  title: ['Place this order?', '確定要送出此訂單？', '确定要提交该订单？'],
  text: ['{count} products for {total}. Nothing is charged yet: your points are charged when the business department verifies each product.',
    '共 {count} 項產品，合計 {total}。目前不會扣款，業務人員審核各項產品時才會扣除點數。', '共 {count} 个产品，合计 {total}。目前不会扣款，业务人员审核各个产品时才会扣除点数。'],
  incomplete: ['Put the marked products right or take them out first.', '請先修正或移除標示的產品。', '请先修正或移除标示的产品。'],
  tooMany: ['An order holds at most {limit} products.', '一筆訂單最多 {limit} 項產品。', '一个订单最多 {limit} 个产品。'],
  placed: ['Order {number} was placed.', '訂單 {number} 已送出。', '订单 {number} 已提交。'],
  placedNext: ['The business department verifies it next; you will be told by message.', '接下來由業務人員審核，進度將以訊息通知您。', '接下来由业务人员审核，进度将通过消息通知您。'],
  toProducts: ['To my products', '檢視我的產品', '查看我的产品'],
})
