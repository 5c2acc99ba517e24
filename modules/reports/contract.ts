import { Type, type Static } from 'typebox'
import { Day, endpoint, Id, Moment, Money, Nothing, Nullable, Record, Reference, Text } from '#kit/pure/contract.ts'
import { mostMembers, mostServices } from './rules/conditions.ts'

const permission = 'report.view'
const Name = Type.Tuple([Type.String(), Type.String(), Type.String()])
const conditions = {
  services: Type.Array(Text(40, 1), { minItems: 1, maxItems: mostServices }), from: Day, to: Day,
  memberIds: Type.Array(Id, { minItems: 1, maxItems: mostMembers }),
}

// ---- the two tables (guide 004 §4.2.4) ----

export const FeeRow = Record({
  member: Reference,
  /** Named by its number. */
  product: Reference, productName: Type.String(),
  /** What the product is; of usage: what was metered, in which month, at which unit price. In the reader's language. */
  spec: Type.String(),
  quantity: Type.Number(), unit: Nullable(Type.String()),
  /** Null: a day of this usage has no unit price. */
  payable: Nullable(Money),
  /** Charged − returned; of usage: what points were taken for so far. */
  paid: Money,
})
export type FeeRow = Static<typeof FeeRow>

const Sum = Record({ count: Type.Integer(), payable: Money, paid: Money })
/** Exact, over all rows. `unpriced`: usage without a unit price, which no sum holds. */
const Sums = Record({ serviceFees: Sum, usageFees: Sum, total: Sum, unpriced: Type.Integer() })
export type FeeSums = Static<typeof Sums>

const rows = { serviceFees: Type.Array(FeeRow), usageFees: Type.Array(FeeRow) }
/** How many rows of a table are answered at once. */
export const mostShown = 200

export const searchFees = endpoint({
  method: 'POST', path: '/fee-report', permission,
  summary: 'Search the fees of products verified in these days, and of usage that ended in them (guide 004 §4.2); the first 200 rows of both tables, the sums of all',
  body: Record({ ...conditions, remember: Type.Boolean() }),
  answer: Record({ ...rows, sums: Sums, currency: Record({ code: Type.String(), decimals: Type.Integer() }), searchedAt: Moment }),
  refusals: ['report.range'],
})

/** Members are told only if they were to be remembered (§4.2.2); null: never searched ("No data", §4.2.3). */
const LastSearch = Record({
  services: Type.Array(Type.String()), from: Day, to: Day, memberIds: Type.Array(Id), remember: Type.Boolean(),
  searchedAt: Moment, sums: Sums, currency: Record({ code: Type.String(), decimals: Type.Integer() }),
})
export type LastSearch = Static<typeof LastSearch>

export const readFeeReport = endpoint({
  method: 'GET', path: '/fee-report', permission, summary: 'What this operator last searched for, and when',
  answer: Record({ search: Nullable(LastSearch) }),
})

const pageOf = Record({
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })), pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: mostShown })),
  /** The search that is shown; without it the last one. */
  searchedAt: Type.Optional(Moment),
})
const feePage = Record({ items: Type.Array(FeeRow), total: Type.Integer(), page: Type.Integer(), pageSize: Type.Integer() })
const refusals = ['report.not_searched', 'report.other_search'] as const

export const listServiceFees = endpoint({
  method: 'GET', path: '/fee-report/service-fees', permission, summary: 'The service fees that the last search found (§4.2.4.1)', query: pageOf, answer: feePage, refusals,
})
export const listUsageFees = endpoint({
  method: 'GET', path: '/fee-report/usage-fees', permission, summary: 'The fees for usage that the last search found (§4.2.4.2)', query: pageOf, answer: feePage, refusals,
})

/** Whatever is given must be what was searched last: the file is what was shown (§4.2.5). Lists with commas. */
export const exportFeeReport = endpoint({
  method: 'GET', path: '/fee-report/export', permission, summary: 'What the last search found as a workbook, one sheet for each member', download: true, answer: Nothing, refusals,
  query: Record({
    searchedAt: Type.Optional(Moment), services: Type.Optional(Type.String({ maxLength: 4_000 })), from: Type.Optional(Day), to: Type.Optional(Day),
    memberIds: Type.Optional(Type.String({ maxLength: mostMembers * 20 })),
  }),
})

/** Everybody and everything that has fees: gone members and services that are no longer sold as well. */
export const readFeeChoices = endpoint({
  method: 'GET', path: '/fee-report/choices', permission, summary: 'Services and members to choose from',
  answer: Record({
    services: Type.Array(Record({ code: Type.String(), names: Name })),
    members: Type.Array(Record({ id: Id, account: Type.String(), name: Type.String(), isExisting: Type.Boolean() })),
  }),
})
