import { invalid, notFound, type FieldError } from '#kit/pure/refusal.ts'
import type { Reader } from '#kit/server/database.ts'
import { reaches, type Actor } from '#modules/access/rules/actor.ts'
import { findPlace, readFacts, readRegions } from './facts-store.ts'
import { checkConfiguration, checkQuantity, withDefaults } from './rules/configuration.ts'
import type { CatalogueFacts, Configuration, ServiceDefinition } from './rules/service.ts'
import { findDefinition } from './service-store.ts'

export type Wanted = { readonly code: string; readonly configuration: Configuration; readonly quantity: number; readonly regionId: string | undefined; readonly departmentId: string | undefined }
export type Checked = { readonly definition: ServiceDefinition; readonly configuration: Configuration; readonly facts: CatalogueFacts }

/** A configuration of an offered service with its defaults filled in, or every field that is wrong with it (chapter 3, "Bad input"). */
export async function checkedConfiguration(reader: Reader, actor: Actor, wanted: Wanted): Promise<Checked> {
  const found = await findDefinition(reader, wanted.code)
  if (!found?.isOn) throw notFound()
  const { definition } = found
  const departmentId = await knownDepartment(reader, actor, wanted.departmentId ?? actor.departmentId, wanted.departmentId !== undefined)
  const facts = await readFacts(reader, { regionId: wanted.regionId ?? null, departmentId })
  const configuration = withDefaults(definition, wanted.configuration, facts)
  const strangeRegion: FieldError[] = wanted.regionId === undefined || await isRegion(reader, wanted.regionId) ? [] : [{ path: 'regionId', code: 'field.not_an_option' }]
  const errors = [...strangeRegion, ...checkQuantity(definition, wanted.quantity), ...checkConfiguration(definition, configuration, facts)]
  if (errors.length > 0) throw invalid(errors)
  return { definition, configuration, facts }
}

export async function isRegion(reader: Reader, id: string): Promise<boolean> {
  return (await readRegions(reader, [id])).length > 0
}

/** The networks of a department are for those who may apply for it or see it; to others it does not exist (A2). */
export async function knownDepartment(reader: Reader, actor: Actor, departmentId: string | null, isAsked: boolean): Promise<string | null> {
  const place = departmentId === null ? undefined : await findPlace(reader, departmentId)
  if (place && (reaches(actor, 'resource.apply', place) || reaches(actor, 'resource.view', place))) return place.departmentId
  if (isAsked) throw notFound()
  return null
}
