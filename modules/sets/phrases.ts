import { phraseBook } from '#kit/pure/phrase.ts'

export const setPhrases = phraseBook({
  'set.too_cheap': ['At least {least}.', '不得小於 {least}。', '不得小于 {least}。'],
  'set.too_many_decimals': ['The currency has {decimals} decimals.', '此幣別的小數位數為 {decimals} 位。', '该币种的小数位数为 {decimals} 位。'],
  'set.not_for_sale': ['The set “{set}” is no longer sold.', '套餐「{set}」已停售。', '套餐“{set}”已停售。'],
  'set.unpriced': ['The set “{set}” cannot be priced at the moment. Please ask our business team.', '套餐「{set}」目前無法計價，請洽業務人員。', '套餐“{set}”暂时无法计价，请联系业务人员。'],

  priceManagement: ['Price Management', '價格管理', '价格管理'],
  sets: ['Set', '套餐', '套餐'],
  shop: ['Shop', '商城', '商城'],
  browse: ['Sets and services', '套餐與服務', '套餐与服务'],
  cart: ['Cart', '購物車', '购物车'],
  number: ['Set number', '套餐編號', '套餐编号'],
  popular: ['Popular', '熱門', '热门'],
  category: ['Category', '類別', '类别'],
  service: ['Service', '服務', '服务'],
  name: ['Name', '名稱', '名称'],
  originalPrice: ['Original price', '原價', '原价'],
  finalPrice: ['Final price', '售價', '售价'],
  updatedAt: ['Update time', '更新時間', '更新时间'],
  updatedBy: ['Update account', '更新帳號', '更新账号'],
  yes: ['Yes', '是', '是'],
  no: ['No', '否', '否'],
})
