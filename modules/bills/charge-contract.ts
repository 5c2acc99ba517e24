import { Type, type Static } from 'typebox'
import { Day, endpoint, Id, IdParams, Nullable, Record } from '#kit/pure/contract.ts'
import { BillCurrency, BillMoney, Month } from './contract.ts'

const ChargeLine = Record({
  component: Record({ category: Type.String(), resource: Type.String(), spec: Type.String() }),
  quantity: Type.String(), count: Type.Integer(), unit: Type.String(), fromDay: Day, toDay: Day, days: Type.Integer(),
  /** Of the price row: so much for `priceNumber` of the unit; null: there is no price (P5). */
  unitPrice: Nullable(Type.String()), priceNumber: Nullable(Type.Integer()), isUsage: Type.Boolean(), amount: Nullable(BillMoney),
})
export const ResourceCharges = Record({
  currency: BillCurrency,
  /** What bills that were sent hold of it, newest month first: late usage counts in the bill that it came into. */
  months: Type.Array(Record({
    month: Month, amount: BillMoney, fixed: BillMoney, usage: BillMoney, adjustments: BillMoney, lineCount: Type.Integer(),
    /** Null: the reader does not see that bill. */
    billId: Nullable(Id),
  })),
  /** From the 1st up to today, at the prices as they are known now; null: it was not there this month. */
  present: Nullable(Record({ month: Month, toDay: Day, daysOfMonth: Type.Integer(), amount: Nullable(BillMoney), lines: Type.Array(ChargeLine) })),
})
export type ResourceCharges = Static<typeof ResourceCharges>

export const readResourceCharges = endpoint({
  method: 'GET', path: '/resources/:id/charges', permission: 'resource.view', summary: 'What a resource cost month by month, and so far in this one', params: IdParams, answer: ResourceCharges,
})
