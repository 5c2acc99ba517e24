import type { Language } from '#kit/pure/register.ts'

export type LanguageFacts = {
  /** The languages that the platform offers, at least one. */
  readonly offered: readonly Language[]
  /** For new visitors, if the operator chose one. */
  readonly preset: Language | null
  /** The account's, the one chosen on this device, and what the browser prefers, in its order. */
  readonly own: Language | null
  readonly chosen: Language | null
  readonly preferred: readonly Language[]
}

/**
 * Which language the pages speak (chapter 8, languages offered and default): what a person chose goes before the
 * operator's choice, and that before the browser's; what is not offered counts as not chosen.
 */
export function languageFor({ offered, preset, own, chosen, preferred }: LanguageFacts): Language {
  const wanted = [own, chosen, preset, ...preferred].find((language) => language !== null && offered.includes(language))
  return wanted ?? offered[0] ?? 'zh-Hans'
}
