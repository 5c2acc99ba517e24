import { action, type ActionContext } from '#kit/server/action.ts'
import { completed, contentOf, placeFor, writeContent, writeItems } from '../content.ts'
import { submitApplication, type Application } from '../contract.ts'
import { routeFor } from '../rules/route.ts'
import type { ApplicationRecord } from '../store.ts'
import { showApplication } from '../view.ts'
import { settlingQuota } from './holding.ts'
import { move } from './moving.ts'
import { lockFor } from './opening.ts'
import { keepVersion } from './save-application.ts'

/**
 * Into review at the first stage. The route is chosen at the first submission and kept (R1); after a rejection it
 * is the same number, the next round, and the first stage again (R2). What it asks for is reserved (R5).
 */
export const submitAction = action(submitApplication, async (context) => {
  const application = await lockFor('submit', context)
  return settlingQuota(context, application, () => submit(context, application))
})

async function submit(context: ActionContext<typeof submitApplication>, application: ApplicationRecord): Promise<Application> {
  const { tx, actor } = context
  // A draft does not keep its department from being moved or archived: what is submitted stands where the department is now.
  const place = await placeFor(tx, actor, application.departmentId)
  const content = await completed(tx, actor, { ...await contentOf(tx, application), place })
  if (place.unitId === application.unitId) await writeItems(tx, application.id, content)
  else await writeContent(tx, actor, application.id, content)
  const route = application.round === 0 ? routeFor(application.sector) : application.route
  const snapshot = await keepVersion(context, { id: application.id, round: application.round + 1 }, application)
  await move(context, application, { act: 'submit', verdict: 'submitted', stage: route[0]!, route })
  return showApplication(tx, actor, application.id, snapshot)
}
