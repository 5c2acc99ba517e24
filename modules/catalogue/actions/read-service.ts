import { notFound } from '#kit/pure/refusal.ts'
import { query } from '#kit/server/action.ts'
import { isRegion, knownDepartment } from '../checked.ts'
import { readService, readServiceFacts } from '../contract.ts'
import { readFacts } from '../facts-store.ts'
import { findDefinition } from '../service-store.ts'

/** A service with its options; an older version for records made with it. */
export const readServiceQuery = query(readService, async ({ database, input }) => {
  const found = await findDefinition(database, input.code, input.version)
  if (!found || (!found.isOn && input.version === undefined)) throw notFound()
  return { version: found.version, definition: found.definition }
})

export const readFactsQuery = query(readServiceFacts, async ({ database, actor, input }) => {
  const found = await findDefinition(database, input.code)
  const departmentId = input.departmentId ?? actor.departmentId
  if (!found || !await isRegion(database, input.regionId)) throw notFound()
  return readFacts(database, { regionId: input.regionId, departmentId: await knownDepartment(database, actor, departmentId, input.departmentId !== undefined) })
})
