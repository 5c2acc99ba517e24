import { isCommonWord, isOneRun } from './common-words.ts'

/** Both profiles of chapter 8 (U3); the platform's settings say which one holds. */
export const passwordProfiles = ['mlps3', 'nist'] as const
export type PasswordProfile = (typeof passwordProfiles)[number]

/** What holds for one person's new password. */
export type PasswordRules = { readonly profile: PasswordProfile; readonly shortest: number }

/** NIST asks for 15 characters where a password is all there is, for 8 beside a second factor (SP 800-63B-4). */
export function rulesOf(profile: PasswordProfile, hasSecondFactor: boolean): PasswordRules {
  return { profile, shortest: profile === 'mlps3' ? 10 : hasSecondFactor ? 8 : 15 }
}

export type PasswordProblem = 'password.too_short' | 'password.too_few_kinds' | 'password.common' | 'password.has_own_word'

/** How many earlier passwords do not come back under `mlps3`, beside the current one. */
export const rememberedPasswords = 5

/**
 * Is a new password good enough? `ownWords`: account name, the person's name, the product's name. What only the server
 * can see, the long list of common passwords and those used before, it says itself.
 */
export function passwordProblem(password: string, { profile, shortest }: PasswordRules, ownWords: readonly string[]): PasswordProblem | undefined {
  const text = password.normalize('NFKC')
  if ([...text].length < shortest) return 'password.too_short'
  if (profile === 'mlps3' && kindsIn(text) < 3) return 'password.too_few_kinds'
  if (isCommon(text, profile)) return 'password.common'
  if (hasOwnWord(text, ownWords)) return 'password.has_own_word'
  return undefined
}

/** How many of: lower case, upper case, digits, anything else. */
function kindsIn(text: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(text)).length
}

const lookAlikes: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', '$': 's', '5': 's', '7': 't' }
const read = (text: string) => [...text].map((sign) => lookAlikes[sign] ?? sign).join('')
/** Without the digits and signs that are hung on in front and behind. */
const core = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '')

/**
 * Common passwords are a common word with digits and signs hung on: `P@ssw0rd2026!`, `Admin@123456`. What is left without
 * those decides; a run along the keyboard is no better. Where kinds are counted, hardly any letters are a run of digits.
 */
function isCommon(text: string, profile: PasswordProfile): boolean {
  const lower = text.toLowerCase()
  const forms = [lettersOf(lower), lettersOf(read(core(lower)))]
  if (profile === 'mlps3' && forms.some((form) => form.length < 3)) return true
  return forms.some((form) => form.length >= 3 && isCommonWord(form)) || isOneRun(lower.replace(/\s/gu, ''))
}

/** In which forms a password is looked up among the common ones: as it is, and as what it was made of. */
export function lookedUpForms(password: string): string[] {
  const lower = password.normalize('NFKC').toLowerCase()
  const forms = [lower, read(lower), ...[core(lower), read(core(lower))].filter((form) => form.length >= 4)]
  return [...new Set(forms)]
}

const productNames = ['yunshan', '云山', '雲山']

/** Words of three Latin letters or two Han signs on; shorter ones are in everything. */
function hasOwnWord(text: string, ownWords: readonly string[]): boolean {
  const lower = text.toLowerCase()
  const words = [...ownWords, ...ownWords.flatMap((word) => word.split(/\s+/u)), ...productNames].map((word) => word.normalize('NFKC').toLowerCase().trim())
  return words.some((word) => word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 3) && (lower.includes(word) || read(lower).includes(word)))
}
