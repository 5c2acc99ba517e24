import { IconAlertTriangle, IconTrendingUp } from '@tabler/icons-react'
import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import type { BudgetLevel } from '../../rules/budget.ts'
import { budgetPagePhrases as phrases } from './budget-phrases.ts'

/** How far a budget is gone: word, colour and icon. */
export const budgetLooks: StatusLooks<BudgetLevel> = {
  within: { label: phrases.within, tone: 'success' },
  expected: { label: phrases.expected, tone: 'waiting', icon: IconTrendingUp },
  reached: { label: phrases.reached, tone: 'waiting', icon: IconAlertTriangle },
  exceeded: { label: phrases.exceeded, tone: 'danger', icon: IconAlertTriangle },
}
