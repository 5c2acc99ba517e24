import { Type, type Static } from 'typebox'
import { endpoint, Id, IdParams, Money, OneOf, Record, Text, Version } from '#kit/pure/contract.ts'
import { ConfigurationInput, limits, Months, Product } from './contract.ts'
import { productStatuses } from './rules/status.ts'

/** A set, or a service in a configuration of one's own; quantity is always 1: n pieces are n products. */
const own = { months: Months, name: Type.Optional(Text(limits.name, 1)), notes: Type.Optional(Text(limits.userNotes)) }
const WantedProduct = Type.Union([
  Record({ setId: Id, ...own }),
  Record({ service: Text(40, 1), configuration: ConfigurationInput, ...own }),
])
export type WantedProduct = Static<typeof WantedProduct>
const wanted = { products: Type.Array(WantedProduct, { minItems: 1, maxItems: limits.products }) }

const notForSale = ['set.not_for_sale', 'set.unpriced'] as const
const terms = { discountPercent: Type.Integer(), rewardDays: Type.Integer(), mayReorder: Type.Boolean() }
export const quoteOrder = endpoint({
  method: 'POST', path: '/orders/quote', permission: 'shop.use', summary: 'What an order of these products costs now; nothing is placed',
  body: Record(wanted),
  answer: Record({ products: Type.Array(Record({ monthly: Money, originalPrice: Money, payable: Money })), total: Money, ...terms }),
  refusals: notForSale,
})

export const placeOrder = endpoint({
  method: 'POST', path: '/orders', permission: 'shop.use', summary: 'Place an order of one or many products (O9)', status: 201,
  body: Record({ ...wanted, shownTotal: Money }),
  answer: Record({
    id: Id, number: Type.String(), total: Money,
    products: Type.Array(Record({ id: Id, number: Type.String(), status: OneOf(productStatuses), payable: Money, originalPrice: Money })),
  }),
  refusals: ['order.price_changed', ...notForSale],
})

const renewalRefusals = ['order.bad_transition', 'order.renewal_open', 'order.reorder_not_allowed', 'order.too_early_to_renew', 'order.retention_over', 'order.price_missing']
export const quoteRenewal = endpoint({
  method: 'POST', path: '/products/:id/renewal-quote', permission: 'shop.use', summary: 'What renewing it costs now; nothing is placed (O3)',
  params: IdParams, body: Record({ months: Months }), refusals: renewalRefusals,
  answer: Record({ monthly: Money, originalPrice: Money, payable: Money, months: Months, ...terms, how: OneOf(['before_expiry', 'after_expiry'] as const) }),
})
/** Placed, verified and charged in one step; too few points: nothing is placed. */
export const renewProduct = endpoint({
  method: 'POST', path: '/products/:id/renewal', permission: 'shop.use', summary: 'Order again (O3): the answer is the new product', status: 201,
  params: IdParams, body: Record({ version: Type.Optional(Version), months: Months, shownTotal: Money }), answer: Product,
  refusals: [...renewalRefusals, 'order.price_changed', 'points.insufficient', 'conflict.stale'],
})
