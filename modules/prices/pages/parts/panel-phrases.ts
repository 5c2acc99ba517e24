import { phraseBook } from '#kit/pure/phrase.ts'

export const panelPhrases = phraseBook({
  estimate: ['Estimated price', '預估價格', '预估价格'],
  component: ['Component', '組成項目', '组成项'],
  quantity: ['Quantity', '數量', '数量'],
  unitPrice: ['Unit price', '單價', '单价'],
  amount: ['Amount per month', '每月金額', '每月金额'],
  monthly: ['Per month', '每月合計', '每月合计'],
  perOne: ['{price} per {unit}', '{price}／{unit}', '{price}/{unit}'],
  perMany: ['{price} per {number} {unit}', '{price}／{number} {unit}', '{price}/{number} {unit}'],
  byUsage: ['by usage', '依用量', '按用量'],
  noPrice: ['no price', '尚無單價', '尚无单价'],
  cannotBePriced: ['Cannot be priced', '無法計價', '无法计价'],
  missing: ['There is no price yet for: {places}.', '下列項目尚無單價：{places}。', '下列内容尚无单价：{places}。'],
  isFree: ['Free of charge', '免費', '免费'],
  pricesOf: ['Prices of {day}', '{day} 的價格', '{day} 的价格'],
  unavailable: ['The prices could not be read.', '無法取得價格。', '无法获取价格。'],
  allItems: ['Estimated price of all items', '全部項目的預估價格', '全部内容的预估价格'],
  item: ['Item', '項目', '内容'],
})
