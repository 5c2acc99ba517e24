import { bulkAction, type BulkContext } from '#kit/server/action.ts'
import { approveApplications, rejectApplications, type BulkResults } from '../review-contract.ts'
import { numbersOf } from '../review-store.ts'
import { approveAction, rejectAction } from './review-application.ts'

type Bulk = BulkContext<typeof approveApplications> | BulkContext<typeof rejectApplications>

/** R11: several at once, each by the very act that decides on one, in a transaction of its own (A2 holds for each). */
export const approveManyAction = bulkAction(approveApplications, (context) => decideOn(context, approveAction))
export const rejectManyAction = bulkAction(rejectApplications, (context) => decideOn(context, rejectAction))

async function decideOn({ database, actor, input, request, each }: Bulk, single: typeof approveAction): Promise<BulkResults> {
  const { reason, items } = input
  const outcomes = await each(single, items.map((item) => reason === undefined ? item : { ...item, reason }))
  const numbers = await numbersOf(database, actor, items.map(({ id }) => id))
  return {
    results: items.map(({ id }, index) => {
      const refusal = outcomes[index]!
      const row = { id, number: numbers.get(id) ?? null }
      return refusal === null ? { ...row, ok: true } : { ...row, ok: false, code: refusal.code, message: request.explain(refusal).title }
    }),
  }
}
