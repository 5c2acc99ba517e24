/**
 * On which terms a member buys (guide 004 §6.2.2): what percentage of the price is paid, how many days are given for each
 * whole year bought, and whether what was bought can be renewed. Products keep the terms they were placed with.
 */
export type MemberTerms = {
  readonly discountPercent: number
  readonly rewardDays: number
  readonly mayReorder: boolean
  readonly groupName: string | null
}

/** Without a group the whole price is paid, nothing is given, and everything may be renewed. */
export const termsWithoutGroup: MemberTerms = { discountPercent: 100, rewardDays: 0, mayReorder: true, groupName: null }

/** What a group may give. */
export const discountRange = { from: 1, to: 100 } as const
export const rewardRange = { from: 0, to: 366 } as const

/** Why some of these cannot be put into the group `groupId` (null: a new one): they are gone, or are in another group. */
export type Joining = { readonly id: string; readonly name: string; readonly isExisting: boolean; readonly groupId: string | null; readonly groupName: string | null }
export type JoinProblem = { readonly member: string } & ({ readonly code: 'member.is_gone' } | { readonly code: 'group.member_elsewhere'; readonly group: string })

export function joinProblems(groupId: string | null, wanted: readonly Joining[]): JoinProblem[] {
  return wanted.flatMap((one): JoinProblem[] => {
    if (one.groupId !== null && one.groupId === groupId) return []
    if (one.groupId !== null) return [{ code: 'group.member_elsewhere', member: one.name, group: one.groupName ?? '' }]
    return one.isExisting ? [] : [{ code: 'member.is_gone', member: one.name }]
  })
}
