import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import { listMonths, listRollUps, readRollUp } from '../contract.ts'
import { readMonths } from '../month-store.ts'
import { seenRollUps, seesDrafts } from '../policy.ts'
import { writtenAmount } from '../rules/grouping.ts'
import { monthIn, monthText, previousMonth } from '../rules/months.ts'
import { readRollUps } from '../roll-up-store.ts'
import { monthsWithoutBills } from '../opening-store.ts'
import { answerDue } from './moving.ts'
import { rollUpView, showRollUp, viewingFor } from '../view.ts'

export const listMonthsQuery = query(listMonths, async ({ database, actor, now }) => {
  const viewing = await viewingFor(database, actor, now)
  const months = await readMonths(database, actor, dayOf(now))
  const rollUps = await readRollUps(database, months.map(({ month }) => month), seenRollUps(actor))
  const written = (amount: string) => writtenAmount(amount, viewing.currency.decimals)
  return {
    currency: viewing.currency,
    items: months.map(({ month, total, ...counts }) => {
      const before = months.find((other) => other.month === previousMonth(month))
      return {
        ...counts, month: monthText(month), total: written(total), previousTotal: before ? written(before.total) : null,
        rollUps: rollUps.filter((rollUp) => rollUp.month === month).map((rollUp) => rollUpView(viewing, rollUp)),
      }
    }),
    dueMonths: seesDrafts(actor) ? (await monthsWithoutBills(database, now)).map(monthText) : [],
    sending: seesDrafts(actor) ? { today: dayOf(now), answerBy: await answerDue(database, now) } : null,
  }
})

export const listRollUpsQuery = query(listRollUps, async ({ database, actor, input, now }) => {
  const viewing = await viewingFor(database, actor, now)
  const months = input.month === undefined ? (await readMonths(database, actor, dayOf(now))).map(({ month }) => month) : [monthIn(input.month)]
  return { items: (await readRollUps(database, months, seenRollUps(actor))).map((rollUp) => rollUpView(viewing, rollUp)) }
})

export const readRollUpQuery = query(readRollUp, ({ database, actor, input, now }) => showRollUp(database, actor, input.id, now))
