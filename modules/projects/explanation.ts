import { explains, isId, type RecordExplainer } from '#modules/access/offers.ts'
import { projectExplanationPhrases as phrases } from './explanation-phrases.ts'
import type { ProjectQuestions } from './offers.ts'
import { projectPhrases } from './phrases.ts'
import { projectPolicy, type ProjectAct, type ProjectFacts } from './policy.ts'
import { isProjectUsed } from './present.ts'
import { findProject, idOfNumber, readProjectRecord } from './store.ts'

/** Projects in "why may / may not" (A7). */
export function projectExplainer(questions: ProjectQuestions): RecordExplainer {
  return explains<ProjectFacts, ProjectAct>({
    kind: 'project', name: phrases.project, policy: projectPolicy, sees: 'resource.view',
    acts: { edit: phrases.edit, close: phrases.close, reopen: phrases.reopen, delete: phrases.delete },
    phrases: { ...projectPhrases, ...phrases },
    read: async (reader, actor, idOrNumber) => {
      const id = isId(idOrNumber) ? idOrNumber : await idOfNumber(reader, idOrNumber)
      const project = id === undefined ? undefined : await readProjectRecord(reader, id)
      if (!project) return undefined
      const { number, name, departmentId, departmentName, sector } = project
      return {
        id: project.id, number, title: name, place: { departmentId, departmentName, sector },
        facts: { ...project, isUsed: await isProjectUsed(reader, actor, project.id, questions) },
      }
    },
    isSeen: async (reader, actor, id) => await findProject(reader, actor, id) !== undefined,
  })
}
