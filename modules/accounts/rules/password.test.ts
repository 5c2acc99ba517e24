import { describe, expect, test } from 'vitest'
import { passwordProblem, rulesOf } from './password.ts'

const ownWords = ['jtt.user', '王小芳 Wang Xiaofang', 'Cloud Harbour']

describe('[U3] password profile mlps3', () => {
  test.each([
    ['Heron-lake-42', undefined],
    ['青山绿水-Boat-77', undefined],
    ['k7#Vq2!xPm9z', undefined],
    ['short-A1', 'password.too_short'],
    ['heronlakeboat', 'password.too_few_kinds'],
    ['heronlake4242', 'password.too_few_kinds'],
    ['Password2026', 'password.common'],
    ['P@ssw0rd2026!', 'password.common'],
    ['Admin@123456', 'password.common'],
    ['Qwertyui-1234', 'password.common'],
    ['1234567890-Aa', 'password.common'],
    ['Yunshan@2026', 'password.common'],
    ['Abcabcabc-123', 'password.common'],
    ['my-jtt.user-77X', 'password.has_own_word'],
    ['王小芳-Boat-77x', 'password.has_own_word'],
    ['Ｐａｓｓｗｏｒｄ２０２６', 'password.common'],
  ])('%s → %s', (password, problem) => expect(passwordProblem(password, rulesOf('mlps3', false), ownWords)).toBe(problem))
})

describe('[U3] password profile nist', () => {
  test('[ASVS 6.2.1] 15 characters, 8 beside a second factor', () => {
    expect(passwordProblem('heron lake boa', rulesOf('nist', false), ownWords)).toBe('password.too_short')
    expect(passwordProblem('heron lake boat', rulesOf('nist', false), ownWords)).toBeUndefined()
    expect(passwordProblem('heronlak', rulesOf('nist', true), ownWords)).toBeUndefined()
    expect(passwordProblem('heronla', rulesOf('nist', true), ownWords)).toBe('password.too_short')
  })
  test('[ASVS 6.2.9] long ones of any Unicode are fine; signs count as people see code points after NFKC', () => {
    for (const sign of ['字', '🦆', 'é', 'ﬃ', ' ']) expect(passwordProblem(`${sign}`.repeat(3) + 'heron lake boat 7 '.repeat(4), rulesOf('nist', false), ownWords)).toBeUndefined()
    expect(passwordProblem('ﬃﬃﬃﬃﬃ', rulesOf('nist', false), [])).toBe('password.common')
    expect(passwordProblem('🦆🦅🦢🦉🐧🐤🦜🐦🐓🦚🦃🦤🕊🪿🐔', rulesOf('nist', false), [])).toBeUndefined()
  })
})
