import { Type, type Static } from 'typebox'
import { Allowed, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { setCategoryCodes } from './rules/categories.ts'
import { finalPricePattern } from './rules/set-price.ts'

const permission = 'set.maintain'
const Names = Type.Tuple([Type.String(), Type.String(), Type.String()])
const Currency = Record({ code: Type.String(), decimals: Type.Integer() })
const Money = Type.String()
const Category = OneOf(setCategoryCodes)
const ServiceReference = Record({ code: Type.String(), names: Names })
const ConfigurationInput = Type.Unsafe<Configuration>(Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), { maxProperties: 60 }))
/** What was chosen, in words of three languages. */
const Content = Type.Array(Record({ key: Type.String(), label: Names, value: Names }))

// ---- maintaining sets (guide 004 §3) ----

const row = {
  id: Id, number: Type.String(), isPopular: Type.Boolean(), category: Category, service: ServiceReference, name: Type.String(),
  /** Per month, at today's unit prices; null: it cannot be priced, and is not sold (S3). */
  originalPrice: Nullable(Money), finalPrice: Money,
  /** The final price in per cent of the original one, rounded up; `isLow`: below 80 %. */
  percent: Nullable(Type.Integer()), isLow: Type.Boolean(),
  updatedAt: Moment, updatedBy: Nullable(Reference), version: Version, allowed: Allowed,
}
const SetRow = Record(row)
export type SetRow = Static<typeof SetRow>

/** Exactly guide 004 §3.1: what can be sorted, filtered and searched (S6). */
const setList = {
  sort: ['isPopular', 'originalPrice', 'finalPrice', 'updatedAt', 'updatedBy'],
  filters: { category: 'choice', service: 'choice', name: 'text' }, search: false,
} as const
export const listSets = endpoint({
  method: 'GET', path: '/sets', permission, summary: 'Sets (S6)', query: listQuery(setList), answer: listAnswer(SetRow), list: setList,
})
export const exportSets = endpoint({
  method: 'GET', path: '/sets/export', permission, summary: 'The same list as a spreadsheet', query: listQuery(setList), answer: Nothing, list: setList, download: true,
})

const SetDetail = Record({
  ...row, description: Type.String(), configuration: ConfigurationInput, content: Content,
  /** What it is priced by: `quantity` of one thing, `count` of such things. */
  components: Type.Array(Record({ category: Type.String(), resource: Type.String(), spec: Type.String(), quantity: Type.Number(), count: Type.Number() })),
  currency: Currency,
  /** It stays for its orders (S5). */
  deletedAt: Nullable(Moment),
})
export type SetDetail = Static<typeof SetDetail>
export const readSet = endpoint({
  method: 'GET', path: '/sets/:id', permission, summary: 'A set: content, price and update information (guide 004 §3.3)', params: IdParams, answer: SetDetail,
})

const common = { name: Text(64, 2), description: Text(1000), category: Category, isPopular: Type.Boolean(), finalPrice: Type.String({ pattern: finalPricePattern, maxLength: 19 }) }
/** What cannot be priced is not stored: `price.missing` at `configuration`. */
export const createSet = endpoint({
  method: 'POST', path: '/sets', permission, summary: 'Make a set (S1, S2)',
  body: Record({ ...common, description: Type.Optional(common.description), isPopular: Type.Optional(common.isPopular), service: Type.String({ maxLength: 40 }), configuration: ConfigurationInput }),
  answer: SetDetail, status: 201,
})
/** Also how it becomes popular, or no longer is (S4). For another configuration there is another set (S6). */
export const changeSet = endpoint({
  method: 'PATCH', path: '/sets/:id', permission, summary: 'Change name, description, category, popularity or final price of a set', params: IdParams,
  body: Record({
    version: Version, name: Type.Optional(common.name), description: Type.Optional(common.description), category: Type.Optional(Category),
    isPopular: Type.Optional(common.isPopular), finalPrice: Type.Optional(common.finalPrice),
  }),
  answer: SetDetail, refusals: ['conflict.stale'],
})
export const deleteSet = endpoint({
  method: 'DELETE', path: '/sets/:id', permission, summary: 'Take a set out of list and shop; its orders keep it (S5)',
  params: IdParams, query: Record({ version: Version }), answer: Nothing, refusals: ['conflict.stale'],
})
