import type { Policy } from '#kit/pure/policy.ts'
import { mayEditProject } from './rules/editors.ts'
import type { ProjectRecord } from './store.ts'

export type ProjectFacts = ProjectRecord & { readonly isUsed: boolean }
export type ProjectAct = 'edit' | 'close' | 'reopen' | 'delete'

/** A used project is closed, not deleted; a closed one is read only (chapter 4, Projects). */
export const projectPolicy: Policy<ProjectFacts, ProjectAct> = {
  edit: { mayReach: mayEditProject, hinders: (_, project) => project.isClosed ? 'project.is_closed' : undefined },
  close: { mayReach: mayEditProject, hinders: (_, project) => project.isClosed ? 'project.is_closed' : undefined },
  reopen: { mayReach: mayEditProject, hinders: (_, project) => project.isClosed ? undefined : 'project.is_open' },
  delete: { mayReach: mayEditProject, hinders: (_, project) => project.isUsed ? 'project.in_use' : undefined },
}
