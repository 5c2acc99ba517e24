import { IconLock } from '@tabler/icons-react'
import { stoppedIcon, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { accountPhrases } from '../../phrases.ts'
import { secondFactorPhrases } from '../../second-factor-phrases.ts'

export const accountLooks: StatusLooks<'enabled' | 'locked' | 'disabled'> = {
  enabled: { label: accountPhrases['state.enabled'], tone: 'success' },
  locked: { label: accountPhrases['state.locked'], tone: 'waiting', icon: IconLock },
  disabled: { label: accountPhrases['state.disabled'], tone: 'neutral', icon: stoppedIcon },
}

/** Whether an account has a second factor (U2). */
export const factorLooks: StatusLooks<'on' | 'off'> = {
  on: { label: secondFactorPhrases.isOn, tone: 'success' },
  off: { label: secondFactorPhrases.isOff, tone: 'neutral', icon: stoppedIcon },
}
