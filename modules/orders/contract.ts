import { Type, type Static } from 'typebox'
import { Allowed, Day, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Money, Nothing, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { backfillKinds } from './rules/backfill.ts'
import { productStatuses } from './rules/status.ts'
import { expiringView, productViews } from './rules/worklists.ts'

/** A name in English, Traditional and Simplified Chinese: pages change language without asking again. */
const Name = Type.Tuple([Type.String(), Type.String(), Type.String()])
export const ConfigurationInput = Type.Unsafe<Configuration>(Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), { maxProperties: 60 }))
export const limits = { name: 64, userNotes: 500, operatorNotes: 2000, reason: 500, months: 36, products: 50, ids: 500 } as const
export const Reason = Text(limits.reason, 1)
export const Months = Type.Integer({ minimum: 1, maximum: limits.months })
/** Who a step is by; members do not learn who at the platform did it. */
const Person = Nullable(Reference)

// ---- the list (O6) ----

const row = {
  id: Id, number: Type.String(), order: Reference, service: Record({ code: Type.String(), name: Name }), name: Type.String(),
  status: OneOf(productStatuses),
  placedAt: Moment,
  /** Null before the delivery; after a cancellation the page says so instead (O7). */
  startsAt: Nullable(Moment), expiresAt: Nullable(Moment), wasCancelled: Type.Boolean(),
  member: Reference, verifiedBy: Person, deliveredBy: Person,
  /** Since when it waits: for what the asked view collects, else in its status. */
  waitingSince: Moment,
  version: Version, allowed: Allowed,
}
export const ProductRow = Record(row)
export type ProductRow = Static<typeof ProductRow>

/** Exactly O6 and guide 004 §4.1; `view` is the quick filter, `waitingSince` the order of its worklists; `expiring` is for members. */
export const productList = {
  sort: ['name', 'placedAt', 'startsAt', 'expiresAt', 'verifiedBy', 'deliveredBy', 'waitingSince'],
  filters: { order: 'text', number: 'text', service: 'choice', status: 'choice', member: 'text', view: 'choice' }, search: false,
} as const
const query = Record({ ...listQuery(productList).properties, view: Type.Optional(OneOf([...productViews, expiringView])) })

export const listProducts = endpoint({
  method: 'GET', path: '/products', permission: 'signed-in', summary: 'The order list: products in the actor\'s scope (O6); a member\'s own',
  query, answer: listAnswer(ProductRow), list: productList,
})
export const exportProducts = endpoint({
  method: 'GET', path: '/products/export', permission: 'signed-in', summary: 'The same list as a spreadsheet',
  query, answer: Nothing, list: productList, download: true,
})
/** How many wait in each view, for the quick filters and the home page. */
export const countProducts = endpoint({
  method: 'GET', path: '/products/counts', permission: 'order.view', summary: 'How many products each quick filter shows',
  answer: Record({ items: Type.Array(Record({ view: OneOf(productViews), total: Type.Integer() })) }),
})

// ---- one product, in the four blocks of guide 004 §4.3.2 ----

const PathStep = Record({ status: OneOf(productStatuses), isDone: Type.Boolean(), number: Type.Integer(), at: Nullable(Moment), by: Person })
const ContentLine = Record({ key: Type.String(), label: Name, value: Name })
/** What it is priced by: `quantity` of one thing, `count` of such things. */
const Component = Record({ category: Type.String(), resource: Type.String(), spec: Type.String(), quantity: Type.Number(), count: Type.Number() })
/** What was done, in full, with the reasons; time-driven steps with the time they were due. */
const Step = Record({ act: Type.String(), from: Nullable(OneOf(productStatuses)), to: OneOf(productStatuses), at: Moment, by: Person, for: Nullable(Type.String()), reason: Type.String() })

