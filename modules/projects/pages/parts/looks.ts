import { stoppedIcon, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { projectPhrases as phrase } from '../../phrases.ts'

export const projectStateLooks: StatusLooks<'open' | 'closed'> = {
  open: { label: phrase['projectState.open'], tone: 'success' },
  closed: { label: phrase['projectState.closed'], tone: 'neutral', icon: stoppedIcon },
}
