import type { Phrase } from '#kit/pure/phrase.ts'

/** Guide 004 §3.1.3. */
export const setCategories = {
  entry: ['Entry', '入門', '入门'],
  enterprise: ['Enterprise', '企業', '企业'],
} as const satisfies Record<string, Phrase>
export type SetCategory = keyof typeof setCategories
export const setCategoryCodes = Object.keys(setCategories) as SetCategory[]
