import { IconArrowsExchange, IconLock, IconRepeat, IconTruckDelivery } from '@tabler/icons-react'
import { stoppedIcon, type StatusLooks } from '#kit/web/StatusTag.tsx'
import type { ProductStatus } from '../../rules/status.ts'
import { productStatusPhrases as phrases } from '../../status-phrases.ts'

/** How the status of a product is shown everywhere: word, colour and icon. */
export const productLooks: StatusLooks<ProductStatus> = {
  product_place: { label: phrases.product_place, tone: 'waiting' },
  product_verify: { label: phrases.product_verify, tone: 'waiting' },
  resource_create: { label: phrases.resource_create, tone: 'info' },
  resource_renew: { label: phrases.resource_renew, tone: 'info', icon: IconRepeat },
  resource_deliver: { label: phrases.resource_deliver, tone: 'success', icon: IconTruckDelivery },
  resource_change: { label: phrases.resource_change, tone: 'special', icon: IconArrowsExchange },
  resource_expire: { label: phrases.resource_expire, tone: 'danger', icon: IconLock },
  resource_keep: { label: phrases.resource_keep, tone: 'info', icon: IconRepeat },
  product_cancel: { label: phrases.product_cancel, tone: 'neutral', icon: stoppedIcon },
  product_end: { label: phrases.product_end, tone: 'neutral' },
}
