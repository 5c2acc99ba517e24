import { formatMoney, parseMoney } from '#kit/pure/money.ts'
import { notFound } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import { listRows } from '#kit/server/list.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { listFees, listMyFees, listMyUsage, readFee, readFeeState, readMyFee, readMyUsage, type UsageFeeDetail, type UsageFeeRow, type UsageLine } from '../fee-contract.ts'
import { daySource, everyDay, feeSource, feesOf, findFee, readDue, readFeeLines, readPayments, type DayRecord, type FeeRecord } from '../fee-list-store.ts'
import { readOpenLines, readUnpriced, type OpenLine } from '../fee-store.ts'
import { feeOf, lineAmount } from '../rules/fee.ts'
import { writtenMicro } from '../rules/record.ts'

export const listFeesQuery = query(listFees, async ({ database, input }) => {
  const found = await listRows<typeof listFees['list'], FeeRecord>(database, listFees.list, feeSource, input, feesOf(null))
  const { decimals } = await readCurrency(database)
  return { ...found, items: found.items.map((fee) => rowOf(fee, decimals)) }
})
export const listMyFeesQuery = query(listMyFees, async ({ database, actor, input }) => {
  const found = await listRows<typeof listMyFees['list'], FeeRecord>(database, listMyFees.list, feeSource, input, feesOf(actor.id))
  const { decimals } = await readCurrency(database)
  return { ...found, items: found.items.map((fee) => rowOf(fee, decimals)) }
})
export const readFeeQuery = query(readFee, async ({ database, input }) => detailOf(database, input.id, null))
/** Somebody else's is not there. */
export const readMyFeeQuery = query(readMyFee, async ({ database, actor, input }) => detailOf(database, input.id, actor.id))

export const readFeeStateQuery = query(readFeeState, async ({ database, now }) => {
  const currency = await readCurrency(database)
  const { due, members } = await readDue(database, null)
  const waiting = await readUnpriced(database, dayOf(now))
  return {
    due: formatMoney(parseMoney(due, currency.decimals), currency.decimals), members, currency,
    waiting: waiting.map(({ memberId, memberName, quantity, ...rest }) => ({ ...rest, member: { id: memberId, name: memberName }, quantity: Number(quantity) })),
  }
})

/** Later than every record: all that is not charged, of this month too. */
const noEnd = '2200-01-01'
export const readMyUsageQuery = query(readMyUsage, async ({ database, actor, now }) => {
  const currency = await readCurrency(database)
  const { due } = await readDue(database, actor.id)
  const open = await readOpenLines(database, actor.id, noEnd, dayOf(now))
  const decision = feeOf(open, currency.decimals)
  const amount = decision.kind === 'no_price' ? null : decision.kind === 'nothing' ? 0n : decision.amount
  return {
    due: formatMoney(parseMoney(due, currency.decimals), currency.decimals), currency, open: open.map((line) => openLine(line, currency.decimals)),
    openAmount: amount === null ? null : formatMoney(amount, currency.decimals),
  }
})
export const listMyUsageQuery = query(listMyUsage, async ({ database, actor, input }) => {
  const found = await listRows<typeof listMyUsage['list'], DayRecord>(database, listMyUsage.list, daySource(actor.id), input, everyDay)
  return {
    ...found,
    items: found.items.map(({ productId, productNumber, quantity, ...row }) => ({ ...row, product: { id: productId, name: productNumber }, quantity: Number(quantity) })),
  }
})

function rowOf({ memberId, memberName, amount, charged, computedAt, ...fee }: FeeRecord, decimals: number): UsageFeeRow {
  const [whole, taken] = [parseMoney(amount, decimals), parseMoney(charged, decimals)]
  return {
    ...fee, member: { id: memberId, name: memberName }, amount: formatMoney(whole, decimals), charged: formatMoney(taken, decimals), due: formatMoney(whole - taken, decimals),
    state: taken < whole ? 'due' : 'paid', computedAt: computedAt.toISOString(),
  }
}

function openLine({ productId, productNumber, quantity, unitPrice, ...line }: OpenLine, decimals: number): UsageLine {
  return {
    ...rest(line), product: { id: productId, name: productNumber }, quantity: Number(writtenMicro(quantity)),
    unitPrice: unitPrice === null ? null : writtenMicro(unitPrice), amount: unitPrice === null ? null : formatMoney(lineAmount(quantity, unitPrice, decimals), decimals),
  }
}
const rest = ({ productName, metric, month }: Pick<OpenLine, 'productName' | 'metric' | 'month'>) => ({ productName, metric, month })

async function detailOf(reader: Reader, id: string, memberId: string | null): Promise<UsageFeeDetail> {
  const fee = await findFee(reader, id, memberId)
  if (!fee) throw notFound()
  const currency = await readCurrency(reader)
  const written = (amount: string) => formatMoney(parseMoney(amount, currency.decimals), currency.decimals)
  return {
    ...rowOf(fee, currency.decimals), currency,
    lines: (await readFeeLines(reader, id)).map(({ productId, productNumber, quantity, amount, ...line }) => ({ ...line, product: { id: productId, name: productNumber }, quantity: Number(quantity), amount: written(amount) })),
    payments: (await readPayments(reader, id)).map(({ at, amount }) => ({ at: at.toISOString(), amount: written(amount) })),
  }
}
