import { describe, expect, test } from 'vitest'
import { rollUpAct, type RollUpFacts } from './roll-up.ts'

const rollUp = (facts: Partial<RollUpFacts>): RollUpFacts => ({ kind: 'whole', status: 'waiting', billCount: 3, confirmedCount: 3, isComplete: true, ...facts })
const sector = (status: RollUpFacts['status']) => rollUp({ kind: 'politics_law', status })

describe('[B3] when a roll-up opens and closes', () => {
  test.each<[string, RollUpFacts, RollUpFacts[], string | undefined]>([
    ['the sector: all bills are confirmed', sector('waiting'), [], 'open'],
    ['the sector: one is missing', rollUp({ kind: 'politics_law', confirmedCount: 2 }), [], undefined],
    ['the sector: a unit has no bill yet', rollUp({ kind: 'politics_law', isComplete: false }), [], undefined],
    ['nothing to add up', rollUp({ kind: 'politics_law', billCount: 0, confirmedCount: 0 }), [], undefined],
    ['the whole: all bills and the sector are confirmed', rollUp({}), [sector('confirmed')], 'open'],
    ['the whole waits for the sector', rollUp({}), [sector('open')], undefined],
    ['the whole waits for the sector that was rejected', rollUp({}), [sector('rejected')], undefined],
    ['no bills of politics and law, no roll-up of theirs', rollUp({}), [], 'open'],
    ['open stays open', rollUp({ status: 'open' }), [sector('confirmed')], undefined],
    ['open, and a bill is no longer confirmed', rollUp({ status: 'open', confirmedCount: 2 }), [sector('confirmed')], 'close'],
    ['confirmed, and one of its bills was named by the whole', rollUp({ kind: 'politics_law', status: 'confirmed', confirmedCount: 2 }), [], 'close'],
    ['rejected waits for the bills that it named', rollUp({ status: 'rejected', confirmedCount: 1 }), [sector('confirmed')], undefined],
    ['rejected, and all are confirmed again', rollUp({ status: 'rejected' }), [sector('confirmed')], 'open'],
    ['confirmed stays confirmed', rollUp({ status: 'confirmed' }), [sector('confirmed')], undefined],
  ])('%s', (_what, facts, others, act) => expect(rollUpAct(facts, [...others, facts])).toBe(act))
})
