import { invalid, notFound, type FieldError } from '#kit/pure/refusal.ts'
import { query } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import { reaches, type Actor } from '#modules/access/rules/actor.ts'
import { estimateService, readService, readServiceFacts } from '../contract.ts'
import { findPlace, readFacts, readRegions } from '../facts-store.ts'
import { checkConfiguration, checkQuantity, withDefaults } from '../rules/configuration.ts'
import { componentsOf, quotaDemandOf } from '../rules/contributions.ts'
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

/** What a configuration consists of and needs, or every field that is wrong with it (chapter 3, "Bad input"). */
export const estimateQuery = query(estimateService, async ({ database, actor, input }) => {
  const found = await findDefinition(database, input.code)
  if (!found?.isOn) throw notFound()
  const departmentId = await knownDepartment(database, actor, input.departmentId ?? actor.departmentId, input.departmentId !== undefined)
  const facts = await readFacts(database, { regionId: input.regionId ?? null, departmentId })
  const { definition } = found
  const quantity = input.quantity ?? 1
  const configuration = withDefaults(definition, input.configuration, facts)
  const strangeRegion: FieldError[] = input.regionId === undefined || await isRegion(database, input.regionId) ? [] : [{ path: 'regionId', code: 'field.not_an_option' }]
  const errors = [...strangeRegion, ...checkQuantity(definition, quantity), ...checkConfiguration(definition, configuration, facts)]
  if (errors.length > 0) throw invalid(errors)
  return { configuration, components: componentsOf(definition, configuration, quantity, facts), quotaDemand: quotaDemandOf(definition, configuration, quantity, facts) }
})

async function isRegion(reader: Reader, id: string): Promise<boolean> {
  return (await readRegions(reader, [id])).length > 0
}

/** The networks of a department are for those who may apply for it or see it; to others it does not exist (A2). */
async function knownDepartment(reader: Reader, actor: Actor, departmentId: string | null, isAsked: boolean): Promise<string | null> {
  const place = departmentId === null ? undefined : await findPlace(reader, departmentId)
  if (place && (reaches(actor, 'resource.apply', place) || reaches(actor, 'resource.view', place))) return place.departmentId
  if (isAsked) throw notFound()
  return null
}
