import { stoppedIcon, type StatusLooks } from '#kit/web/StatusTag.tsx'
import type { Step } from '../../rules/status.ts'
import { stepPhrases as phrases } from '../../step-phrases.ts'

/** How the status of an application is shown everywhere. */
export const stepLooks: StatusLooks<Step> = {
  draft: { label: phrases.draft, tone: 'neutral' },
  reviewing_operator: { label: phrases.reviewing_operator, tone: 'waiting' },
  reviewing_bureau: { label: phrases.reviewing_bureau, tone: 'waiting' },
  reviewing_committee: { label: phrases.reviewing_committee, tone: 'waiting' },
  provisioning: { label: phrases.provisioning, tone: 'info' },
  completed: { label: phrases.completed, tone: 'success' },
  rejected: { label: phrases.rejected, tone: 'danger' },
  withdrawn: { label: phrases.withdrawn, tone: 'neutral', icon: stoppedIcon },
  closed: { label: phrases.closed, tone: 'neutral', icon: stoppedIcon },
}
