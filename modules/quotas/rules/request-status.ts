import type { StateTable } from '#kit/pure/states.ts'

/** A quota request's life (chapter 5): 待审批, 审批通过, 审批驳回, 已撤回. */
export const requestStatuses = ['waiting', 'approved', 'rejected', 'withdrawn'] as const
export type RequestStatus = (typeof requestStatuses)[number]
export type RequestAct = 'approve' | 'reject' | 'withdraw'

export const requestTransitions: StateTable<RequestStatus, RequestAct> = {
  waiting: { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' },
  approved: {},
  rejected: {},
  withdrawn: {},
}
