import { needs, type Policy } from '#kit/pure/policy.ts'
import type { Actor, Place } from '#modules/access/rules/actor.ts'
import { permitted } from '#modules/access/rules/conditions.ts'
import type { ResourceStatus } from './rules/status.ts'

/** What decides who may ask for what to be done to a resource. */
export type ResourceFacts = Place & {
  readonly status: ResourceStatus
  /** The open application that changes or releases it, if there is one. */
  readonly heldBy: { readonly number: string } | null
}
export type ResourceAct = 'change' | 'release'

const mayApply = permitted<ResourceFacts>('resource.apply')

function hindered(_actor: Actor, { status, heldBy }: ResourceFacts): string | undefined {
  if (status === 'released') return 'resource.released_already'
  return heldBy === null ? undefined : 'resource.held_already'
}

/** Both are applications of their own (chapter 4): this says whether one may be begun for the resource now. */
export const resourcePolicy: Policy<ResourceFacts, ResourceAct> = {
  change: { ...needs(mayApply), hinders: (actor, resource) => hindered(actor, resource) ?? (resource.status === 'locked' ? 'resource.locked' : undefined) },
  release: { ...needs(mayApply), hinders: hindered },
}
