import { refuse } from '#kit/pure/refusal.ts'
import { query } from '#kit/server/action.ts'
import { checkSingleSignOn } from '../contract.ts'
import { discover } from '../discovery.ts'
import { readSetting } from '../store.ts'

/** Whether the identity provider answers as its address promises; nothing is changed, and nobody is logged in. */
export const checkSingleSignOnQuery = query(checkSingleSignOn, async ({ database }) => {
  const issuer = await readSetting(database, 'oidc.issuer')
  if (issuer === '') throw refuse('setting.no_identity_provider')
  return discover(issuer)
})
