import { beforeAll, describe, expect, test } from 'vitest'
import { Secret } from 'otpauth'
import { keepSecretKey } from '#kit/server/secrets.ts'
import { testSecretKey } from '#testkit/names.ts'
import { stepOf } from './rules/one-time-code.ts'
import { addressOfSecret, codeAt, hashOfRecoveryCode, makeRecoveryCodes, makeSecret, openSecret, stepOfCode } from './second-factor-codes.ts'

beforeAll(() => keepSecretKey({ secretKey: testSecretKey, dataDir: '/nowhere' }))

/** RFC 6238, appendix B, SHA-1; six digits are the last six of its eight. */
const secret = Secret.fromUTF8('12345678901234567890').base32

describe('codes of an authenticator app', () => {
  test.each([
    [59, '94287082'], [1_111_111_109, '07081804'], [1_111_111_111, '14050471'], [1_234_567_890, '89005924'], [2_000_000_000, '69279037'], [20_000_000_000, '65353130'],
  ])('[C-E2] at second %i as RFC 6238 says', (seconds, eight) => expect(codeAt(secret, stepOf(seconds))).toBe(eight.slice(2)))

  test('[C-E2] a code is of its own step only', () => {
    expect(stepOfCode(secret, codeAt(secret, 7), [7, 6, 8])).toBe(7)
    expect(stepOfCode(secret, codeAt(secret, 5), [7, 6, 8])).toBeUndefined()
    expect(stepOfCode(secret, codeAt(secret, 7), [])).toBeUndefined()
  })

  test('[ASVS 11.5.1] secrets have 160 random bits and are sealed', () => {
    const [one, two] = [makeSecret(), makeSecret()]
    expect(one.secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(one.secret).not.toBe(two.secret)
    expect(one.sealedSecret).not.toContain(one.secret)
    expect(openSecret(one.sealedSecret)).toBe(one.secret)
  })

  test('the address names platform and account, also in Chinese', () => {
    const address = new URL(addressOfSecret(secret, '云山', 'jtt.user'))
    expect([address.protocol, address.host]).toEqual(['otpauth:', 'totp'])
    expect(decodeURIComponent(address.pathname)).toBe('/云山:jtt.user')
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ issuer: '云山', secret, digits: '6', period: '30', algorithm: 'SHA1' })
  })

  test('[ASVS 6.5.2] [ASVS 6.5.3] ten recovery codes of 120 bits, hashed for their account', () => {
    const codes = makeRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[A-Z2-7]{24}$/)
    expect(hashOfRecoveryCode('1', codes[0]!).equals(hashOfRecoveryCode('2', codes[0]!))).toBe(false)
    expect(hashOfRecoveryCode('1', codes[0]!).equals(hashOfRecoveryCode('1', codes[0]!))).toBe(true)
  })
})
