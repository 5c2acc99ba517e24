import { isDeepStrictEqual } from 'node:util'
import { forbidden, refuse } from '#kit/pure/refusal.ts'
import { action, type RequestFacts, type Route } from '#kit/server/action.ts'
import type { EventDraft } from '#kit/server/events.ts'
import { changeSetting, resetSetting } from '../contract.ts'
import type { SettingQuestion } from '../offers.ts'
import { needsFreshProof, settingOf, type SettingCode } from '../rules/settings.ts'
import { isFixed, lockSettings, readStored, removeSetting, valueOf, writeSetting } from '../store.ts'
import { settingRow } from '../view.ts'
import { acceptedValue, guardAgainstRecords } from './guard-setting.ts'

/** Another value for a setting; it holds for every instance with the next statement that reads it (chapter 8). */
export function changeSettingRoute(questions: readonly SettingQuestion[]): Route {
  return action(changeSetting, async ({ tx, actor, now, input: { code, value, changedAt }, request, record }) => {
    guardChange(code, request)
    await lockSettings(tx)
    const after = await acceptedValue(tx, code, value)
    await guardAgainstRecords(tx, code, after, questions)
    const before = (await readStored(tx, [code])).get(code)
    await writeSetting(tx, code, after, { changedAt, by: actor.id, now })
    record(changed(code, before?.stored, after))
    return settingRow(tx, code)
  })
}

/** Back to what is usual: also that must fit to the other settings and to the records. */
export function resetSettingRoute(questions: readonly SettingQuestion[]): Route {
  return action(resetSetting, async ({ tx, input: { code }, request, record }) => {
    guardChange(code, request)
    await lockSettings(tx)
    const before = (await readStored(tx, [code])).get(code)
    if (before) {
      await guardAgainstRecords(tx, code, settingOf(code).usual, questions)
      await removeSetting(tx, code)
      record(changed(code, before.stored, undefined))
    }
    return settingRow(tx, code)
  })
}

function guardChange(code: SettingCode, request: RequestFacts): void {
  if (needsFreshProof(code) && !request.isProofFresh) throw forbidden('session.proof_needed')
  if (isFixed(code)) throw refuse('setting.fixed')
}

/** Settings have codes instead of numbers: the code stands among the facts. */
const subject = { kind: 'setting', id: '0' }

/** Of a secret the record says that it was changed, never what it is or was (chapter 8, Audit). */
function changed(code: SettingCode, stored: unknown, after: unknown): EventDraft {
  if (settingOf(code).kind === 'secret') return { kind: 'setting.changed', subject, facts: { code, isSecret: true, wasSet: stored !== undefined, isSet: after !== undefined } }
  const before = valueOf(code, stored)
  const now = after ?? settingOf(code).usual
  return { kind: 'setting.changed', subject, facts: { code, before, after: now, ...(isDeepStrictEqual(before, now) ? { isSame: true } : {}) } }
}
