import { stoppedIcon, type StatusLooks } from '#kit/web/StatusTag.tsx'
import type { RequestStatus } from '../../rules/request-status.ts'
import { quotaRequestPhrases as phrases } from './request-phrases.ts'

/** 待审批, 审批通过, 审批驳回, 已撤回 (chapter 5). */
export const requestLooks: StatusLooks<RequestStatus> = {
  waiting: { label: phrases.waiting, tone: 'waiting' },
  approved: { label: phrases.approved, tone: 'success' },
  rejected: { label: phrases.rejected, tone: 'danger' },
  withdrawn: { label: phrases.withdrawn, tone: 'neutral', icon: stoppedIcon },
}
