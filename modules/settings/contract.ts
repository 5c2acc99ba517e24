import { Type, type Static } from 'typebox'
import { endpoint, Moment, Nothing, Nullable, OneOf, Record, Reference } from '#kit/pure/contract.ts'
import { languages } from '#kit/pure/register.ts'
import { discoveryCodes } from './rules/discovery.ts'
import { mailTroubles } from './rules/mail-trouble.ts'
import { robotTroubles } from './rules/robot-trouble.ts'
import { settingCodes, settingStates } from './rules/settings.ts'

const permission = 'setting.maintain'
const Code = OneOf(settingCodes)
const CodeParams = Record({ code: Code })
/** English, Traditional, Simplified; empty where nobody wrote one. */
const Texts = Type.Tuple([Type.String(), Type.String(), Type.String()])
/** The page of settings says which kind belongs to which code; `rules/setting-value.ts` decides. */
const Value = Type.Union([
  Type.String({ maxLength: 5000 }), Type.Integer(), Type.Boolean(), Type.Array(Type.String({ maxLength: 20_000 }), { maxItems: 20 }),
  Record({ code: Type.String({ maxLength: 3 }), decimals: Type.Integer() }),
])
/** When it was read to be changed; null: nobody had set it. Another moment meanwhile is `conflict.stale`. */
const ChangedAt = Nullable(Moment)

export const SettingRow = Record({
  code: Code,
  /** What holds now; null for secrets, which nobody reads back. */
  value: Nullable(Value),
  /** `fixed`: by the environment of the process; `unreadable`: a secret that was sealed with another key. */
  state: OneOf(settingStates),
  changedAt: ChangedAt,
  changedBy: Nullable(Reference),
})
export type SettingRow = Static<typeof SettingRow>

export const PlatformLogo = Record({ sha256: Type.String(), changedAt: Moment, changedBy: Nullable(Reference) })
export type PlatformLogo = Static<typeof PlatformLogo>

export const listSettings = endpoint({
  method: 'GET', path: '/settings', permission, summary: 'All settings of the platform, and who changed each last',
  answer: Record({ items: Type.Array(SettingRow), logo: Nullable(PlatformLogo) }),
})

export const previewSetting = endpoint({
  method: 'POST', path: '/settings/:code/preview', permission, summary: 'What would follow from a value; a value that cannot be set is refused as by the change itself',
  params: CodeParams, body: Record({ value: Value }),
  answer: Record({ consequences: Type.Array(Record({ code: Type.String(), facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])) })) }),
  refusals: ['setting.fixed', 'setting.default_not_offered', 'setting.currency_in_use'],
})

const refusals = ['conflict.stale', 'setting.fixed', 'setting.default_not_offered', 'setting.currency_in_use', 'session.proof_needed']

export const changeSetting = endpoint({
  method: 'PUT', path: '/settings/:code', permission, summary: 'Set a setting; secrets and what decides who gets in need a fresh proof (C-E8)',
  params: CodeParams, body: Record({ value: Value, changedAt: ChangedAt }), answer: SettingRow, refusals,
})

export const resetSetting = endpoint({
  method: 'DELETE', path: '/settings/:code', permission, summary: 'Back to the usual value; nothing happens where it holds already',
  params: CodeParams, answer: SettingRow, refusals,
})

// ---- checks ----

export const testMail = endpoint({
  method: 'POST', path: '/settings/mail/test', permission, summary: 'Send one mail with the present settings',
  body: Record({ to: Type.String({ minLength: 1, maxLength: 254 }) }),
  /** `said`: by the mail server. */
  answer: Record({ isSent: Type.Boolean(), trouble: Nullable(OneOf(mailTroubles)), said: Type.String() }),
  refusals: ['setting.no_mail_server'],
})

export const testRobot = endpoint({
  method: 'POST', path: '/settings/dingtalk/test', permission, summary: 'Send one text to the DingTalk group with the present settings',
  answer: Record({ isSent: Type.Boolean(), trouble: Nullable(OneOf(robotTroubles)), said: Type.String() }),
  refusals: ['setting.no_robot'],
})

export const checkSingleSignOn = endpoint({
  method: 'POST', path: '/settings/single-sign-on/test', permission, summary: 'Read the description of the identity provider',
  answer: Record({ code: OneOf(discoveryCodes), detail: Type.String() }),
  refusals: ['setting.no_identity_provider'],
})

// ---- white label ----

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** A name and a look of the operator's own; part of every session answer. */
export const Look = Record({
  /** Part of the logo's address; null: the product's own. */
  logo: Nullable(Sha256),
  supportEmail: Type.String(),
  supportPhone: Type.String(),
  hasPrivacyNotice: Type.Boolean(),
  footer: Texts,
  icp: Type.String(),
  hasWatermark: Type.Boolean(),
  languages: Type.Array(OneOf(languages)),
  /** Null: nobody chose one, so a new visitor gets what their browser prefers. */
  defaultLanguage: Nullable(OneOf(languages)),
})
export type Look = Static<typeof Look>

export const uploadLogo = endpoint({
  method: 'POST', path: '/logo', permission, summary: 'Show this logo (PNG, JPEG or WebP)', status: 201, upload: true, largestBody: 512 * 1024,
  answer: PlatformLogo,
  refusals: ['logo.too_large', 'logo.type_refused', 'logo.size_refused'],
})

export const removeLogo = endpoint({
  method: 'DELETE', path: '/logo', permission, summary: 'Show the product\'s own logo again',
  answer: Nothing,
})

export const showLogo = endpoint({
  method: 'GET', path: '/logo/:sha256', permission: 'public', summary: 'The logo; its address changes with its content',
  params: Record({ sha256: Sha256 }), answer: Nothing, download: true,
})

export const readPrivacyNotice = endpoint({
  method: 'GET', path: '/privacy-notice', permission: 'public', summary: 'What is kept of people, in three languages',
  answer: Record({ texts: Texts, changedAt: ChangedAt }),
})
