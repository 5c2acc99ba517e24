import { describe, expect, test } from 'vitest'
import { discoveryAddress, judgeDiscovery } from './discovery.ts'
import { mailTrouble } from './mail-trouble.ts'
import { robotTrouble } from './robot-trouble.ts'

describe('what an identity provider says of itself', () => {
  const issuer = 'https://sso.example/realms/gov'
  const good = { issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`, more: 1 }
  test('its address is below the issuer, with or without a slash at the end', () =>
    expect([issuer, `${issuer}/`].map(discoveryAddress)).toEqual(Array(2).fill('https://sso.example/realms/gov/.well-known/openid-configuration')))
  test.each<[what: string, document: unknown, code: string, detail: string]>([
    ['all of it', good, 'fine', issuer],
    ['a page', undefined, 'not_json', ''], ['a list', [], 'not_json', ''], ['nothing', null, 'not_json', ''],
    ['another issuer', { ...good, issuer: `${issuer}/` }, 'other_issuer', `${issuer}/`],
    ['no issuer', { ...good, issuer: 7 }, 'other_issuer', '—'],
    ['no keys', { ...good, jwks_uri: undefined, token_endpoint: 'token' }, 'endpoints_missing', 'token_endpoint, jwks_uri'],
  ])('%s', (_what, document, code, detail) => expect(judgeDiscovery(document, issuer)).toEqual({ code, detail }))
})

test.each([
  ['ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:25', 'no_connection'], ['ESOCKET: connect ECONNREFUSED 127.0.0.1:1', 'no_connection'],
  ['EDNS: getaddrinfo ENOTFOUND mail.example', 'unknown_host'], ['ETIMEDOUT: Connection timeout', 'too_slow'], ['ETIMEDOUT: Greeting never received', 'too_slow'],
  ['ESOCKET: wrong version number', 'not_encrypted'], ['ESOCKET: self-signed certificate', 'not_encrypted'],
  ['EAUTH: 535 Authentication failed', 'wrong_password'], ['EENVELOPE: 550 not taken', 'wrong_recipient'], ['EENVELOPE: 553 sender rejected', 'wrong_sender'], ['451 try again', 'other'],
] as const)('%s is told as %s', (said, trouble) => expect(mailTrouble(said)).toBe(trouble))

test.each([
  ['DingTalk does not answer: ECONNREFUSED', 'no_answer'], ['DingTalk answered errcode 310000', 'not_accepted'], ['DingTalk answered errcode 130101', 'too_many'],
  ['DingTalk answered 429', 'too_many'], ['DingTalk answered errcode 1', 'other'], ['DingTalk answered 500 without a result', 'other'],
] as const)('%s is told as %s', (said, trouble) => expect(robotTrouble(said)).toBe(trouble))
