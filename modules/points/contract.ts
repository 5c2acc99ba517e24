import { Type, type Static } from 'typebox'
import { Allowed, endpoint, Id, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, Text } from '#kit/pure/contract.ts'
import { amountPattern } from './rules/amount.ts'
import { causeKinds, entryKinds } from './rules/entries.ts'

const MemberParams = Record({ memberId: Id })
/** With the currency's decimals: `"1234.50"`. */
const Money = Type.String()
const Amount = Type.String({ pattern: amountPattern, maxLength: 17 })
const Currency = Record({ code: Type.String(), decimals: Type.Integer() })

const Points = Record({
  member: Record({ id: Id, account: Type.String(), name: Type.String(), isExisting: Type.Boolean() }),
  balance: Money, currency: Currency, allowed: Allowed,
})
export type Points = Static<typeof Points>
export const readPoints = endpoint({
  method: 'GET', path: '/points/:memberId', permission: 'point.view', summary: 'The points of a member', params: MemberParams, answer: Points,
})
export const readMyPoints = endpoint({
  method: 'GET', path: '/points/mine', permission: 'shop.use', summary: 'My points', answer: Points,
})

/** One line of the statement. `amount` has a sign: `-` where it made the balance smaller. */
const Entry = Record({
  id: Id, at: Moment, kind: OneOf(entryKinds), amount: Money, balanceAfter: Money,
  /** What it is because of; `number` is what people call that by, empty where it has none. */
  cause: Record({ kind: OneOf(causeKinds), id: Id, number: Type.String() }),
  reference: Type.String(), note: Type.String(),
  /** Who did it: told to operators, not to members. */
  by: Nullable(Reference), for: Nullable(Type.String()),
  /** Of a top-up that was taken back: the entry that did. */
  reversedBy: Nullable(Id),
  allowed: Allowed,
})
export type Entry = Static<typeof Entry>

const entryList = { sort: ['at'], filters: { at: 'days', kind: 'choice' }, search: false } as const
export const listEntries = endpoint({
  method: 'GET', path: '/points/:memberId/entries', permission: 'point.view', summary: 'The statement of a member',
  params: MemberParams, query: listQuery(entryList), answer: listAnswer(Entry), list: entryList,
})
export const exportEntries = endpoint({
  method: 'GET', path: '/points/:memberId/entries/export', permission: 'point.view', summary: 'The statement as a spreadsheet',
  params: MemberParams, query: listQuery(entryList), answer: Nothing, list: entryList, download: true,
})
export const listMyEntries = endpoint({
  method: 'GET', path: '/points/mine/entries', permission: 'shop.use', summary: 'My statement',
  query: listQuery(entryList), answer: listAnswer(Entry), list: entryList,
})
export const exportMyEntries = endpoint({
  method: 'GET', path: '/points/mine/entries/export', permission: 'shop.use', summary: 'My statement as a spreadsheet',
  query: listQuery(entryList), answer: Nothing, list: entryList, download: true,
})

const Made = Record({ entry: Entry, balance: Money })
const payment = { amount: Amount, reference: Type.Optional(Text(200)), note: Type.Optional(Text(500)) }
export const topUp = endpoint({
  method: 'POST', path: '/points/:memberId/top-ups', permission: 'point.maintain', summary: 'Put points into a member\'s account', status: 201,
  params: MemberParams, body: Record(payment), answer: Made, refusals: ['points.too_many', 'points.member_is_gone'],
})
/** By an entry that names the top-up; the balance never falls below 0. */
export const reverseTopUp = endpoint({
  method: 'POST', path: '/points/:memberId/top-ups/:id/reversal', permission: 'point.maintain', summary: 'Take a wrong top-up back', status: 201,
  params: Record({ memberId: Id, id: Id }), body: Record({ reason: Text(500, 1) }), answer: Made, refusals: ['points.insufficient', 'points.reversed_already', 'points.not_a_top_up'],
})
/** Also when the account is gone: that is when the rest is usually paid out. */
export const payOut = endpoint({
  method: 'POST', path: '/points/:memberId/pay-outs', permission: 'point.maintain', summary: 'Pay points out', status: 201,
  params: MemberParams, body: Record(payment), answer: Made, refusals: ['points.insufficient'],
})
