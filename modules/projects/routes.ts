import type { Route } from '#kit/server/action.ts'
import { changeProjectRoute } from './actions/change-project.ts'
import { closeProjectRoute, reopenProjectRoute } from './actions/close-project.ts'
import { createProjectRoute } from './actions/create-project.ts'
import { deleteProjectRoute } from './actions/delete-project.ts'
import { listProjectChoicesRoute, listProjectsRoute, readProjectRoute } from './actions/read-projects.ts'
import type { ProjectQuestions } from './offers.ts'

export function projectRoutes(questions: ProjectQuestions): readonly Route[] {
  return [
    listProjectsRoute, listProjectChoicesRoute, readProjectRoute(questions), createProjectRoute(questions), changeProjectRoute(questions),
    closeProjectRoute(questions), reopenProjectRoute(questions), deleteProjectRoute(questions),
  ]
}
