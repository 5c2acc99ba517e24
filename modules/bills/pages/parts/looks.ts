import { IconReceipt } from '@tabler/icons-react'
import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import { billPhrases as phrases } from '../../phrases.ts'
import type { RollUpStatus, ShownStatus } from '../../rules/status.ts'

/** How the status of a bill, or of a roll-up, is shown everywhere: word, colour and icon. */
export const billLooks: StatusLooks<ShownStatus> = {
  draft: { label: phrases['bill.status.draft'], tone: 'neutral' },
  sent: { label: phrases['bill.status.sent'], tone: 'waiting' },
  confirmed: { label: phrases['bill.status.confirmed'], tone: 'success' },
  rejected: { label: phrases['bill.status.rejected'], tone: 'danger' },
  settled: { label: phrases['bill.status.settled'], tone: 'success', icon: IconReceipt },
  revising: { label: phrases['bill.status.revising'], tone: 'special' },
}

export const rollUpLooks: StatusLooks<RollUpStatus> = {
  waiting: { label: phrases['roll_up.status.waiting'], tone: 'neutral' },
  open: { label: phrases['roll_up.status.open'], tone: 'waiting' },
  confirmed: { label: phrases['roll_up.status.confirmed'], tone: 'success' },
  rejected: { label: phrases['roll_up.status.rejected'], tone: 'danger' },
}

export const rollUpNames = { politics_law: phrases['roll_up.politics_law'], whole: phrases['roll_up.whole'] } as const
export const kindNames = { fixed: phrases['bill.kind.fixed'], usage: phrases['bill.kind.usage'], adjustment: phrases['bill.kind.adjustment'], provider: phrases['bill.kind.provider'] } as const
