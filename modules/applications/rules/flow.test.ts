import { describe, expect, test } from 'vitest'
import { desksAhead, flowOf, type DoneStep } from './flow.ts'

const government = ['operator', 'bureau'] as const
const done = (verdict: DoneStep<string>['verdict'], stage: DoneStep<string>['stage'] = null): DoneStep<string> =>
  ({ round: 1, verdict, stage, by: '王伟', for: null, at: '2026-01-05T01:00:00.000Z', reason: '', versionNumber: 1, rejectedItems: [] })

describe('flow', () => {
  test.each([
    ['draft', null, [], ['applicant']],
    ['reviewing', 'operator', government, ['operator', 'bureau', 'provisioning']],
    ['reviewing', 'bureau', government, ['bureau', 'provisioning']],
    ['reviewing', 'committee', ['committee'], ['committee', 'provisioning']],
    ['rejected', null, government, ['applicant', 'operator', 'bureau', 'provisioning']],
    ['provisioning', null, government, ['provisioning']],
    ['completed', null, government, []],
    ['withdrawn', null, government, []],
    ['closed', null, government, []],
  ] as const)('[R9] %s at %s waits for, then passes', (status, stage, route, desks) =>
    expect(desksAhead({ status, stage, route, round: 1 })).toEqual(desks))

  test('[R9] what was done stands first, each at its desk; only the next desk waits', () => {
    const flow = flowOf({ status: 'reviewing', stage: 'bureau', route: government, round: 1 }, [done('submitted'), done('approved', 'operator')])
    expect(flow.map(({ desk, state, by }) => [desk, state, by])).toEqual([
      ['applicant', 'done', '王伟'], ['operator', 'done', '王伟'], ['bureau', 'waiting', null], ['provisioning', 'upcoming', null],
    ])
  })

  test('[R9] an empty reason is none', () => {
    expect(flowOf({ status: 'closed', stage: null, route: government, round: 1 }, [{ ...done('closed'), reason: '机房停用' }, done('closed')])
      .map(({ desk, reason }) => [desk, reason])).toEqual([['provisioning', '机房停用'], ['provisioning', null]])
  })
})
