import { allow } from '#kit/pure/policy.ts'
import { forbidden, refuse } from '#kit/pure/refusal.ts'
import type { Actor } from '#kit/pure/register.ts'
import type { Tx } from '#kit/server/database.ts'
import { keepTree } from '#modules/departments/offers.ts'
import { applicationPolicy, type ApplicationAct } from '../policy.ts'
import { lockApplication, type ApplicationRecord } from '../store.ts'

type Opening = { readonly tx: Tx; readonly actor: Actor; readonly input: { readonly id: string; readonly version?: number | undefined } }

/**
 * The application, locked through the actor's scope (404). The tree first (chapter 12, lock order): its department stays
 * where it is until the quota is settled, and a move that waits for the same quota rows cannot stand in the way.
 */
export async function lockInTree(tx: Tx, actor: Actor, id: string): Promise<ApplicationRecord> {
  await keepTree(tx)
  return lockApplication(tx, actor, id)
}

/**
 * How every act on an application begins: lock it through the actor's scope (404), then may they (403), do they
 * hold its newest version (409), does its status allow it (409).
 */
export async function lockFor(act: ApplicationAct, { tx, actor, input }: Opening): Promise<ApplicationRecord> {
  const application = await lockInTree(tx, actor, input.id)
  if (!applicationPolicy[act].mayReach(actor, application)) throw forbidden()
  guardVersion(application, input.version)
  allow(applicationPolicy, act, actor, application)
  return application
}

/** R3: who acts on an older version is shown the newest first. */
export function guardVersion(application: ApplicationRecord, seenVersion: number | undefined): void {
  if (seenVersion !== undefined && seenVersion !== application.version)
    throw refuse('application.changed', { version: application.version, status: application.status, stage: application.stage })
}
