import { action } from '#kit/server/action.ts'
import { withdrawApplication } from '../contract.ts'
import { showApplication } from '../view.ts'
import { settlingQuota } from './holding.ts'
import { move } from './moving.ts'
import { lockFor } from './opening.ts'

/** The applicant takes it back; a draft is discarded by it. Its number is never given to another one (R10). */
export const withdrawAction = action(withdrawApplication, async (context) => {
  const application = await lockFor('withdraw', context)
  return settlingQuota(context, application, async () => {
    await move(context, application, { act: 'withdraw', verdict: 'withdrawn' })
    return showApplication(context.tx, context.actor, application.id)
  })
})
