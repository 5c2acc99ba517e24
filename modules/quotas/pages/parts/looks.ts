import { IconAlertTriangle, IconBell, IconClockExclamation } from '@tabler/icons-react'
import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import { quotaPagePhrases as phrases } from './page-phrases.ts'

/** The threshold that a quota has reached (Q9), as word, colour and icon. */
export const levelLooks: StatusLooks<'0' | '1' | '2'> = {
  0: { label: phrases.levelEnough, tone: 'success' },
  1: { label: phrases.levelWarning, tone: 'waiting', icon: IconBell },
  2: { label: phrases.levelAlarm, tone: 'danger', icon: IconAlertTriangle },
}
export const overdueIcon = IconClockExclamation

export const numberNames = { allocated: phrases.allocated, used: phrases.used, reserved: phrases.reserved, remaining: phrases.remaining } as const
