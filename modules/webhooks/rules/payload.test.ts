import { describe, expect, test } from 'vitest'
import { isTold, toldKinds, wants } from './event-kinds.ts'
import { payloadOf } from './payload.ts'

const event = { id: '91', kind: 'application.approved', at: new Date('2026-11-22T01:02:03Z'), subjectKind: 'application', subjectId: '7', departmentCode: 'jtt', facts: {} }

describe('what a program is told', () => {
  test('which event of which record, and where it led to', () => {
    expect(payloadOf({ ...event, facts: { number: 'RA-20261122-0007', status: 'provisioning' } })).toEqual({
      id: '91', kind: 'application.approved', at: '2026-11-22T01:02:03.000Z', subject: { kind: 'application', id: '7', number: 'RA-20261122-0007' }, department: 'jtt', status: 'provisioning',
    })
  })
  test('[ASVS 14.2.3] no name and no typed text, also where it stands in place of a number or a status', () => {
    const text = JSON.stringify(payloadOf({ ...event, facts: { number: '王小明', status: 'Wang said no', by: { name: '王小明' }, reason: '因为 13800000000', title: '门户', name: 'x' } }))
    expect(text).not.toMatch(/王小明|13800000000|门户|Wang/)
  })
  test('a test delivery is called ping', () => expect(payloadOf({ ...event, kind: 'webhook.tested' }).kind).toBe('ping'))
})

describe('which events are told', () => {
  test.each([
    [[], 'bill.sent', true], [['bill.sent'], 'bill.sent', true], [['bill.sent'], 'bill.settled', false],
    [[], 'session.opened', false], [['session.opened'], 'session.opened', false], [[], 'webhook.tested', false],
  ] as const)('chosen %j, happened %s: %s', (chosen, kind, expected) => expect(wants(chosen, kind)).toBe(expected))
  test('nothing of accounts, sessions, settings or messages may be told', () => {
    expect(toldKinds.filter((kind) => /^(account|session|password|setting|token|message|mail|webhook|member|substitution)/.test(kind))).toEqual([])
    expect(toldKinds.every(isTold)).toBe(true)
  })
})
