/**
 * Every setting that people change while the platform runs (chapter 8, platform settings): its kind, bounds and what
 * holds where nobody set it. Whoever needs one reads it by its code; the page of settings is made from this list.
 */
type Kind =
  | { readonly kind: 'text'; readonly usual: string; readonly longest: number; readonly format?: 'email' | 'phone' | 'url' | 'sender' }
  /** English, Traditional, Simplified. */
  | { readonly kind: 'texts'; readonly usual: readonly [string, string, string]; readonly longest: number }
  | { readonly kind: 'whole'; readonly usual: number; readonly least: number; readonly most: number }
  | { readonly kind: 'switch'; readonly usual: boolean }
  | { readonly kind: 'choice'; readonly usual: string; readonly of: readonly string[] }
  | { readonly kind: 'choices'; readonly usual: readonly string[]; readonly of: readonly string[]; readonly least: number }
  /** Sealed; never read back. */
  | { readonly kind: 'secret'; readonly usual: ''; readonly longest: number; readonly format?: 'smtp' | 'url' }
  /** `YYYY-MM`, or empty. */
  | { readonly kind: 'month'; readonly usual: '' }
  /** An amount with the currency's decimals, as text. */
  | { readonly kind: 'amount'; readonly usual: string }
  | { readonly kind: 'currency'; readonly usual: { readonly code: string; readonly decimals: number } }

export const settingGroups = ['look', 'languages', 'sessions', 'passwords', 'single_sign_on', 'mail', 'dingtalk', 'deadlines', 'money'] as const
export type SettingGroup = (typeof settingGroups)[number]
export type Setting = Kind & { readonly group: SettingGroup }

/** Roles whose accounts can be made to use a second factor. */
const roles = ['department_user', 'department_admin', 'bureau_user', 'bureau_admin', 'committee_user', 'committee_admin',
  'om_operator', 'business_operator', 'platform_admin', 'auditor', 'member'] as const
const languages = ['zh-Hans', 'zh-Hant', 'en'] as const

export const settings = {
  product_name: { group: 'look', kind: 'text', usual: '', longest: 40 },
  'support.email': { group: 'look', kind: 'text', usual: '', longest: 254, format: 'email' },
  'support.phone': { group: 'look', kind: 'text', usual: '', longest: 40, format: 'phone' },
  'privacy.notice': { group: 'look', kind: 'texts', usual: ['', '', ''], longest: 5000 },
  'footer.text': { group: 'look', kind: 'texts', usual: ['', '', ''], longest: 200 },
  'footer.icp': { group: 'look', kind: 'text', usual: '', longest: 60 },
  'watermark.is_shown': { group: 'look', kind: 'switch', usual: false },

  'language.default': { group: 'languages', kind: 'choice', usual: 'zh-Hans', of: languages },
  'language.offered': { group: 'languages', kind: 'choices', usual: languages, of: languages, least: 1 },

  'session.idle_minutes': { group: 'sessions', kind: 'whole', usual: 30, least: 5, most: 60 },
  'session.hours': { group: 'sessions', kind: 'whole', usual: 12, least: 1, most: 24 },
  /** How long a proof of who one is counts as fresh (C-E8). */
  'session.fresh_minutes': { group: 'sessions', kind: 'whole', usual: 10, least: 1, most: 60 },
  'second_factor.roles': { group: 'sessions', kind: 'choices', usual: [], of: roles, least: 0 },

  'password.profile': { group: 'passwords', kind: 'choice', usual: 'mlps3', of: ['mlps3', 'nist'] },
  'password.life_days': { group: 'passwords', kind: 'whole', usual: 90, least: 30, most: 365 },
  'password.wrong_attempts': { group: 'passwords', kind: 'whole', usual: 5, least: 3, most: 10 },
  'password.lock_minutes': { group: 'passwords', kind: 'whole', usual: 15, least: 5, most: 120 },

  'oidc.issuer': { group: 'single_sign_on', kind: 'text', usual: '', longest: 500, format: 'url' },
  'oidc.client_id': { group: 'single_sign_on', kind: 'text', usual: '', longest: 255 },
  'oidc.client_secret': { group: 'single_sign_on', kind: 'secret', usual: '', longest: 500 },
  'oidc.name': { group: 'single_sign_on', kind: 'text', usual: '', longest: 40 },

  'mail.smtp_url': { group: 'mail', kind: 'secret', usual: '', longest: 500, format: 'smtp' },
  'mail.from': { group: 'mail', kind: 'text', usual: 'Yunshan <no-reply@localhost>', longest: 320, format: 'sender' },

  'dingtalk.robot_url': { group: 'dingtalk', kind: 'secret', usual: '', longest: 500, format: 'url' },
  'dingtalk.robot_secret': { group: 'dingtalk', kind: 'secret', usual: '', longest: 200 },
  'dingtalk.app_key': { group: 'dingtalk', kind: 'text', usual: '', longest: 100 },
  'dingtalk.app_secret': { group: 'dingtalk', kind: 'secret', usual: '', longest: 200 },
  'dingtalk.agent_id': { group: 'dingtalk', kind: 'text', usual: '', longest: 40 },

  'sla.days': { group: 'deadlines', kind: 'whole', usual: 7, least: 1, most: 60 },
  'account_request.hours': { group: 'deadlines', kind: 'whole', usual: 48, least: 1, most: 240 },
  'order.unverified_days': { group: 'deadlines', kind: 'whole', usual: 14, least: 1, most: 365 },
  'bill.feedback_days': { group: 'deadlines', kind: 'whole', usual: 10, least: 1, most: 60 },

  currency: { group: 'money', kind: 'currency', usual: { code: 'CNY', decimals: 2 } },
  'points.low_balance': { group: 'money', kind: 'amount', usual: '100' },
  'bill.opening_month': { group: 'money', kind: 'month', usual: '' },
} as const satisfies Readonly<Record<string, Setting>>

export const settingStates = ['usual', 'set', 'fixed', 'unreadable'] as const

export type SettingCode = keyof typeof settings
/** The same list with the general type of its entries. */
export const settingOf = (code: SettingCode): Setting => settings[code]
export const settingCodes = Object.keys(settings) as SettingCode[]

/** Secrets, and what decides who gets in: changed only by somebody who proved shortly before who they are (C-E8). */
export function needsFreshProof(code: SettingCode): boolean {
  const { kind, group } = settingOf(code)
  return kind === 'secret' || ['sessions', 'passwords', 'single_sign_on'].includes(group)
}

type ValueOfKind<K> =
  K extends { kind: 'choices' } ? readonly string[]
  : K extends { kind: 'texts' } ? readonly [string, string, string]
  : K extends { kind: 'whole' } ? number
  : K extends { kind: 'switch' } ? boolean
  : K extends { kind: 'currency' } ? { readonly code: string; readonly decimals: number }
  : string
export type ValueOf<Code extends SettingCode> = ValueOfKind<(typeof settings)[Code]>
