import { query, type Route } from '#kit/server/action.ts'
import { changeMeAction } from './actions/change-me.ts'
import { changeMyPasswordRoute } from './actions/change-my-password.ts'
import { endMySessionAction } from './actions/end-my-session.ts'
import { logInRoute } from './actions/log-in.ts'
import { logOutAction } from './actions/log-out.ts'
import { sessionAnswer } from './actions/session-answer.ts'
import { getMe, getSession, listMySessions } from './contract.ts'
import { openSessionsOf, readCaller } from './session-store.ts'
import { readMe } from './store.ts'

export const accountRoutes: readonly Route[] = [
  query(getSession, async ({ database, request }) => {
    const session = request.sessionToken === null ? null : (await readCaller(database, request.sessionToken)).session
    return sessionAnswer(database, session?.actor.id ?? null, session?.csrfToken ?? null)
  }),
  logInRoute,
  logOutAction,
  query(getMe, ({ database, actor }) => readMe(database, actor.id)),
  changeMeAction,
  changeMyPasswordRoute,
  query(listMySessions, async ({ database, actor, request }) => ({ items: await openSessionsOf(database, actor.id, request.sessionToken) })),
  endMySessionAction,
]
