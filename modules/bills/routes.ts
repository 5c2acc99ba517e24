import type { Route } from '#kit/server/action.ts'
import { answerQuestionAction } from './actions/answer-question.ts'
import { confirmBillAction, rejectBillAction } from './actions/answer-bill.ts'
import { confirmRollUpAction, rejectRollUpAction } from './actions/answer-roll-up.ts'
import { listBillsQuery, readBillQuery } from './actions/read-bills.ts'
import { listMonthsQuery, listRollUpsQuery, readRollUpQuery } from './actions/read-months.ts'
import { sendBillAction, sendBillsAction } from './actions/send-bill.ts'
import { settleBillAction } from './actions/settle-bill.ts'

export const billRoutes: readonly Route[] = [
  listMonthsQuery, listBillsQuery, readBillQuery,
  sendBillsAction, sendBillAction, confirmBillAction, rejectBillAction, answerQuestionAction, settleBillAction,
  listRollUpsQuery, readRollUpQuery, confirmRollUpAction, rejectRollUpAction,
]
