import { Type } from 'typebox'
import { endpoint, IdParams, Moment, Money, OneOf, Record, Text, Version } from '#kit/pure/contract.ts'
import { BackfillItems, ChangeQuote, ConfigurationInput, limits, Product, Reason } from './contract.ts'

// Every write answers with the product as it is then. `version` guards against acting on an older one.

const version = Type.Optional(Version)
const Seen = Record({ version })
const Reasoned = Record({ version, reason: Reason })
const moved = ['order.bad_transition', 'conflict.stale'] as const
const act = { method: 'POST', params: IdParams, answer: Product } as const

export const verifyProduct = endpoint({
  ...act, path: '/products/:id/verification', permission: 'order.verify', summary: 'Verify: charges the points', body: Seen, refusals: [...moved, 'points.insufficient'],
})
export const createResource = endpoint({
  ...act, path: '/products/:id/resource-creation', permission: 'order.create_resource', summary: 'The resource is created; its ids now or later',
  body: Seen, refusals: [...moved, 'order.is_renewal'],
})
export const renewResource = endpoint({
  ...act, path: '/products/:id/resource-renewal', permission: 'order.renew_resource', summary: 'The locked resource of a renewal is unlocked',
  body: Seen, refusals: [...moved, 'order.is_no_renewal'],
})
export const deliverProduct = endpoint({
  ...act, path: '/products/:id/delivery', permission: 'signed-in', summary: 'Deliver: by business, a changed configuration by O&M (O10, O11)',
  body: Seen, refusals: [...moved, 'points.insufficient', 'order.no_dearer_change'],
})
export const expireProduct = endpoint({
  ...act, path: '/products/:id/expiry', permission: 'order.expire', summary: 'Past its expiry: the resource is locked', body: Seen, refusals: [...moved, 'order.not_expired'],
})
export const endProduct = endpoint({
  ...act, path: '/products/:id/ending', permission: 'order.end', summary: 'After the retention, or cancelled: the resource is deleted', body: Seen, refusals: [...moved, 'order.in_retention'],
})

const cancelling = { version, reason: Reason, shownRefund: Money }
const cancelRefusals = [...moved, 'order.refund_changed', 'order.renewal_open']
export const cancelProduct = endpoint({
  ...act, path: '/products/:id/cancellation', permission: 'signed-in', summary: 'Cancel (O2): by business; by the member while it is only placed',
  body: Record(cancelling), refusals: cancelRefusals,
})
export const askCancellation = endpoint({
  ...act, path: '/products/:id/cancellation-request', permission: 'shop.use', summary: 'Ask business to cancel (O12)',
  body: Reasoned, refusals: [...moved, 'order.cancellation_asked', 'order.renewal_open', 'order.cancel_yourself'],
})
export const acceptCancellation = endpoint({
  ...act, path: '/products/:id/cancellation-request/acceptance', permission: 'order.cancel', summary: 'Cancel as asked; the day of asking counts (O12)',
  body: Record({ version, reason: Type.Optional(Text(limits.reason)), shownRefund: Money }), refusals: [...cancelRefusals, 'order.cancellation_not_asked'],
})
export const refuseCancellation = endpoint({
  ...act, path: '/products/:id/cancellation-request/refusal', permission: 'order.cancel', summary: 'Refuse what was asked, with a reason (O12)',
  body: Reasoned, refusals: ['conflict.stale', 'order.cancellation_not_asked'],
})

export const quoteChange = endpoint({
  ...act, path: '/products/:id/change-quote', permission: 'signed-in', summary: 'What another configuration costs or gives back as of today (O11)',
  body: Record({ configuration: ConfigurationInput }), answer: ChangeQuote, refusals: ['order.bad_transition', 'order.same_configuration', 'order.price_missing', 'order.no_dearer_change'],
})
export const requestChange = endpoint({
  ...act, path: '/products/:id/change', permission: 'signed-in', summary: 'Ask for another configuration (O11)',
  body: Record({ version, configuration: ConfigurationInput, shownDifference: Money, reason: Type.Optional(Text(limits.reason)) }),
  refusals: [...moved, 'order.same_configuration', 'order.price_missing', 'order.price_changed', 'order.no_dearer_change'],
})
export const withdrawChange = endpoint({
  ...act, path: '/products/:id/change-withdrawal', permission: 'signed-in', summary: 'The old configuration stays: by who asked, or business',
  body: Record({ version, reason: Type.Optional(Text(limits.reason)) }), refusals: [...moved, 'order.change_of_business'],
})

export const reportProblem = endpoint({
  ...act, path: '/products/:id/creation-problem', permission: 'order.create_resource', summary: 'Tell business that it cannot be created (O13)', body: Reasoned, refusals: moved,
})
export const answerProblem = endpoint({
  ...act, path: '/products/:id/creation-problem/answer', permission: 'order.verify', summary: 'Answer it; or cancel the product (O13)',
  body: Record({ version, answer: Reason }), refusals: ['conflict.stale', 'order.no_creation_problem', 'order.bad_transition'],
})

export const adjustPoints = endpoint({
  ...act, path: '/products/:id/point-adjustments', permission: 'point.maintain', summary: 'Point management (guide 004 §4.5): add or deduct within the product\'s bounds',
  body: Record({ version, direction: OneOf(['add', 'deduct'] as const), points: Money, description: Reason }),
  refusals: ['conflict.stale', 'order.bad_transition', 'order.adjustment_out_of_bounds', 'points.insufficient'], status: 201,
})

// ---- the edit page (O4, O5) ----

const expiry = { expiresAt: Moment, reason: Reason }
const notes = Text(limits.operatorNotes)
const backfill = Record({ items: BackfillItems, access: Type.Optional(Text(1000)) })
const expiryRefusals = ['order.expiry_fixed', 'order.was_cancelled', 'order.expiry_before_delivery', 'order.expiry_past_renewal']
const put = { method: 'PUT', params: IdParams, answer: Product } as const

export const setExpiry = endpoint({
  ...put, path: '/products/:id/expiry-date', permission: 'order.set_expiry', summary: 'Change the expiry, with a reason (O4)',
  body: Record({ version, ...expiry }), refusals: ['conflict.stale', ...expiryRefusals],
})
export const writeNotes = endpoint({
  ...put, path: '/products/:id/notes', permission: 'order.notes', summary: 'O&M notes, at any status (O5)', body: Record({ version, notes }), refusals: ['conflict.stale'],
})
export const writeBackfill = endpoint({
  ...put, path: '/products/:id/backfill', permission: 'order.backfill', summary: 'Ids and access of what was created (O5)',
  body: Record({ version, backfill }), refusals: ['conflict.stale', 'order.not_created'],
})
/** The next status as its own endpoint would take it; each part needs its own permission. */
export const editableActs = ['verify', 'createResource', 'renewResource', 'deliver', 'expire', 'end'] as const
export const editProduct = endpoint({
  method: 'PATCH', path: '/products/:id', permission: 'order.view', summary: 'The edit page: status, expiry, notes and backfill together or not at all (O5)', params: IdParams, answer: Product,
  body: Record({
    version: Version, act: Type.Optional(OneOf(editableActs)), expiry: Type.Optional(Record(expiry)), notes: Type.Optional(notes), backfill: Type.Optional(backfill),
  }),
  refusals: [...moved, ...expiryRefusals, 'order.not_created', 'points.insufficient', 'order.not_expired', 'order.in_retention', 'order.is_renewal', 'order.is_no_renewal', 'order.no_dearer_change'],
})
