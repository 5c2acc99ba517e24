/** What went wrong with a text to the group's robot, in a word that people can act on, from what the adapter says. */
export const robotTroubles = ['no_answer', 'not_accepted', 'too_many', 'other'] as const
export type RobotTrouble = (typeof robotTroubles)[number]

/** 310000 is the robot's own refusal: a wrong signature, a missing keyword, an address that is not on its list. */
const signs: readonly (readonly [RegExp, RobotTrouble])[] = [
  [/does not answer/, 'no_answer'],
  [/\b(130101|90030|90018|90002|429)\b/, 'too_many'],
  [/errcode (310000|300001|300005|40035|400101|400102)\b/, 'not_accepted'],
]

export function robotTrouble(said: string): RobotTrouble {
  return signs.find(([sign]) => sign.test(said))?.[1] ?? 'other'
}
