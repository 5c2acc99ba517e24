import { IconTargetArrow } from '@tabler/icons-react'
import type { PagePart } from '#kit/web/page-parts.tsx'
import type { PageRoute } from '#kit/web/routes.ts'
import type { ApplicationNoteProps } from '#modules/applications/pages/parts/notes.ts'
import { budgetMenuPhrases as phrases } from './parts/budget-menu-phrases.ts'
import { billMenuPhrases } from './parts/menu-phrases.ts'

/** B12: what departments and projects mean to spend. */
export const budgetPages: readonly PageRoute[] = [
  { path: '/budgets', load: () => import('./Budgets.tsx'), needs: 'bill.view', menu: { group: billMenuPhrases.bills, label: phrases.budgets, icon: IconTargetArrow, order: 306 } },
]

/** Shown when applying, and to those who review. */
export const budgetNotes: readonly PagePart<ApplicationNoteProps>[] = [
  { key: 'bills.budget', load: () => import('./parts/BudgetNote.tsx'), needs: 'bill.view' },
]
