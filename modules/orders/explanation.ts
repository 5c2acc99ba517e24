import { platformNow } from '#kit/server/database.ts'
import { explains, isId } from '#modules/access/offers.ts'
import { productExplanationPhrases as phrases } from './explanation-phrases.ts'
import { idOfProduct, seesProductRow } from './explanation-store.ts'
import { orderPhrases } from './phrases.ts'
import { productPolicy, type ProductDeed, type ProductFacts } from './policy.ts'
import { readProductRecord } from './store.ts'

/** Products in "why may / may not" (A7); they belong to a member and stand in no department. */
export const productExplainer = explains<ProductFacts, ProductDeed>({
  kind: 'product', name: phrases.product, policy: productPolicy, sees: 'order.view',
  acts: {
    verify: phrases.verify, createResource: phrases.createResource, renewResource: phrases.renewResource, deliver: phrases.deliver,
    requestChange: phrases.requestChange, withdrawChange: phrases.withdrawChange, expire: phrases.expire, end: phrases.end, cancel: phrases.cancel,
    renew: phrases.renew, askCancellation: phrases.askCancellation, acceptCancellation: phrases.acceptCancellation, refuseCancellation: phrases.refuseCancellation,
    reportProblem: phrases.reportProblem, answerProblem: phrases.answerProblem, setExpiry: phrases.setExpiry, editNotes: phrases.editNotes,
    backfill: phrases.backfill, adjustPoints: phrases.adjustPoints,
  },
  phrases: { ...orderPhrases, ...phrases },
  read: async (reader, _actor, idOrNumber) => {
    const id = await idOfProduct(reader, isId(idOrNumber) ? 'id' : 'number', idOrNumber)
    if (id === undefined) return undefined
    const product = await readProductRecord(reader, id)
    return { id, number: product.number, title: product.name, place: null, facts: { ...product, now: await platformNow(reader) } }
  },
  isSeen: seesProductRow,
})
