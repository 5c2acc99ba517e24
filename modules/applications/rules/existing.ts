import type { FieldError } from '#kit/pure/refusal.ts'
import type { ResourceStatus } from '#modules/resources/rules/status.ts'
import { isSame } from './differences.ts'
import type { Kind } from './kind.ts'

/**
 * Which existing resources an application may change or release (chapter 4): those of its department, each once, and in one
 * item only what is of one service and region; when it is submitted also those of its project, while they run. What is locked
 * can be released, not changed.
 */
export type NamedResource = {
  readonly id: string
  readonly serviceCode: string
  readonly regionId: string | null
  readonly departmentId: string
  readonly projectId: string
  readonly status: ResourceStatus
}
export type ExistingPlace = { readonly kind: Kind; readonly departmentId: string; readonly projectId: string | null }

/** Of a draft: what must be right before it can be kept. `found`: those that exist, by id. */
export function problemsOfChoice({ departmentId }: ExistingPlace, items: readonly (readonly string[])[], found: ReadonlyMap<string, NamedResource>): FieldError[] {
  const named = new Set<string>()
  return items.flatMap((ids, index) => {
    const first = found.get(ids[0] ?? '')
    return ids.flatMap((id, place): FieldError[] => {
      const path = `items/${index}/resourceIds/${place}`
      const resource = found.get(id)
      if (!resource || resource.departmentId !== departmentId) return [{ path, code: 'application.resource_elsewhere' }]
      if (named.has(id)) return [{ path, code: 'application.resource_twice' }]
      named.add(id)
      return resource.serviceCode === first?.serviceCode && resource.regionId === first.regionId ? [] : [{ path, code: 'application.resources_mixed' }]
    })
  })
}

/** What keeps it from being submitted. */
export function problemsOfStanding({ kind, projectId }: ExistingPlace, items: readonly (readonly string[])[], found: ReadonlyMap<string, NamedResource>): FieldError[] {
  return items.flatMap((ids, index) => ids.flatMap((id, place): FieldError[] => {
    const path = `items/${index}/resourceIds/${place}`
    const resource = found.get(id)
    if (!resource || resource.status === 'released') return [{ path, code: 'resource.released_already' }]
    if (resource.status === 'locked' && kind === 'change') return [{ path, code: 'resource.locked' }]
    return resource.projectId === projectId ? [] : [{ path, code: 'application.resource_of_other_project' }]
  }))
}

type Configured = { readonly configuration: Readonly<Record<string, unknown>> }

/** The configuration as it is to be for one of several: the name stays its own, where the service has one. */
export function configurationFor<Configuration extends Readonly<Record<string, unknown>>>(
  { configuration, resources }: { readonly configuration: Configuration; readonly resources: readonly Configured[] }, resource: Configured, nameOption: string | undefined,
): Configuration {
  if (resources.length < 2 || nameOption === undefined || resource.configuration[nameOption] === undefined) return configuration
  return { ...configuration, [nameOption]: resource.configuration[nameOption] }
}

/** Would a change leave everything as it is? */
export function changesNothing(item: Configured & { readonly resources: readonly Configured[] }, nameOption: string | undefined): boolean {
  return item.resources.every((resource) => isSame(configurationFor(item, resource, nameOption), resource.configuration))
}
