import { action } from '#kit/server/action.ts'
import { completed, contentOf, writeItems } from '../content.ts'
import { submitApplication } from '../contract.ts'
import { routeFor } from '../rules/route.ts'
import { showApplication } from '../view.ts'
import { move } from './moving.ts'
import { lockFor } from './opening.ts'
import { keepVersion } from './save-application.ts'

/**
 * Into review at the first stage. The route is chosen at the first submission and kept (R1); after a rejection it
 * is the same number, the next round, and the first stage again (R2).
 */
export const submitAction = action(submitApplication, async (context) => {
  const { tx, actor } = context
  const application = await lockFor('submit', context)
  const content = await completed(tx, actor, await contentOf(tx, application))
  await writeItems(tx, application.id, content)
  const route = application.round === 0 ? routeFor(application.sector) : application.route
  await keepVersion(context, { id: application.id, round: application.round + 1 })
  await move(context, application, { act: 'submit', verdict: 'submitted', stage: route[0]!, route })
  return showApplication(tx, actor, application.id)
})
