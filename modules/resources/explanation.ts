import { explains } from '#modules/access/offers.ts'
import { resourcePhrases } from './phrases.ts'
import { resourceExplanationPhrases as phrases } from './explanation-phrases.ts'
import { resourcePolicy, type ResourceAct, type ResourceFacts } from './policy.ts'
import { findResource, readResourcePlace } from './store.ts'

/** Resources in "why may / may not" (A7): who sees one, and who may begin an application that changes or releases it. */
export const resourceExplainer = explains<ResourceFacts, ResourceAct>({
  kind: 'resource', name: phrases.resource, policy: resourcePolicy, acts: { change: phrases.change, release: phrases.release }, sees: 'resource.view',
  phrases: { ...resourcePhrases, ...phrases },
  read: async (reader, _actor, idOrInstance) => {
    const resource = await readResourcePlace(reader, idOrInstance)
    if (!resource) return undefined
    const { id, instanceId, name, departmentId, departmentName, sector, status, heldBy } = resource
    return { id, number: instanceId, title: name, place: { departmentId, departmentName, sector }, facts: { departmentId, sector, status, heldBy } }
  },
  isSeen: async (reader, actor, id) => await findResource(reader, actor, id) !== undefined,
})
