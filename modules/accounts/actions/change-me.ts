import { action } from '#kit/server/action.ts'
import { forbidden, invalid, refuse } from '#kit/pure/refusal.ts'
import { orTaken } from '../admin-store.ts'
import { changeMe } from '../contract.ts'
import { readMe, writeOwnFields } from '../store.ts'

/** My information (U5). Language and theme are preferences: they need no version and are no news for anybody. */
export const changeMeAction = action(changeMe, async ({ tx, actor, input, request, record }) => {
  const { version, language, theme } = input
  const personal = trimmed({ displayName: input.displayName, phone: input.phone, email: input.email, dingtalkUserId: input.dingtalkUserId })
  const isPersonal = Object.keys(personal).length > 0
  if (isPersonal && version === undefined) throw invalid([{ path: 'version', code: 'field.required' }])
  const before = await readMe(tx, actor)
  // Links for a new password go to the e-mail: whoever changes it could take the account over (C-E8).
  if (personal.email !== undefined && personal.email !== before.email && !request.isProofFresh) throw forbidden('session.proof_needed')
  const fields = { ...personal, ...(language ? { language } : {}), ...(theme ? { theme } : {}) }
  if (!await orTaken(writeOwnFields(tx, actor.id, fields, isPersonal ? version : undefined))) throw refuse('conflict.stale')
  const after = await readMe(tx, actor)
  if (isPersonal) {
    const pick = ({ displayName, phone, email, dingtalkUserId }: typeof after) => ({ displayName, phone, email, dingtalkUserId })
    record({ kind: 'account.changed', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, facts: { before: pick(before), after: pick(after) }, isPersonal: true })
  }
  return after
})

function trimmed(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => value === undefined ? [] : [[name, value.trim()]]))
}
