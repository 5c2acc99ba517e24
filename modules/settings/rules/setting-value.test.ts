import { describe, expect, test } from 'vitest'
import { checkSetting } from './setting-value.ts'
import { needsFreshProof, settingCodes, settingOf, settings, type SettingCode } from './settings.ts'

const yuan = { currencyDecimals: 2 }
const good: [code: SettingCode, given: unknown, kept: unknown][] = [
  ['product_name', ' 滨海政务云 ', '滨海政务云'],
  ['product_name', '云'.repeat(40), '云'.repeat(40)],
  ['support.email', 'help@cloud.example', 'help@cloud.example'],
  ['support.phone', '+86 571-8888 0000', '+86 571-8888 0000'],
  ['support.phone', '12345', '12345'],
  ['privacy.notice', ['', '', '第一条\r\n第二条'], ['', '', '第一条\n第二条']],
  ['footer.icp', '浙ICP备2026000001号-1', '浙ICP备2026000001号-1'],
  ['watermark.is_shown', true, true],
  ['language.default', 'zh-Hant', 'zh-Hant'],
  ['language.offered', ['en', 'zh-Hans', 'en'], ['zh-Hans', 'en']],
  ['session.idle_minutes', 5, 5], ['session.idle_minutes', 60, 60],
  ['second_factor.roles', [], []],
  ['second_factor.roles', ['auditor', 'platform_admin'], ['platform_admin', 'auditor']],
  ['password.profile', 'nist', 'nist'],
  ['oidc.issuer', 'https://sso.cloud.example/realms/gov', 'https://sso.cloud.example/realms/gov'],
  ['oidc.issuer', 'http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ['mail.smtp_url', 'smtps://user:p%40ss@mail.example:465', 'smtps://user:p%40ss@mail.example:465'],
  ['mail.smtp_url', 'smtp://10.0.0.8', 'smtp://10.0.0.8'],
  ['mail.from', '云山 <no-reply@cloud.example>', '云山 <no-reply@cloud.example>'],
  ['mail.from', 'no-reply@localhost', 'no-reply@localhost'],
  ['dingtalk.robot_url', 'https://oapi.dingtalk.com/robot/send?access_token=abc', 'https://oapi.dingtalk.com/robot/send?access_token=abc'],
  ['dingtalk.robot_secret', ' SECabc ', 'SECabc'],
  ['bill.opening_month', '2026-01', '2026-01'],
  ['points.low_balance', '250.5', '250.50'], ['points.low_balance', '0', '0.00'], ['points.low_balance', ' 7 ', '7.00'],
  ['currency', { code: 'TWD', decimals: 0 }, { code: 'TWD', decimals: 0 }],
]
const bad: [code: SettingCode, given: unknown, error: string, path?: string][] = [
  ['product_name', '', 'field.required'], ['product_name', '   ', 'field.required'], ['product_name', 7, 'field.type'],
  ['product_name', '云'.repeat(41), 'field.too_long'], ['product_name', 'a\nb', 'field.characters'], ['product_name', '\u202eexe', 'field.characters'],
  ['support.email', 'help', 'setting.not_email'], ['support.email', 'a@b', 'setting.not_email'], ['support.email', 'a@b.c, d@e.f', 'setting.not_email'],
  ['support.phone', 'call us', 'setting.not_phone'],
  ['privacy.notice', ['', '', ''], 'field.required'], ['privacy.notice', ['a', 'b'], 'field.type'], ['privacy.notice', 'a', 'field.type'],
  ['privacy.notice', ['', '', '字'.repeat(5001)], 'field.too_long', 'value/2'], ['footer.text', ['a\u0007', '', ''], 'field.characters', 'value/0'],
  ['watermark.is_shown', 'true', 'field.type'],
  ['language.default', 'fr', 'field.not_an_option'], ['language.default', null, 'field.not_an_option'],
  ['language.offered', [], 'field.too_few'], ['language.offered', ['fr'], 'field.not_an_option'], ['language.offered', 'en', 'field.type'],
  ['session.idle_minutes', 4, 'field.too_small'], ['session.idle_minutes', 61, 'field.too_large'], ['session.idle_minutes', 5.5, 'field.type'], ['session.idle_minutes', '30', 'field.type'], ['session.idle_minutes', Number.NaN, 'field.type'],
  ['second_factor.roles', ['root'], 'field.not_an_option'],
  ['oidc.issuer', 'http://sso.example', 'setting.not_url'], ['oidc.issuer', 'https://user:p@sso.example', 'setting.not_url'], ['oidc.issuer', 'javascript:alert(1)', 'setting.not_url'], ['oidc.issuer', 'sso.example', 'setting.not_url'],
  ['mail.smtp_url', 'https://mail.example', 'setting.not_smtp'], ['mail.smtp_url', 'smtp://mail.example/?logger=true', 'setting.not_smtp'], ['mail.smtp_url', 'smtp://', 'setting.not_smtp'], ['mail.smtp_url', 'mail.example', 'setting.not_smtp'],
  ['mail.from', '云山', 'setting.not_sender'], ['mail.from', '云山 <a@b.c>, d@e.f', 'setting.not_sender'], ['mail.from', '<a@b.c>', 'setting.not_sender'], ['mail.from', 'A\r\nBcc: x@y.z <a@b.c>', 'field.characters'],
  ['dingtalk.robot_url', 'http://oapi.dingtalk.com/robot', 'setting.not_url'],
  ['bill.opening_month', '2026-13', 'setting.not_a_month'], ['bill.opening_month', '2026-1', 'setting.not_a_month'], ['bill.opening_month', '', 'setting.not_a_month'],
  ['points.low_balance', '-1', 'setting.not_an_amount'], ['points.low_balance', '1e3', 'setting.not_an_amount'], ['points.low_balance', 100, 'setting.not_an_amount'], ['points.low_balance', '1.005', 'setting.too_many_decimals'],
  ['currency', { code: 'cny', decimals: 2 }, 'setting.not_a_currency', 'value/code'], ['currency', { code: 'CNY', decimals: 5 }, 'field.too_large', 'value/decimals'], ['currency', { code: 'CNY', decimals: -1 }, 'field.too_small', 'value/decimals'], ['currency', 'CNY', 'field.type'],
]

describe('what may stand for a setting (chapter 8)', () => {
  test.each(good)('%s: %j is kept as %j', (code, given, kept) => expect(checkSetting(code, given, yuan)).toEqual({ value: kept }))

  test.each(bad)('%s: %j is refused: %s', (code, given, error, path = 'value') => {
    const checked = checkSetting(code, given, yuan)
    expect('errors' in checked && checked.errors.map((one) => [one.path, one.code])).toEqual([[path, error]])
  })

  test('a currency without decimals takes whole amounts only', () => {
    expect(checkSetting('points.low_balance', '100', { currencyDecimals: 0 })).toEqual({ value: '100' })
    expect(checkSetting('points.low_balance', '99.5', { currencyDecimals: 0 })).toMatchObject({ errors: [{ code: 'setting.too_many_decimals' }] })
  })

  test('every kind has an example of each', () => {
    const kinds = (cases: readonly (readonly [SettingCode, ...unknown[]])[]) => [...new Set(cases.map(([code]) => settings[code].kind))].sort()
    expect(kinds(good)).toEqual([...new Set(settingCodes.map((code) => settings[code].kind))].sort())
    expect(kinds(bad)).toEqual(kinds(good.filter(([code]) => settings[code].kind !== 'secret' || code !== 'dingtalk.robot_secret')))
  })

  test('what is usual may be set too, unless it is "nothing"', () => {
    for (const code of settingCodes) {
      const { usual } = settingOf(code)
      const isNothing = usual === '' || (Array.isArray(usual) && usual.every((text) => text === '') && settingOf(code).kind === 'texts')
      if (!isNothing) expect(checkSetting(code, usual, yuan), code).toHaveProperty('value')
    }
  })
})

test('[C-E8] secrets and what decides who gets in need a fresh proof; names and days do not', () => {
  const asked = settingCodes.filter(needsFreshProof)
  expect(asked).toEqual(expect.arrayContaining(['mail.smtp_url', 'oidc.issuer', 'oidc.client_secret', 'second_factor.roles', 'password.profile', 'session.hours', 'dingtalk.robot_url']))
  expect(asked.filter((code) => ['product_name', 'sla.days', 'footer.text', 'currency'].includes(code))).toEqual([])
})
