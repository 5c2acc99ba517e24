import { query, type Route } from '#kit/server/action.ts'
import { notFound } from '#kit/pure/refusal.ts'
import { reaches } from '#modules/access/rules/actor.ts'
import { findDepartment } from '#modules/departments/offers.ts'
import { actForAction } from './actions/act-for.ts'
import { changeAccountRoute } from './actions/change-account.ts'
import { changeMeAction } from './actions/change-me.ts'
import { changeMyPasswordRoute } from './actions/change-my-password.ts'
import { createAccountRoute } from './actions/create-account.ts'
import { endMySessionAction } from './actions/end-my-session.ts'
import { endOtherSessionsAction } from './actions/end-other-sessions.ts'
import { endSubstitutionAction } from './actions/end-substitution.ts'
import { handOverRoutes } from './actions/hand-over.ts'
import { logInRoute } from './actions/log-in.ts'
import { logOutAction } from './actions/log-out.ts'
import { nameSubstituteAction } from './actions/name-substitute.ts'
import { listSubstitutionsQuery, substitutionChoicesQuery } from './actions/read-substitutions.ts'
import { proveMyselfRoute } from './actions/prove-myself.ts'
import { requestPasswordLinkRoute } from './actions/request-password-link.ts'
import { resetPasswordRoute } from './actions/reset-password.ts'
import { sessionAnswer } from './actions/session-answer.ts'
import { disableAccountAction, enableAccountAction, endSessionsOfAccountAction, unlockAccountAction } from './actions/switch-account.ts'
import { readPasswordLinkQuery, setPasswordByLinkRoute } from './actions/set-password-by-link.ts'
import { readAccounts } from './admin-store.ts'
import { accountAnswer, readAccountAnswer } from './answer.ts'
import { getAccount, getMe, getSession, listAccountChoices, listAccounts, listMySessions } from './contract.ts'
import { accountsOfDepartment, type AccountPossessions } from './offers.ts'
import { openSessionsOf, readCaller } from './session-store.ts'
import { readMe } from './store.ts'

/** `possessions`: what the modules above say an account is in charge of. */
export const accountRoutes = (possessions: readonly AccountPossessions[]): readonly Route[] => [
  ...handOverRoutes(possessions),
  query(getSession, async ({ database, request }) => {
    const session = request.sessionToken === null ? null : (await readCaller(database, request.sessionToken)).session
    return sessionAnswer(database, session)
  }),
  logInRoute,
  logOutAction,
  query(getMe, ({ database, actor }) => readMe(database, actor)),
  changeMeAction,
  changeMyPasswordRoute,
  requestPasswordLinkRoute,
  readPasswordLinkQuery,
  setPasswordByLinkRoute,
  query(listMySessions, async ({ database, actor, request }) => ({ items: await openSessionsOf(database, actor.id, request.sessionToken) })),
  endMySessionAction,
  endOtherSessionsAction,
  proveMyselfRoute,
  actForAction,
  listSubstitutionsQuery,
  substitutionChoicesQuery,
  nameSubstituteAction,
  endSubstitutionAction,
  query(listAccounts, async ({ database, actor, input }) => {
    const { items, ...page } = await readAccounts(database, input)
    return { ...page, items: items.map((row) => accountAnswer(actor, row)) }
  }),
  query(listAccountChoices, async ({ database, actor, input }) => {
    const department = await findDepartment(database, input.departmentId)
    if (!department || !reaches(actor, 'resource.view', { departmentId: department.id, sector: department.sector })) throw notFound()
    const accounts = await accountsOfDepartment(database, department.id)
    return { items: accounts.map(({ id, displayName, phone, email }) => ({ id, displayName, phone, email })) }
  }),
  query(getAccount, ({ database, actor, input }) => readAccountAnswer(database, actor, input.id)),
  createAccountRoute,
  changeAccountRoute(possessions),
  disableAccountAction,
  enableAccountAction,
  unlockAccountAction,
  endSessionsOfAccountAction,
  resetPasswordRoute,
]
