import { stoppedIcon, type StatusLooks } from '#kit/web/StatusTag.tsx'
import type { Step } from '../../rules/status.ts'
import { applicationPagePhrases as phrases } from './page-phrases.ts'

/** How the status of an application is shown everywhere. */
export const stepLooks: StatusLooks<Step> = {
  draft: { label: phrases['step.draft'], tone: 'neutral' },
  reviewing_operator: { label: phrases['step.reviewing_operator'], tone: 'waiting' },
  reviewing_bureau: { label: phrases['step.reviewing_bureau'], tone: 'waiting' },
  reviewing_committee: { label: phrases['step.reviewing_committee'], tone: 'waiting' },
  provisioning: { label: phrases['step.provisioning'], tone: 'info' },
  completed: { label: phrases['step.completed'], tone: 'success' },
  rejected: { label: phrases['step.rejected'], tone: 'danger' },
  withdrawn: { label: phrases['step.withdrawn'], tone: 'neutral', icon: stoppedIcon },
  closed: { label: phrases['step.closed'], tone: 'neutral', icon: stoppedIcon },
}
