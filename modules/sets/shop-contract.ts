import { Type, type Static } from 'typebox'
import { endpoint, Id, IdParams, Nullable, OneOf, Record } from '#kit/pure/contract.ts'
import { setCategoryCodes } from './rules/categories.ts'

/** The member's side of sets (chapter 3, Shop), and what visitors see of it. */
const permission = 'shop.use'
const Names = Type.Tuple([Type.String(), Type.String(), Type.String()])
const Currency = Record({ code: Type.String(), decimals: Type.Integer() })
const Money = Type.String()
const Service = Record({ code: Type.String(), names: Names, icon: Type.String() })

/** On which terms the member buys now: those of its group. */
const Terms = Record({ discountPercent: Type.Integer(), rewardDays: Type.Integer(), mayReorder: Type.Boolean(), groupName: Nullable(Type.String()) })
export type ShopTerms = Static<typeof Terms>

const ShopSet = Record({
  id: Id, number: Type.String(), isPopular: Type.Boolean(), category: OneOf(setCategoryCodes), service: Service, name: Type.String(), description: Type.String(),
  content: Type.Array(Record({ key: Type.String(), label: Names, value: Names })),
  /** All per month: at unit prices, as it is sold, and what this member pays for it. */
  originalPrice: Money, finalPrice: Money, memberPrice: Money,
})
export type ShopSet = Static<typeof ShopSet>

/** Popular ones first, then by category and service. */
export const readShop = endpoint({
  method: 'GET', path: '/shop', permission, summary: 'The sets on sale, at the member\'s own price',
  answer: Record({ terms: Terms, currency: Currency, items: Type.Array(ShopSet) }),
})
export const readShopSet = endpoint({
  method: 'GET', path: '/shop/sets/:id', permission, summary: 'A set on sale', params: IdParams, answer: Record({ terms: Terms, currency: Currency, set: ShopSet }),
})
export const readShopTerms = endpoint({
  method: 'GET', path: '/shop/terms', permission, summary: 'On which terms the member buys', answer: Record({ terms: Terms, currency: Currency }),
})

/** For the home page that everybody sees. */
export const listPopularSets = endpoint({
  method: 'GET', path: '/popular-sets', permission: 'public', summary: 'Some popular sets with their prices',
  answer: Record({
    currency: Currency,
    items: Type.Array(Record({ id: Id, name: Type.String(), service: Record({ code: Type.String(), names: Names }), originalPrice: Money, finalPrice: Money })),
  }),
})
