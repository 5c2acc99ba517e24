import { invalid } from '#kit/pure/refusal.ts'
import { action, type ActionContext } from '#kit/server/action.ts'
import { personsOf } from '#modules/access/rules/actor.ts'
import { completed, contentOf, contentWith, writeContent } from '../content.ts'
import { insertVersion } from '../content-store.ts'
import { saveApplication, type Application, type ApplicationSnapshot } from '../contract.ts'
import { addSubmitters, type ApplicationRecord } from '../store.ts'
import { showApplication, snapshotOf } from '../view.ts'
import { settlingQuota } from './holding.ts'
import { eventOf, noteStep } from './moving.ts'
import { lockFor } from './opening.ts'

/**
 * Saves a draft as it is typed, or modifies (R3) what reviewers see already: that must be complete, and is a new
 * version of its own. What it holds of the quota grows or shrinks with it (R5).
 */
export const saveAction = action(saveApplication, async (context) => {
  const application = await lockFor('edit', context)
  return settlingQuota(context, application, () => save(context, application))
})

async function save(context: ActionContext<typeof saveApplication>, application: ApplicationRecord): Promise<Application> {
  const { tx, actor, input, record } = context
  const content = await contentWith(tx, actor, await contentOf(tx, application), input)
  if (application.status === 'draft') {
    await writeContent(tx, actor, application.id, content)
    record(eventOf(application, 'saved'))
  } else {
    if (content.place.departmentId !== application.departmentId) throw invalid([{ path: 'departmentId', code: 'application.department_fixed' }])
    await writeContent(tx, actor, application.id, await completed(tx, actor, content))
    await keepVersion(context, application)
    await noteStep(context, application, 'modified')
  }
  return showApplication(tx, actor, application.id)
}

/** Keeps what reviewers see from now on, and that the actor had a hand in it (four eyes). */
export async function keepVersion(
  { tx, actor, now }: Pick<ActionContext<typeof saveApplication>, 'tx' | 'actor' | 'now'>, { id, round }: Pick<ApplicationRecord, 'id' | 'round'>,
  known?: ApplicationRecord,
): Promise<ApplicationSnapshot> {
  const snapshot = await snapshotOf(tx, actor, id, known)
  await insertVersion(tx, id, { round, accountId: actor.id, forAccountId: actor.actingFor?.id ?? null, at: now, snapshot })
  await addSubmitters(tx, id, personsOf(actor))
  return snapshot
}
