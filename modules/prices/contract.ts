import { Type, type Static } from 'typebox'
import { Allowed, Day, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import type { QuotaDemand } from '#modules/catalogue/rules/contributions.ts'
import { metricCodes } from '#modules/catalogue/rules/metrics.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import type { Unit } from './rules/correspondence.ts'
import { pricePattern } from './rules/price-text.ts'

const permission = 'price.maintain'
const Code = Text(60, 1)
const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000 })
/** As it is written: `"50.00"`, `"0.0008"`; per month, except flow: per unit used. */
const Price = Type.String({ pattern: pricePattern, maxLength: 19 })
const Names = Type.Tuple([Type.String(), Type.String(), Type.String()])
const Currency = Record({ code: Type.String(), decimals: Type.Integer() })
const Money = Type.String()

// ---- the price list (P1–P4, P7) ----

const place = { category: Type.String(), resource: Type.String(), spec: Type.String(), number: Type.Integer(), unit: Type.String() }
const facts = {
  id: Id, isPreset: Type.Boolean(), ...place,
  /** What counts today; null: it counts from a later day, or has ended. */
  price: Nullable(Price),
  /** What counts from the next later day for which a price was set. */
  upcoming: Nullable(Record({ fromDay: Day, price: Nullable(Price) })),
  updatedAt: Moment, updatedBy: Nullable(Reference), version: Version, allowed: Allowed,
}
const UnitPrice = Record(facts)
export type UnitPrice = Static<typeof UnitPrice>

/** Exactly guide 004 §2.1: what can be sorted, filtered and searched. */
const priceList = {
  sort: ['isPreset', 'number', 'unit', 'price', 'updatedAt', 'updatedBy'],
  filters: { category: 'choice', resource: 'choice', spec: 'text' }, search: false,
} as const
export const listPrices = endpoint({
  method: 'GET', path: '/unit-prices', permission, summary: 'Unit prices (P7)',
  query: listQuery(priceList), answer: listAnswer(UnitPrice), list: priceList,
})
export const exportPrices = endpoint({
  method: 'GET', path: '/unit-prices/export', permission, summary: 'The same list as a spreadsheet',
  query: listQuery(priceList), answer: Nothing, list: priceList, download: true,
})

export const createPrice = endpoint({
  method: 'POST', path: '/unit-prices', permission, summary: 'Price a number of a resource; from a later day if one is given (P2, P4)',
  body: Record({ category: Code, resource: Code, spec: Code, number: Quantity, price: Price, fromDay: Type.Optional(Day) }),
  answer: UnitPrice, status: 201, refusals: ['price.duplicate'],
})

/** What a deletion takes the price from, as far as it is known above this module. */
const User = Record({ kind: OneOf(['set', 'product', 'resource'] as const), id: Id, name: Type.String() })
const UnitPriceDetail = Record({
  ...facts, currency: Currency,
  /** It goes on pricing the days before. */
  endedAt: Nullable(Moment),
  usedBy: Type.Array(User),
  /** The catalogue services that consist of it, among other things. */
  services: Type.Array(Record({ code: Type.String(), names: Names })),
})
export type UnitPriceDetail = Static<typeof UnitPriceDetail>
export const readPrice = endpoint({
  method: 'GET', path: '/unit-prices/:id', permission, summary: 'A unit price and what it prices', params: IdParams, answer: UnitPriceDetail,
})

/** Of a preset only the price; the category never. Another resource, specification or number ends this row today and begins another (P3). */
export const changePrice = endpoint({
  method: 'PATCH', path: '/unit-prices/:id', permission, summary: 'Change a unit price; the answer is the row that counts from then on',
  params: IdParams,
  body: Record({
    version: Version, resource: Type.Optional(Code), spec: Type.Optional(Code), number: Type.Optional(Quantity),
    price: Type.Optional(Price), fromDay: Type.Optional(Day), confirmed: Type.Optional(Type.Boolean()),
  }),
  answer: UnitPrice, refusals: ['conflict.stale', 'price.duplicate', 'price.preset_protected', 'price.in_use'],
})

