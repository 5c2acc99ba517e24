import { describe, expect, test } from 'vitest'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { areasToChoose, covers, scopeErrors, scopeNeeded, tokenHindrance } from './token-scopes.ts'

const asked = (key: string, permission: EndpointShape['permission'] = 'usage.record') => {
  const [method, path] = key.split(' ')
  return { method, path, permission, summary: '', answer: {} } as unknown as EndpointShape
}

describe('scopes of tokens (U5)', () => {
  test.each([
    ['GET /usage-records', 'usage-records:read'],
    ['POST /usage-records', 'usage-records:write'],
    ['PATCH /projects/:id', 'projects:write'],
    ['DELETE /budgets/:id', 'budgets:write'],
    ['PUT /quotas/thresholds', 'quotas:write'],
    ['GET /bills/:id/pdf', 'bills:read'],
    ['GET /me', 'open'],
    ['PATCH /me', 'closed'],
    ['GET /me/tokens', 'closed'],
    ['PUT /session/acting', 'closed'],
    ['POST /accounts/:id/password-reset', 'closed'],
    ['GET /accounts', 'closed'],
    ['GET /accounts/choices', 'accounts:read'],
    ['GET /settings', 'closed'],
    ['GET /audit-events', 'closed'],
    ['POST /webhooks', 'closed'],
    ['GET /messages/stream', 'closed'],
  ])('%s needs %s', (key, scope) => expect(scopeNeeded(asked(key))).toBe(scope))

  test.each([
    [['bills:read'], 'bills:read', true],
    [['bills:write'], 'bills:read', true],
    [['bills:read'], 'bills:write', false],
    [['bill-months:write'], 'bills:read', false],
    [['bills:write'], 'bill-months:read', false],
    [[], 'bills:read', false],
  ] as const)('%j covers %s: %s', (scopes, needed, isCovered) => expect(covers(scopes, needed)).toBe(isCovered))

  test('what is public needs no scope, what is closed has none', () => {
    expect(tokenHindrance([], asked('POST /sign-ups', 'public'))).toBeUndefined()
    expect(tokenHindrance(['session:write'], asked('POST /session', 'public'))?.code).toBe('token.closed_area')
    expect(tokenHindrance(['bills:read'], asked('POST /bills'))).toMatchObject({ code: 'token.out_of_scope', status: 403, facts: { scope: 'bills:write' } })
  })

  const endpoints = [
    asked('GET /bills', 'bill.view'), asked('POST /bills/:id/sending', 'bill.send'), asked('GET /shop', 'public'), asked('GET /outbox', 'outbox.view'),
    asked('GET /services', 'signed-in'), asked('POST /services/:code/estimate', 'signed-in'), asked('GET /me', 'signed-in'),
  ]
  const choices = (...held: string[]) => areasToChoose(endpoints, (permission) => ['public', 'signed-in', ...held].includes(permission))

  test('chosen are only areas in which one holds a permission, to write only where one may write', () => {
    expect(choices()).toEqual([{ area: 'services', powers: ['read', 'write'] }])
    expect(choices('bill.view', 'outbox.view')).toEqual([{ area: 'bills', powers: ['read'] }, { area: 'services', powers: ['read', 'write'] }])
    expect(choices('bill.send')[0]).toEqual({ area: 'bills', powers: ['read', 'write'] })
  })

  test('a scope is offered and each area named once, else its place is told', () => {
    const errors = (...scopes: string[]) => scopeErrors('scopes', scopes, choices('bill.view')).map(({ path, code }) => [path, code])
    expect(errors('bills:read', 'services:write')).toEqual([])
    expect(errors('services:read', 'bills:write', 'outbox:read', 'me:write')).toEqual([
      ['scopes/1', 'field.not_an_option'], ['scopes/2', 'field.not_an_option'], ['scopes/3', 'field.not_an_option']])
    expect(errors('services:read', 'services:write')).toEqual([['scopes/1', 'token.area_twice']])
  })
})
