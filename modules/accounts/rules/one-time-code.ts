/**
 * What was typed as a second factor, and which time steps a code may be of (RFC 6238, C-E2): half a minute each, one
 * before and one after for clocks that differ, and none that counted already.
 */
export const stepSeconds = 30
export const codeDigits = 6
/** 24 signs of base 32 are 120 bits: enough that a plain hash of them can be kept (ASVS 6.5.2). */
export const recoveryCodeLength = 24
export const recoveryCodeCount = 10

export type GivenCode = { readonly kind: 'time'; readonly code: string } | { readonly kind: 'recovery'; readonly code: string }

/** Spaces and hyphens are for the eye; undefined: neither a code of an app nor a recovery code. */
export function readCode(typed: string): GivenCode | undefined {
  const signs = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (/^[0-9]{6}$/.test(signs)) return { kind: 'time', code: signs }
  return signs.length === recoveryCodeLength && /^[A-Z2-7]+$/.test(signs) ? { kind: 'recovery', code: signs } : undefined
}

export function stepOf(epochSeconds: number): number {
  return Math.floor(epochSeconds / stepSeconds)
}

/** The steps whose code counts now, the present one first; `lastStep` is the last that counted for this account. */
export function stepsToTry(epochSeconds: number, lastStep: number): number[] {
  const present = stepOf(epochSeconds)
  return [present, present - 1, present + 1].filter((step) => step > lastStep)
}

/** In groups of four, as people read and copy it. */
export function grouped(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? ''
}

/** Must an account with these roles have a second factor? `compulsory` is the platform's setting (U2). */
export function isFactorCompulsory(roles: readonly string[], compulsory: readonly string[]): boolean {
  return roles.some((role) => compulsory.includes(role))
}
