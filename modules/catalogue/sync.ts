import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '#kit/server/database.ts'
import { shippedDefinitions } from './rules/definitions/all.ts'
import type { ServiceDefinition } from './rules/service.ts'
import { lockServices, readCurrentDefinitions, writeDefinition } from './service-store.ts'

/**
 * Writes each shipped definition that changed as a new version, at server start after the migrations. What was
 * applied for with an older version keeps it (chapter 3). Usually there is nothing to do, and nothing is locked.
 */
export async function syncCatalogue(tx: Tx): Promise<void> {
  if (changedDefinitions(await readCurrentDefinitions(tx)).length === 0) return
  await lockServices(tx)
  for (const { definition, version, position } of changedDefinitions(await readCurrentDefinitions(tx)))
    await writeDefinition(tx, definition, version, position)
}

type Stored = { readonly code: string; readonly version: number; readonly definition: ServiceDefinition }

function changedDefinitions(stored: readonly Stored[]): { definition: ServiceDefinition; version: number; position: number }[] {
  return shippedDefinitions.flatMap((definition, index) => {
    const known = stored.find((one) => one.code === definition.code)
    if (known && isDeepStrictEqual(known.definition, JSON.parse(JSON.stringify(definition)))) return []
    return [{ definition, version: (known?.version ?? 0) + 1, position: (index + 1) * 10 }]
  })
}
