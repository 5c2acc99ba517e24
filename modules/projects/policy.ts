import { needs, type Policy } from '#kit/pure/policy.ts'
import { permitted } from '#modules/access/rules/conditions.ts'
import { isInChargeOfProject } from './rules/editors.ts'
import type { ProjectRecord } from './store.ts'

export type ProjectFacts = ProjectRecord & { readonly isUsed: boolean }
export type ProjectAct = 'edit' | 'close' | 'reopen' | 'delete'

/** Its creator and the department's admin change a project, both only where they may apply for resources at all (chapter 2). */
const edits = needs<ProjectFacts>(permitted('resource.apply'), { code: 'project.in_charge', holds: isInChargeOfProject })

/** A used project is closed, not deleted; a closed one is read only (chapter 4, Projects). */
export const projectPolicy: Policy<ProjectFacts, ProjectAct> = {
  edit: { ...edits, hinders: (_, project) => project.isClosed ? 'project.is_closed' : undefined },
  close: { ...edits, hinders: (_, project) => project.isClosed ? 'project.is_closed' : undefined },
  reopen: { ...edits, hinders: (_, project) => project.isClosed ? undefined : 'project.is_open' },
  delete: { ...edits, hinders: (_, project) => project.isUsed ? 'project.in_use' : undefined },
}
