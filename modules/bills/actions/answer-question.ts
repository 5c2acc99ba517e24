import { allow } from '#kit/pure/policy.ts'
import { invalid, notFound, refuse } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import { answerQuestion } from '../contract.ts'
import { isQuestionOf, writeAnswer } from '../feedback-store.ts'
import { billPolicy } from '../policy.ts'
import { monthText } from '../rules/months.ts'
import { lockBill } from '../store.ts'
import { showBill } from '../view.ts'
import { guardVersion } from './moving.ts'

/** B11: adjusted, or kept with an explanation; the bill is not sent again before all are answered. */
export const answerQuestionAction = action(answerQuestion, async ({ tx, actor, now, input, record }) => {
  const bill = await lockBill(tx, actor, input.id)
  if (!await isQuestionOf(tx, bill.id, input.questionId)) throw notFound()
  allow(billPolicy, 'answer', actor, bill)
  guardVersion(bill, input.version)
  const answer = input.answer.trim()
  if (input.outcome === 'kept' && answer === '') throw invalid([{ path: 'answer', code: 'field.required' }])
  if (!await writeAnswer(tx, bill.id, input.questionId, { outcome: input.outcome, answer }, { actor, now })) throw refuse('bill.question_answered')
  record({ kind: 'bill.question_answered', subject: { kind: 'bill', id: bill.id }, departmentId: bill.unitId, facts: { month: monthText(bill.month), question: input.questionId, outcome: input.outcome, answer } })
  return showBill(tx, actor, bill.id, now)
})