export const BackfillItems = Type.Array(Record({ kind: OneOf(backfillKinds), value: Text(120, 1) }), { maxItems: limits.ids })
/** `access`: how one gets in, in the words of O&M; the member reads it. */
const Backfill = Record({ items: BackfillItems, access: Type.String() })
export const Refund = Record({
  refund: Money, payable: Money, originalPrice: Money, charged: Money, returned: Money, usedDays: Type.Integer(), purchasedDays: Type.Integer(),
  /** `nothing_charged`: nothing is returned; `full`: all of it; `by_days`: by the formula. */
  rule: OneOf(['nothing_charged', 'full', 'by_days'] as const),
  /** The day that counts: today, or the day on which the member asked (O12). */
  day: Day,
  /** The computation in a sentence of the reader's language. */
  explanation: Type.String(),
})
const Adjustment = Record({ id: Id, at: Moment, by: Person, for: Nullable(Type.String()), direction: OneOf(['add', 'deduct'] as const), points: Money, description: Type.String() })

export const ChangeQuote = Record({
  payableBefore: Money, payableAfter: Money, discountPercent: Type.Integer(),
  /** Charged on delivery if positive, returned if negative; as of today. */
  difference: Money, remainingDays: Type.Integer(), purchasedDays: Type.Integer(),
  content: Type.Array(ContentLine),
})
const WantedChange = Record({
  ...ChangeQuote.properties, configuration: ConfigurationInput, askedAt: Moment, askedBy: Person, isAskedByMember: Type.Boolean(), reason: Type.String(),
  /** Why it cannot be delivered now (O11): how many points are missing; or it is dearer and no bought days remain. */
  missingPoints: Nullable(Money), isTooLate: Type.Boolean(),
})

export const Product = Record({
  ...row,
  // Product Status
  path: Type.Array(PathStep),
  steps: Type.Array(Step),
  // Product Information
  lastProduct: Nullable(Reference), renewProduct: Nullable(Reference),
  /** How it continues the last product. */
  renews: Nullable(OneOf(['before_expiry', 'after_expiry'] as const)),
  from: Record({ kind: OneOf(['set', 'customised'] as const), setId: Nullable(Id), setNumber: Nullable(Type.String()), setName: Nullable(Type.String()) }),
  price: Record({
    estimatedMonthly: Nullable(Money), finalMonthly: Money, discountPercent: Type.Integer(), originalPrice: Money, payable: Money,
    charged: Money, returned: Money, netAdditions: Money,
    /** Charged − returned. */
    paid: Money,
    currency: Record({ code: Type.String(), decimals: Type.Integer() }),
  }),
  months: Type.Integer(), rewardDaysPerYear: Type.Integer(), rewardDays: Type.Integer(), mayReorder: Type.Boolean(), purchasedDays: Nullable(Type.Integer()),
  /** When the resource is deleted at the earliest; null before the delivery. */
  retentionEndsAt: Nullable(Moment),
  expiryChangedBy: Person,
  expiryChanges: Type.Array(Record({ at: Moment, by: Person, before: Moment, after: Moment, reason: Type.String() })),
  /** Null: never shown to members (O5). */
  operatorNotes: Nullable(Type.String()),
  // Product Content
  configuration: ConfigurationInput, content: Type.Array(ContentLine), components: Type.Array(Component), userNotes: Type.String(),
  /** Null while point management was never used. */
  adjustments: Nullable(Type.Array(Adjustment)),
  /** How much may be added and deducted now; null for who may not. */
  adjustmentBounds: Nullable(Record({ add: Money, deduct: Money })),
  wantedChange: Nullable(WantedChange),
  /** O12: asked by the member, or refused; both empty: never asked. */
  cancellation: Record({ askedAt: Nullable(Moment), reason: Type.String(), refusal: Type.String() }),
  /** O13: told to operators only. */
  creationProblem: Nullable(Record({ problem: Type.String(), answer: Type.String() })),
  // Backfill Information
  /** Null: no resource has been created yet; for members: not delivered yet. */
  backfill: Nullable(Backfill),
  backfillKinds: Type.Array(OneOf(backfillKinds)),
})
export type Product = Static<typeof Product>

export const readProduct = endpoint({
  method: 'GET', path: '/products/:id', permission: 'signed-in', summary: 'One product (guide 004 §4.3)', params: IdParams, answer: Product,
})

export const readRefund = endpoint({
  method: 'GET', path: '/products/:id/refund-preview', permission: 'signed-in', summary: 'What comes back if it is cancelled now (O2)',
  params: IdParams, answer: Refund, refusals: ['order.bad_transition', 'order.renewal_open'],
})