/** `confirmed`: whoever deletes has seen what is priced by it. */
export const deletePrice = endpoint({
  method: 'DELETE', path: '/unit-prices/:id', permission, summary: 'Delete a unit price; a preset stays (P3)',
  params: IdParams, query: Record({ version: Version, confirmed: Type.Optional(Type.Boolean()) }),
  answer: Nothing, refusals: ['conflict.stale', 'price.preset_protected', 'price.in_use'],
})

const Change = Record({
  id: Id, fromDay: Day, before: Nullable(Price), after: Nullable(Price), at: Moment, by: Nullable(Reference), for: Nullable(Reference),
  state: OneOf(['past', 'current', 'upcoming', 'replaced'] as const),
})
export const readPriceHistory = endpoint({
  method: 'GET', path: '/unit-prices/:id/history', permission, summary: 'Every change of a unit price, newest first (P4)',
  params: IdParams, answer: Record({ items: Type.Array(Change) }),
})

/** What can be priced: the resources of a category, their specifications, the numbers and the unit (P2). */
const Numbers = Type.Union([Record({ from: Type.Integer(), to: Type.Integer() }), Type.Array(Type.Integer())])
export const readCorrespondence = endpoint({
  method: 'GET', path: '/unit-prices/correspondence', permission, summary: 'What can be priced (P2)',
  answer: Record({
    items: Type.Array(Record({ category: Type.String(), resource: Type.String(), specs: Type.Array(Type.String()), numbers: Numbers, unit: Type.Unsafe<Unit>(Type.String()) })),
  }),
})

/** For the page's own live computation with the same rule. */
export const readCurrentPrices = endpoint({
  method: 'GET', path: '/unit-prices/current', permission: 'signed-in', summary: 'The unit prices of today',
  answer: Record({ day: Day, currency: Currency, items: Type.Array(Record({ ...place, price: Price })) }),
})

// ---- what a configuration costs ----

const ConfigurationInput = Type.Unsafe<Configuration>(Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), { maxProperties: 60 }))
const QuotaDemandAnswer = Type.Unsafe<QuotaDemand>(Record(Object.fromEntries(metricCodes.map((metric) => [metric, Type.Optional(Type.Number())]))))
const component = { category: Type.String(), resource: Type.String(), spec: Type.String(), quantity: Type.Number() }
export const estimateService = endpoint({
  method: 'POST', path: '/services/:code/estimate', permission: 'signed-in', summary: 'What a configuration consists of, costs, and needs of the quota',
  params: Record({ code: Type.String({ maxLength: 40 }) }),
  body: Record({
    configuration: ConfigurationInput, quantity: Type.Optional(Type.Integer()), regionId: Type.Optional(Id), departmentId: Type.Optional(Id),
    months: Type.Optional(Type.Integer({ minimum: 1, maximum: 36 })),
  }),
  answer: Record({
    /** With the defaults filled in. */
    configuration: ConfigurationInput,
    /**
     * `quantity` of one thing, `count` of such things. All of them cost `amount`, by the row `unitPrice` for `number` `unit`s.
     * No `unitPrice`: it is missing; with one, but without `amount`: paid by what is used.
     */
    components: Type.Array(Record({
      ...component, count: Type.Number(), unitPrice: Nullable(Price), number: Nullable(Type.Integer()), unit: Nullable(Type.String()), amount: Nullable(Money),
    })),
    /** Null while a price is missing (P5). */
    monthly: Nullable(Money),
    /** Of all the months; one if none are given. */
    total: Nullable(Money),
    /** `price.missing`, for each component that has no price. */
    missing: Type.Array(Record({ ...component, code: OneOf(['price.missing'] as const), message: Type.String() })),
    currency: Currency,
    quotaDemand: QuotaDemandAnswer,
  }),
})
