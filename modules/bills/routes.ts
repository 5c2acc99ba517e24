import type { Route } from '#kit/server/action.ts'
import { adjustAction, removeAdjustmentAction } from './actions/adjust-bill.ts'
import { answerQuestionAction } from './actions/answer-question.ts'
import { confirmBillAction, rejectBillAction } from './actions/answer-bill.ts'
import { confirmRollUpAction, rejectRollUpAction } from './actions/answer-roll-up.ts'
import { listBillsQuery, readBillQuery } from './actions/read-bills.ts'
import { listBudgetsQuery, readBudgetEffectQuery } from './actions/read-budgets.ts'
import { readChargesQuery } from './actions/read-charges.ts'
import { compareRevisionsQuery, explainLineQuery, listLinesQuery } from './actions/read-lines.ts'
import { listMonthsQuery, listRollUpsQuery, readRollUpQuery } from './actions/read-months.ts'
import { readStatisticsQuery } from './actions/read-statistics.ts'
import { importCostsRoute, listCostFilesQuery } from './actions/import-costs.ts'
import { changeCostRuleAction, listCostRulesQuery, listUnmappedRowsQuery, makeCostRuleAction, readUnmappedQuery, removeCostRuleAction } from './actions/map-costs.ts'
import { listCostRatesQuery, removeCostRateAction, setCostRateAction } from './actions/set-cost-rates.ts'
import { recomputeAction } from './actions/recompute-bill.ts'
import { listRunsQuery, readRunQuery, startRunAction, stopRunAction } from './actions/run-bills.ts'
import { sendBillAction, sendBillsAction } from './actions/send-bill.ts'
import { removeBudgetAction, setBudgetAction } from './actions/set-budget.ts'
import { settleBillAction } from './actions/settle-bill.ts'
import { exportBillQuery, exportBillsQuery } from './exports.ts'
import { exportFocusQuery } from './focus.ts'
import { printBillQuery } from './pdf.ts'
import { exportStatisticsQuery } from './statistics-exports.ts'

export const billRoutes: readonly Route[] = [
  startRunAction, listRunsQuery, readRunQuery, stopRunAction,
  readChargesQuery, listLinesQuery, explainLineQuery, compareRevisionsQuery,
  recomputeAction, adjustAction, removeAdjustmentAction,
  listMonthsQuery, listBillsQuery, readBillQuery,
  sendBillsAction, sendBillAction, confirmBillAction, rejectBillAction, answerQuestionAction, settleBillAction,
  listRollUpsQuery, readRollUpQuery, confirmRollUpAction, rejectRollUpAction,
  readStatisticsQuery, exportStatisticsQuery,
  exportBillsQuery, exportBillQuery, printBillQuery, exportFocusQuery,
  listBudgetsQuery, readBudgetEffectQuery, setBudgetAction, removeBudgetAction,
  importCostsRoute, listCostFilesQuery, readUnmappedQuery, listUnmappedRowsQuery,
  listCostRulesQuery, makeCostRuleAction, changeCostRuleAction, removeCostRuleAction, listCostRatesQuery, setCostRateAction, removeCostRateAction,
]
