import type { FieldError } from '#kit/pure/refusal.ts'
import type { Day } from '#kit/pure/time.ts'
import { limits } from './limits.ts'

/**
 * Why a reorganisation cannot be (chapter 2): what is wrong with the wish itself, which is refused whenever it is planned,
 * and what is in its way today, which may be cleared until its day.
 */
export type PlaceFacts = { readonly id: string; readonly kind: string; readonly sector: string | null; readonly isArchived: boolean }
export type ProjectFacts = { readonly id: string; readonly name: string; readonly departmentId: string; readonly isClosed: boolean }
export type ResourceFacts = { readonly id: string; readonly instanceId: string; readonly departmentId: string; readonly projectId: string; readonly isReleased: boolean }
export type WishFacts = {
  readonly from: PlaceFacts
  readonly to: PlaceFacts
  readonly projectIds: readonly string[]
  readonly resources: readonly { readonly id: string; readonly toProjectId: string }[]
  readonly knownProjects: ReadonlyMap<string, ProjectFacts>
  readonly knownResources: ReadonlyMap<string, ResourceFacts>
}

/** What is wrong with the wish, at the fields of the form. */
export function wishErrors(wish: WishFacts): FieldError[] {
  const { from, to, projectIds, resources } = wish
  return [
    ...placeErrors(from, to),
    ...projectIds.length + resources.length === 0 ? [{ path: 'projectIds', code: 'reorganisation.nothing_chosen' }] : [],
    ...projectIds.flatMap((id, index) => projectErrors(wish, id, `projectIds/${index}`)),
    ...resources.flatMap((_, index) => resourceErrors(wish, index)),
  ]
}

function placeErrors(from: PlaceFacts, to: PlaceFacts): FieldError[] {
  return [
    ...from.kind === 'root' ? [{ path: 'fromDepartmentId', code: 'reorganisation.root' }] : [],
    ...to.kind === 'root' ? [{ path: 'toDepartmentId', code: 'reorganisation.root' }]
      : to.isArchived ? [{ path: 'toDepartmentId', code: 'department.archived' }]
        : from.id === to.id ? [{ path: 'toDepartmentId', code: 'reorganisation.same_department' }]
          : from.sector !== to.sector ? [{ path: 'toDepartmentId', code: 'department.other_sector' }] : [],
  ]
}

function projectErrors({ from, knownProjects }: WishFacts, id: string, path: string): FieldError[] {
  const project = knownProjects.get(id)
  if (!project) return [{ path, code: 'field.not_an_option' }]
  return project.departmentId === from.id ? [] : [{ path, code: 'reorganisation.item_elsewhere', facts: { name: project.name } }]
}

function resourceErrors({ from, to, projectIds, resources, knownProjects, knownResources }: WishFacts, index: number): FieldError[] {
  const { id, toProjectId } = resources[index]!
  const [resource, target] = [knownResources.get(id), knownProjects.get(toProjectId)]
  const path = `resources/${index}`
  if (!resource) return [{ path, code: 'field.not_an_option' }]
  const name = resource.instanceId
  if (resource.departmentId !== from.id) return [{ path, code: 'reorganisation.item_elsewhere', facts: { name } }]
  if (resource.isReleased) return [{ path, code: 'reorganisation.resource_released', facts: { name } }]
  if (projectIds.includes(resource.projectId) || resources.findIndex((other) => other.id === id) < index) return [{ path, code: 'reorganisation.item_twice', facts: { name } }]
  const isFit = target !== undefined && !target.isClosed && (target.departmentId === to.id || projectIds.includes(toProjectId))
  return isFit ? [] : [{ path: `${path}/toProjectId`, code: 'reorganisation.target_project', facts: { name } }]
}

export type StateFacts = {
  readonly applications: readonly { readonly number: string; readonly applicantName: string }[]
  readonly namesTaken: readonly string[]
  readonly networksTaken: readonly string[]
  /** Of which one of the units was sent a bill already, `2026-11`. */
  readonly sentMonth: string | null
  readonly movedCount: number
}

/** What is in its way today. */
export function stateHindrances({ applications, namesTaken, networksTaken, sentMonth, movedCount }: StateFacts): FieldError[] {
  return [
    ...applications.map(({ number, applicantName }) => ({ path: '', code: 'reorganisation.application_open', facts: { number, applicant: applicantName } })),
    ...namesTaken.map((name) => ({ path: '', code: 'reorganisation.project_name_taken', facts: { name } })),
    ...networksTaken.map((name) => ({ path: '', code: 'reorganisation.network_name_taken', facts: { name } })),
    ...sentMonth === null ? [] : [{ path: 'day', code: 'reorganisation.month_sent', facts: { month: sentMonth } }],
    ...movedCount > limits.moved ? [{ path: '', code: 'reorganisation.too_many', facts: { count: movedCount, limit: limits.moved } }] : [],
  ]
}

/** Today or later: what is gone by stands on bills. */
export function dayError(day: Day, today: Day): FieldError[] {
  return day < today ? [{ path: 'day', code: 'reorganisation.day_past' }] : []
}
