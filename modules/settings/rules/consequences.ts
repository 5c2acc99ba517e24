import type { SettingCode } from './settings.ts'

/** What follows from a change beside the change itself, always the same for a setting: a phrase, told before confirming. */
export const consequenceOf: { readonly [Code in SettingCode]?: string } = {
  'session.idle_minutes': 'consequence.sessions',
  'session.hours': 'consequence.sessions',
  'session.fresh_minutes': 'consequence.proofs',
  'password.profile': 'consequence.profile',
  'password.life_days': 'consequence.life',
  'password.wrong_attempts': 'consequence.locks',
  'password.lock_minutes': 'consequence.locks',
  'oidc.issuer': 'consequence.issuer',
  'mail.smtp_url': 'consequence.mail',
  'sla.days': 'consequence.sla',
  'account_request.hours': 'consequence.requests',
  'order.unverified_days': 'consequence.unverified',
  'bill.feedback_days': 'consequence.feedback',
  'points.low_balance': 'consequence.low_balance',
  'bill.opening_month': 'consequence.opening',
  'watermark.is_shown': 'consequence.watermark',
}

/** Of these the modules that keep the records are asked as well. */
const asked: readonly SettingCode[] = ['second_factor.roles', 'language.offered', 'language.default', 'currency', 'bill.opening_month']
export function asksRecords(code: SettingCode): boolean {
  return asked.includes(code)
}
