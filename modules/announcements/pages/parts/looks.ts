import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { stoppedIcon } from '#kit/web/StatusTag.tsx'
import type { AnnouncementState, Tone } from '../../rules/announcement.ts'
import { announcementPagePhrases as phrases } from './page-phrases.ts'

export const stateLooks: StatusLooks<AnnouncementState> = {
  planned: { label: phrases.planned, tone: 'waiting' },
  showing: { label: phrases.showing, tone: 'success' },
  over: { label: phrases.over, tone: 'neutral' },
  ended: { label: phrases.ended, tone: 'neutral', icon: stoppedIcon },
}
export const toneLooks: StatusLooks<Tone> = {
  information: { label: phrases.information, tone: 'info', icon: IconInfoCircle },
  warning: { label: phrases.warning, tone: 'waiting', icon: IconAlertTriangle },
}
export const audiences = [{ value: 'everybody', label: phrases.everybody }, { value: 'signed_in', label: phrases.signedIn }] as const
