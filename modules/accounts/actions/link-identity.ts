import { allow } from '#kit/pure/policy.ts'
import { invalid, notFound, refuse } from '#kit/pure/refusal.ts'
import type { InputOf } from '#kit/pure/contract.ts'
import { action, query, type Call, type Route } from '#kit/server/action.ts'
import { inTransaction, platformNow, type Reader, type Tx } from '#kit/server/database.ts'
import { appendEvents, type EventDraft } from '#kit/server/events.ts'
import { lockAccount, readAccount, type AccountRow } from '../admin-store.ts'
import { factsOf } from '../answer.ts'
import { accountPolicy } from '../policy.ts'
import { endSessionsOf } from '../session-store.ts'
import { beginLinking, linkIdentity, listIdentities, listMyIdentities, unlinkIdentity, unlinkMyIdentity, type Identities } from '../single-sign-on-contract.ts'
import { departTo, issuerOf, wayBack, type ProvenIdentity } from '../single-sign-on-provider.ts'
import { readProvider } from '../single-sign-on-settings.ts'
import { hasPassword, insertIdentity, readIdentities, removeIdentity, writeSignOn } from '../single-sign-on-store.ts'

// Who an account is at the identity provider: said by its owner, who logs in there, or by the platform admin, who enters the subject (C-E7).

async function identitiesOf(reader: Reader, accountId: string): Promise<Identities> {
  const provider = await readProvider(reader)
  const rows = await readIdentities(reader, accountId)
  const isSame = (issuer: string) => provider !== undefined && new URL(issuer).href === new URL(provider.issuer).href
  return {
    name: provider?.name ?? null, isPossible: provider !== undefined && !rows.some(({ issuer }) => isSame(issuer)),
    items: rows.map((row) => ({ ...row, linkedAt: row.linkedAt.toISOString() })),
  }
}

export const listMyIdentitiesQuery = query(listMyIdentities, ({ database, actor }) => identitiesOf(database, actor.id))

/** The browser goes there and comes back to be linked. */
export const beginLinkingRoute: Route = {
  endpoint: beginLinking, isWrite: true,
  run: async ({ database, actor, request }: Call) => {
    const provider = await readProvider(database)
    if (!provider) throw refuse('single_sign_on.not_set')
    if (!(await identitiesOf(database, actor.id)).isPossible) throw refuse('single_sign_on.linked_already')
    const { address, checks } = await departTo(provider, wayBack(request.origin))
    request.setBrowserToken(await writeSignOn(database, { purpose: 'link', returnTo: '/me', accountId: actor.id, checks }))
    return { address }
  },
}

/** What the provider proved is this account's from now on. */
export async function linkOwn({ database, actor, request }: Call, { issuer, subject }: ProvenIdentity): Promise<void> {
  await inTransaction(database, async (tx) => {
    await link(tx, actor.id, issuer, subject)
    await appendEvents(tx, { actor, now: await platformNow(tx), address: request.address, requestId: request.id },
      [{ ...linked(actor.id, actor.departmentId, issuer, subject), isPersonal: true }])
  })
}

async function link(tx: Tx, accountId: string, issuer: string, subject: string): Promise<void> {
  const outcome = await insertIdentity(tx, accountId, issuer, subject)
  if (outcome !== 'done') throw refuse(`single_sign_on.${outcome}`)
}

const linked = (accountId: string, departmentId: string | null, issuer: string, subject: string): EventDraft =>
  ({ kind: 'identity.linked', subject: { kind: 'account', id: accountId }, departmentId, facts: { issuer, externalSubject: subject } })

/** My own. Not where nothing else would let me in again. */
export const unlinkMyIdentityAction = action(unlinkMyIdentity, async ({ tx, actor, input, record }) => {
  if (!await hasPassword(tx, actor.id)) throw refuse('single_sign_on.no_other_way')
  const removed = await removeIdentity(tx, actor.id, input.id)
  if (!removed) throw notFound()
  record({ kind: 'identity.unlinked', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, facts: { issuer: removed.issuer, externalSubject: removed.subject }, isPersonal: true })
  return identitiesOf(tx, actor.id)
})

// ---- by the platform admin (U6) ----

const found = (account: AccountRow | undefined): AccountRow => {
  if (!account) throw notFound()
  return account
}

export const listIdentitiesQuery = query(listIdentities, async ({ database, input }) => identitiesOf(database, found(await readAccount(database, input.id)).id))

export const linkIdentityRoute: Route = {
  endpoint: linkIdentity, isWrite: true,
  run: async (call) => {
    const { id, subject } = call.input as InputOf<typeof linkIdentity>
    allow(accountPolicy, 'linkIdentity', call.actor, factsOf(found(await readAccount(call.database, id))))
    const provider = await readProvider(call.database)
    if (!provider) throw refuse('single_sign_on.not_set')
    if (subject.trim() !== subject) throw invalid([{ path: 'subject', code: 'single_sign_on.spaces' }])
    const issuer = await issuerOf(provider)
    const linking = action(linkIdentity, async ({ tx, actor, input, record }) => {
      const account = found(await lockAccount(tx, input.id))
      allow(accountPolicy, 'linkIdentity', actor, factsOf(account))
      await link(tx, account.id, issuer, subject)
      record(linked(account.id, account.departmentId, issuer, subject))
      return identitiesOf(tx, account.id)
    })
    return linking.run(call)
  },
}

/** Whoever came in by it is logged out. */
export const unlinkIdentityAction = action(unlinkIdentity, async ({ tx, actor, input, record }) => {
  const account = found(await lockAccount(tx, input.id))
  allow(accountPolicy, 'linkIdentity', actor, factsOf(account))
  const removed = await removeIdentity(tx, account.id, input.identityId)
  if (!removed) throw notFound()
  await endSessionsOf(tx, account.id)
  record({ kind: 'identity.unlinked', subject: { kind: 'account', id: account.id }, departmentId: account.departmentId, facts: { issuer: removed.issuer, externalSubject: removed.subject } })
  return identitiesOf(tx, account.id)
})
