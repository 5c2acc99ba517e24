import { refuse } from '#kit/pure/refusal.ts'
import { query, type Route } from '#kit/server/action.ts'
import { previewSetting } from '../contract.ts'
import type { SettingQuestion } from '../offers.ts'
import { isFixed } from '../store.ts'
import { acceptedValue, consequencesOf, guardAgainstRecords } from './guard-setting.ts'

/** What would follow, before it is confirmed (chapter 10, Consequences before confirmation). */
export function previewSettingRoute(questions: readonly SettingQuestion[]): Route {
  return query(previewSetting, async ({ database, input: { code, value } }) => {
    if (isFixed(code)) throw refuse('setting.fixed')
    const after = await acceptedValue(database, code, value)
    await guardAgainstRecords(database, code, after, questions)
    return { consequences: (await consequencesOf(database, code, after, questions)).map(({ code: phrase, facts }) => ({ code: phrase, facts: { ...facts } })) }
  })
}
