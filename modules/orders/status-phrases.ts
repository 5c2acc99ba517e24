import { phraseBook, type Phrase } from '#kit/pure/phrase.ts'
import type { ProductStatus } from './rules/status.ts'

/** The statuses of a product as guide 004 §4.1.6 calls them: the same words on pages and in exports. A file of its own, small enough for every page. */
export const productStatusPhrases = phraseBook({
  product_place: ['Product Place', '產品下單', '产品下单'],
  product_verify: ['Product Verify', '產品審核', '产品审核'],
  resource_create: ['Resource Create', '資源建立', '资源创建'],
  resource_renew: ['Resource Renew', '資源續用', '资源续用'],
  resource_deliver: ['Resource Deliver', '資源交付', '资源交付'],
  resource_change: ['Resource Change', '資源變更', '资源变更'],
  resource_expire: ['Resource Expire', '資源到期', '资源到期'],
  resource_keep: ['Resource Keep', '資源保留', '资源保留'],
  product_cancel: ['Product Cancel', '產品取消', '产品取消'],
  product_end: ['Product End', '產品結束', '产品结束'],
} satisfies Record<ProductStatus, Phrase>)
