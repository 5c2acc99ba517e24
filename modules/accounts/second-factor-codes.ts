import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { HOTP, Secret, TOTP } from 'otpauth'
import { keyFor, open, seal } from '#kit/server/secrets.ts'
import { codeDigits, grouped, recoveryCodeCount, stepSeconds } from './rules/one-time-code.ts'

// What every authenticator app understands: SHA-1, six digits, half a minute (RFC 6238).
const algorithm = 'SHA1'
const sealingPurpose = 'second-factor'
const secretBytes = 20

export type NewSecret = { readonly secret: string; readonly sealedSecret: string }

/** 160 random bits, in base 32; only sealed it goes into the database. */
export function makeSecret(): NewSecret {
  const secret = new Secret({ buffer: new Uint8Array(randomBytes(secretBytes)).buffer }).base32
  return { secret, sealedSecret: seal(secret, sealingPurpose) }
}

export function openSecret(sealedSecret: string): string {
  const secret = open(sealedSecret, sealingPurpose)
  if (secret === undefined) throw new Error('a second factor does not open: SECRET_KEY is not the one that sealed it')
  return secret
}

/** What the QR code says: an app shows the platform's name and the account. */
export function addressOfSecret(secret: string, issuer: string, accountName: string): string {
  return new TOTP({ issuer, label: accountName, algorithm, digits: codeDigits, period: stepSeconds, secret: Secret.fromBase32(secret) }).toString()
}

export function codeAt(secret: string, step: number): string {
  return HOTP.generate({ secret: Secret.fromBase32(secret), algorithm, digits: codeDigits, counter: step })
}

/** Of which of the steps the code is; all are compared, each in the same time. */
export function stepOfCode(secret: string, code: string, steps: readonly number[]): number | undefined {
  return steps.filter((step) => timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code)))[0]
}

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Ten codes of 120 random bits, for when the phone is lost. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => [...randomBytes(24)].map((byte) => signs[byte & 31]).join(''))
}
export function shownCodes(codes: readonly string[]): string[] {
  return codes.map(grouped)
}
/** Keyed, and of this account alone: a copy of the database cannot even be compared with. */
export function hashOfRecoveryCode(accountId: string, code: string): Buffer {
  return createHmac('sha256', keyFor('recovery-code')).update(`${accountId}:${code}`).digest()
}
