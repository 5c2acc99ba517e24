import { phraseBook } from '#kit/pure/phrase.ts'

/** Words of the home page's card of products that expire soon. */
export const expiringPhrases = phraseBook({
  expiring: ['Products that expire within 30 days', '30 天內到期的產品', '30 天内到期的产品'],
  noneExpiring: ['None of your products expires within 30 days.', '30 天內沒有到期的產品。', '30 天内没有到期的产品。'],
  showAll: ['My products', '檢視我的產品', '查看我的产品'],
  expiresAt: ['Expires on', '到期時間', '到期时间'],
  expiredAt: ['Expired and locked on', '已鎖定，到期時間', '已锁定，到期时间'],
  renew: ['Order again', '續訂', '续订'],
  renewOf: ['Order “{name}” again', '續訂「{name}」', '续订“{name}”'],
  more: ['{count} more', '另有 {count} 項', '另有 {count} 个'],
})
