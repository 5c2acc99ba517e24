import type { useSay } from '#kit/web/i18n.tsx'
import type { Budget } from '../../budget-contract.ts'
import { budgetPagePhrases as phrases } from '../parts/budget-phrases.ts'

/** What a budget is of: a department, or a project of one. */
export function nameOf(t: ReturnType<typeof useSay>, { department, project }: Pick<Budget, 'department' | 'project'>): string {
  return project === null ? department.name : t(phrases.name, { department: department.name, project: project.name })
}
