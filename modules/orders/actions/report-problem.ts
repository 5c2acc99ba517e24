import { action } from '#kit/server/action.ts'
import { answerProblem, reportProblem } from '../act-contract.ts'
import { changeRow } from '../store.ts'
import { showProduct } from '../view.ts'
import { eventOf } from './moving.ts'
import { openFor } from './opening.ts'

/** O13: O&M tells business that it cannot be created; the status stays. */
export const reportAction = action(reportProblem, async (context) => {
  const { tx, actor, now, input, record } = context
  const product = await openFor('reportProblem', context)
  const reason = input.reason.trim()
  await changeRow(tx, product, { creation_problem: reason, creation_answer: '' })
  record(eventOf(product, 'product.creation_problem', { reason }))
  return showProduct(tx, actor, product.id, now)
})

/** Business answers, unless it cancels the product. */
export const answerAction = action(answerProblem, async (context) => {
  const { tx, actor, now, input, record } = context
  const product = await openFor('answerProblem', context)
  const answer = input.answer.trim()
  await changeRow(tx, product, { creation_answer: answer })
  record(eventOf(product, 'product.creation_answered', { reason: answer }))
  return showProduct(tx, actor, product.id, now)
})
