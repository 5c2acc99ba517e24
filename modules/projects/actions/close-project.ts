import { allow } from '#kit/pure/policy.ts'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import { action, type Route } from '#kit/server/action.ts'
import { closeProject, reopenProject } from '../contract.ts'
import type { ProjectQuestions } from '../offers.ts'
import { projectPolicy } from '../policy.ts'
import { projectDetail } from '../present.ts'
import { findProject, lockProject, updateProject } from '../store.ts'

type Turn = { readonly act: 'close' | 'reopen'; readonly event: 'project.closed' | 'project.reopened' }

/** A used project is closed instead of deleted; it can be opened again (chapter 4, Projects). */
function turnRoute(endpoint: typeof closeProject | typeof reopenProject, { act, event }: Turn, questions: ProjectQuestions): Route {
  return action(endpoint, async ({ tx, actor, input, record }) => {
    const project = await lockProject(tx, actor, input.id)
    if (!project) throw notFound()
    allow(projectPolicy, act, actor, { ...project, isUsed: true })
    if (project.version !== input.version) throw refuse('conflict.stale', { version: project.version })
    await updateProject(tx, project, { ...project, isClosed: act === 'close' })
    record({ kind: event, subject: { kind: 'project', id: project.id }, departmentId: project.departmentId, facts: { number: project.number, name: project.name } })
    return projectDetail(tx, actor, (await findProject(tx, actor, project.id))!, questions)
  })
}

export function closeProjectRoute(questions: ProjectQuestions): Route {
  return turnRoute(closeProject, { act: 'close', event: 'project.closed' }, questions)
}

export function reopenProjectRoute(questions: ProjectQuestions): Route {
  return turnRoute(reopenProject, { act: 'reopen', event: 'project.reopened' }, questions)
}
