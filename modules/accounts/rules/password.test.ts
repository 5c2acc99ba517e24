import { describe, expect, test } from 'vitest'
import { passwordProblem } from './password.ts'

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
    ['my-jtt.user-77X', 'password.has_account_name'],
    ['Ｐａｓｓｗｏｒｄ２０２６', 'password.common'],
  ])('%s → %s', (password, problem) => expect(passwordProblem(password, 'jtt.user')).toBe(problem))
})
