import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leavesNothing, problemsOfVerdicts, turnedDownBy, wholeReason, type ItemVerdict } from './item-verdicts.ts'

const items = [{ id: 'a', isClosed: false }, { id: 'b', isClosed: false }, { id: 'c', isClosed: true }]
const reject = (id: string, reason?: string): ItemVerdict => ({ id, verdict: 'reject', ...(reason === undefined ? {} : { reason }) })
const approve = (id: string): ItemVerdict => ({ id, verdict: 'approve' })

describe('verdicts on items', () => {
  test.each([
    ['nothing named', [], []],
    ['one turned down', [reject('a', '规格过大')], []],
    ['each named', [approve('a'), reject('b', '规格过大')], []],
    ['without a reason', [approve('a'), reject('b')], ['items/1/reason field.required']],
    ['with an empty reason', [reject('a', '  ')], ['items/0/reason field.required']],
    ['another application’s', [reject('x', '规格过大')], ['items/0/id field.not_an_option']],
    ['twice', [approve('a'), reject('a', '规格过大')], ['items/1/id field.not_an_option']],
    ['turned down before', [approve('c')], ['items/0/id application.item_finished']],
  ] as const)('[R12] %s', (_case, verdicts, problems) =>
    expect(problemsOfVerdicts(items, verdicts).map(({ path, code }) => `${path} ${code}`)).toEqual(problems))

  test.each([
    ['nothing turned down', [], false],
    ['one of two', [reject('a', 'x')], false],
    ['all that was open', [reject('a', 'x'), reject('b', 'y')], true],
    ['one approved, one not', [approve('a'), reject('b', 'y')], false],
  ] as const)('[R12] a rejection of the whole: %s', (_case, verdicts, isRejection) =>
    expect(leavesNothing(items, turnedDownBy(verdicts))).toBe(isRejection))

  test.each([
    ['written', '整体驳回', [reject('a', '规格过大')], '整体驳回'],
    ['of the items, each once', undefined, [reject('a', ' 规格过大 '), reject('b', '规格过大'), reject('d', '重复申请')], '规格过大\n重复申请'],
    ['blank counts as not written', ' ', [reject('a', '规格过大')], '规格过大'],
    ['none', '', [], ''],
  ] as const)('[R12] the reason of the whole: %s', (_case, written, verdicts, reason) =>
    expect(wholeReason(written, turnedDownBy(verdicts))).toBe(reason))

  test('[R12] something goes on exactly when an open item is not turned down', () => {
    const list = fc.array(fc.record({ isClosed: fc.boolean(), isOut: fc.boolean() }), { minLength: 1, maxLength: 50 })
    fc.assert(fc.property(list, (facts) => {
      const all = facts.map(({ isClosed }, index) => ({ id: String(index), isClosed }))
      const verdicts = facts.flatMap(({ isClosed, isOut }, index) => isOut && !isClosed ? [reject(String(index), 'x')] : [])
      expect(problemsOfVerdicts(all, verdicts)).toEqual([])
      expect(leavesNothing(all, turnedDownBy(verdicts))).toBe(facts.every(({ isClosed, isOut }) => isClosed || isOut))
    }))
  })
})
