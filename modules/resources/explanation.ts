import { explains } from '#modules/access/offers.ts'
import { resourcePhrases } from './phrases.ts'
import { resourceExplanationPhrases as phrases } from './explanation-phrases.ts'
import { findResource, readResourcePlace } from './store.ts'

/** Resources in "why may / may not" (A7): nothing is done to one directly yet, so it is about who sees it. */
export const resourceExplainer = explains<null, never>({
  kind: 'resource', name: phrases.resource, policy: {}, acts: {}, sees: 'resource.view', phrases: resourcePhrases,
  read: async (reader, _actor, idOrInstance) => {
    const resource = await readResourcePlace(reader, idOrInstance)
    if (!resource) return undefined
    const { id, instanceId, name, departmentId, departmentName, sector } = resource
    return { id, number: instanceId, title: name, place: { departmentId, departmentName, sector }, facts: null }
  },
  isSeen: async (reader, actor, id) => await findResource(reader, actor, id) !== undefined,
})
