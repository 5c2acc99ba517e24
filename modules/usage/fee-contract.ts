import { Type, type Static } from 'typebox'
import { Day, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Money, Nullable, OneOf, Record, Reference } from '#kit/pure/contract.ts'

export const feeStates = ['due', 'paid'] as const
const Currency = Record({ code: Type.String(), decimals: Type.Integer() })
/** `month` is its first day; `due` is what points were not there for. */
const feeFacts = { id: Id, member: Reference, month: Day, amount: Money, charged: Money, due: Money, state: OneOf(feeStates), computedAt: Moment }
/** A product's usage of a metric in a month at one unit price; negative where a correction came after its month was charged. No price, no amount. */
const Line = Record({ product: Reference, productName: Type.String(), metric: Type.String(), month: Day, quantity: Type.Number(), unitPrice: Nullable(Money), amount: Nullable(Money) })
export type UsageLine = Static<typeof Line>
const Fee = Record(feeFacts)
export type UsageFeeRow = Static<typeof Fee>
const FeeDetail = Record({ ...feeFacts, currency: Currency, lines: Type.Array(Line), payments: Type.Array(Record({ at: Moment, amount: Money })) })
export type UsageFeeDetail = Static<typeof FeeDetail>

export const feeList = { sort: ['month', 'due', 'amount'], filters: { member: 'text', state: 'choice' }, search: false } as const
export const listFees = endpoint({
  method: 'GET', path: '/usage-fees', permission: 'point.view', summary: 'What members pay for the usage of a month', query: listQuery(feeList), answer: listAnswer(Fee), list: feeList,
})
export const readFee = endpoint({ method: 'GET', path: '/usage-fees/:id', permission: 'point.view', summary: 'The fee of a member and month with its lines', params: IdParams, answer: FeeDetail })

/** What members owe together, and whose fees wait because a day of their usage has no unit price. */
export const readFeeState = endpoint({
  method: 'GET', path: '/usage-fees/state', permission: 'point.view', summary: 'What is due, and which fees wait for a unit price',
  answer: Record({
    due: Money, members: Type.Integer(), currency: Currency,
    waiting: Type.Array(Record({ member: Reference, metric: Type.String(), fromDay: Day, toDay: Day, quantity: Type.Number() })),
  }),
})

const own = 'shop.use'
const myFeeList = { sort: ['month'], filters: { state: 'choice' }, search: false } as const
export const listMyFees = endpoint({ method: 'GET', path: '/usage-fees/mine', permission: own, summary: 'What I pay for the usage of a month', query: listQuery(myFeeList), answer: listAnswer(Fee), list: myFeeList })
export const readMyFee = endpoint({ method: 'GET', path: '/usage-fees/mine/:id', permission: own, summary: 'A fee of mine with its lines', params: IdParams, answer: FeeDetail })

/** `openAmount` null: a unit price is missing. Below zero: corrections, set against what is used next. */
export const readMyUsage = endpoint({
  method: 'GET', path: '/usage/mine', permission: own, summary: 'What I owe for usage, and what is not charged yet',
  answer: Record({ due: Money, openAmount: Nullable(Money), open: Type.Array(Line), currency: Currency }),
})
const dayList = { sort: ['day'], filters: { day: 'days', metric: 'choice', product: 'text' }, search: false } as const
const DayRow = Record({ id: Id, day: Day, product: Reference, productName: Type.String(), metric: Type.String(), quantity: Type.Number() })
export const listMyUsage = endpoint({
  method: 'GET', path: '/usage/mine/days', permission: own, summary: 'My usage by product and day', query: listQuery(dayList), answer: listAnswer(DayRow), list: dayList,
})
