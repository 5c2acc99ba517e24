import { signedHeaders, type SignedHeaders } from './signing.ts'
import type { DueDelivery } from './sending-store.ts'
import { openedSecret } from './store.ts'

/** The headers of one attempt; the id stays the same whenever the same is sent again. */
export function newHeadersOf({ rootId, sealedSecret, body }: DueDelivery): SignedHeaders {
  return signedHeaders(openedSecret(sealedSecret), `msg_${rootId}`, new Date(), body)
}
