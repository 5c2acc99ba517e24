import { useRead } from '#kit/web/query.ts'
import type { Option } from '#kit/web/fields.tsx'
import type { listServices, readService } from '#modules/catalogue/contract.ts'
import { afterChoice } from '#modules/catalogue/rules/configuration.ts'
import type { CatalogueFacts, Configuration, ServiceDefinition } from '#modules/catalogue/rules/service.ts'

/** Commercial services bring all their choices with their definition. */
export const noFacts: CatalogueFacts = { regionId: null, departmentId: null, choices: {} }

/** A service as it is sold now; asked for once its code is known. */
export function useService(code: string) {
  return useRead<typeof readService>('GET /services/:code', { params: { code } }, { enabled: code !== '' })
}

/** What members order, for fields and filters. */
export function useServiceOptions(): readonly Option[] {
  const services = useRead<typeof listServices>('GET /services').data?.items ?? []
  return services.filter(({ channel }) => channel !== 'application').map(({ code, names }) => ({ value: code, label: names }))
}

/** The same choices in the service as it is now: what it no longer knows is left out, the rest starts as the form does. */
export function fitted(definition: ServiceDefinition, configuration: Configuration): Configuration {
  const known = new Set(definition.options.map(({ key }) => key))
  return afterChoice(definition, Object.fromEntries(Object.entries(configuration).filter(([key]) => known.has(key))), noFacts)
}
