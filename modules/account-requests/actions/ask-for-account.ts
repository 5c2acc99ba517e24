import { createHash } from 'node:crypto'
import { say } from '#kit/pure/phrase.ts'
import { invalid, Refusal, refuse } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action, type ActionContext, type Route } from '#kit/server/action.ts'
import { nextNumber } from '#kit/server/database.ts'
import { countAddress } from '#modules/accounts/offers.ts'
import { regionsByIds } from '#modules/catalogue/offers.ts'
import { departmentForRecord } from '#modules/departments/offers.ts'
import { readSetting } from '#modules/settings/offers.ts'
import { askForAccount } from '../contract.ts'
import { accountRequestPhrases as phrases } from '../phrases.ts'
import { requestableRoles } from '../rules/requestable.ts'
import { dueAfter } from '../rules/status.ts'
import { insertSubmission, sentUnderKey, waitingForName, type Sent, type Submission } from '../submission-store.ts'

type Context = ActionContext<typeof askForAccount>

/**
 * Somebody asks for an account (U1, guide 1.3). The answer is the same whether name or e-mail are known, so that nobody
 * learns who has an account here: O&M sees it. A name that somebody else waits for is turned down at once, by e-mail.
 */
const askForAccountAction = action(askForAccount, async (context) => {
  const { tx, actor, now, input, record } = context
  const hours = await readSetting(tx, 'account_request.hours')
  const contentHash = hashOf(JSON.stringify({ ...input, language: null }))
  const keyHash = strangersKey(context)
  const before = await sentBefore(context, keyHash, contentHash)
  if (before) return receipt(before, hours)
  await check(context)
  const asked: Submission = { ...fieldsOf(context), keyHash, contentHash, number: await nextNumber(tx, 'AR', dayOf(now)), dueAt: dueAfter(now, hours) }
  const id = await insertSubmission(tx, asked, actor, now)
  const told = { number: asked.number, accountName: asked.accountName, displayName: asked.displayName }
  if (id !== undefined) {
    record({ kind: 'account_request.submitted', subject: { kind: 'account_request', id }, departmentId: input.departmentId, facts: told })
    return receipt({ ...asked, submittedAt: now }, hours)
  }
  // The same once more at the same moment; or somebody else waits for the name.
  const meanwhile = await sentBefore(context, keyHash, contentHash)
  if (meanwhile) return receipt(meanwhile, hours)
  const rejected = await insertSubmission(tx, asked, actor, now, say(phrases['account_request.name_awaited'], asked.language))
  if (rejected === undefined) throw refuse('conflict.busy')
  record({ kind: 'account_request.rejected', subject: { kind: 'account_request', id: rejected }, departmentId: input.departmentId, facts: told })
  return receipt({ ...asked, submittedAt: now }, hours)
})

/** As many tries from one address as log-ins (U3), counted apart, shared by all instances, before anything is looked at. */
export const askForAccountRoute: Route = {
  endpoint: askForAccount, isWrite: true,
  run: async (call) => {
    if (!await countAddress(call.database, `account-request ${call.request.address}`)) throw new Refusal('rate.limited', 429)
    return askForAccountAction.run(call)
  },
}

/** Strangers have no account under which an idempotency key could be kept: the request keeps its hash. */
function strangersKey({ actor, request }: Context): Buffer | null {
  return actor.kind === 'account' || request.idempotencyKey === null ? null : hashOf(request.idempotencyKey)
}

/** Sent under the same key, or the very same that still waits: a person who pressed twice. */
async function sentBefore({ tx, input }: Context, keyHash: Buffer | null, contentHash: Buffer): Promise<Sent | undefined> {
  const underKey = keyHash === null ? undefined : await sentUnderKey(tx, keyHash)
  if (underKey && !underKey.contentHash?.equals(contentHash)) throw new Refusal('idempotency.other_request', 422)
  const waiting = underKey ?? await waitingForName(tx, input.accountName)
  return waiting?.contentHash?.equals(contentHash) ? waiting : undefined
}

async function check({ tx, input }: Context): Promise<void> {
  const department = await departmentForRecord(tx, input.departmentId)
  const region = (await regionsByIds(tx, [input.regionId])).get(input.regionId)
  const isOpen = department !== undefined && !department.isArchived && department.kind !== 'root'
  const errors = [
    ...isOpen ? [] : [{ path: 'departmentId', code: 'field.not_an_option' }],
    ...region?.isOn ? [] : [{ path: 'regionId', code: 'field.not_an_option' }],
    ...isOpen && !requestableRoles(department).includes(input.role) ? [{ path: 'role', code: 'account.role_does_not_fit' }] : [],
  ]
  if (errors.length > 0) throw invalid(errors)
}

function fieldsOf({ actor, input }: Context): Omit<Submission, 'number' | 'dueAt' | 'keyHash' | 'contentHash'> {
  return {
    kind: 'new_account', departmentId: input.departmentId, regionId: input.regionId, projects: input.projects?.trim() ?? '', accountName: input.accountName,
    displayName: input.displayName.trim(), phone: input.phone.trim(), email: input.email, language: input.language ?? actor.language, roles: [input.role],
    quotaPermissions: input.quotaPermissions ?? [], headName: input.headName.trim(), headContact: input.headContact.trim(), reason: input.reason.trim(), accountId: null,
  }
}

function receipt({ number, dueAt }: Pick<Sent, 'number' | 'dueAt' | 'submittedAt'>, hours: number) {
  return { number, dueAt: dueAt.toISOString(), hours }
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
