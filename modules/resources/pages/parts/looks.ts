import { IconLock } from '@tabler/icons-react'
import { stoppedIcon, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { resourcePhrases as phrase } from '../../phrases.ts'
import type { ResourceStatus } from '../../rules/status.ts'

export const resourceStatusLooks: StatusLooks<ResourceStatus> = {
  running: { label: phrase['resourceStatus.running'], tone: 'success' },
  locked: { label: phrase['resourceStatus.locked'], tone: 'waiting', icon: IconLock },
  released: { label: phrase['resourceStatus.released'], tone: 'neutral', icon: stoppedIcon },
}
