import { describe, expect, test } from 'vitest'
import { joinProblems, termsWithoutGroup, type Joining } from './terms.ts'

const member = (facts: Partial<Joining> = {}): Joining => ({ id: '1', name: '王伟', isExisting: true, groupId: null, groupName: null, ...facts })

describe('groups (guide 004 §6.2.2)', () => {
  test('without a group: the whole price, no reward, renewals', () =>
    expect(termsWithoutGroup).toEqual({ discountPercent: 100, rewardDays: 0, mayReorder: true, groupName: null }))

  test.each([
    ['in no group', member(), []],
    ['in this very group', member({ groupId: '7', groupName: '重点客户' }), []],
    ['in this very group, though the account is gone', member({ groupId: '7', groupName: '重点客户', isExisting: false }), []],
    ['in another group: it is named', member({ groupId: '8', groupName: '合作伙伴' }), [{ code: 'group.member_elsewhere', member: '王伟', group: '合作伙伴' }]],
    ['gone', member({ isExisting: false }), [{ code: 'member.is_gone', member: '王伟' }]],
  ])('a user can only be in one group: %s', (_case, joining, problems) => expect(joinProblems('7', [joining])).toEqual(problems))

  test('into a new group: whoever is in any group is refused', () =>
    expect(joinProblems(null, [member(), member({ groupId: '8', groupName: '合作伙伴' })])).toHaveLength(1))
})
