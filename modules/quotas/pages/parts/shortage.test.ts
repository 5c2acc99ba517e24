import { expect, test } from 'vitest'
import { needsOf, shortLinesOf } from './shortage.ts'

const line = { departmentId: '7', regionId: '1', metric: 'ecs.vcpu', asked: 12, remaining: 4, shortfall: 8 } as const

test('[R5] the refusal tells what is missing, which is then asked for', () => {
  const lines = shortLinesOf({ code: 'quota.insufficient', facts: { lines: [line] } })
  expect(lines).toEqual([line])
  expect(needsOf(lines)).toEqual([{ regionId: '1', metric: 'ecs.vcpu', amount: 8 }])
})

test.each([
  [null], [{ code: 'quota.child_needs', facts: { lines: [line] } }], [{ code: 'quota.insufficient', facts: {} }],
  [{ code: 'quota.insufficient', facts: { lines: [{ ...line, metric: 'unheard.of' }, { ...line, asked: '12' }, {}] } }],
])('[R5] another refusal, or lines that cannot be read, tell nothing: %j', (problem) => expect(shortLinesOf(problem)).toEqual([]))
