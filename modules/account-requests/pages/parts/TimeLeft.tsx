import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { timeLeft } from './time-left.ts'
import classes from './account-requests.module.css'

/** The countdown to the answer (U1), as the platform's clock said when this was read; late ones are marked. */
export function TimeLeft({ minutes }: { readonly minutes: number | null }) {
  const t = useSay()
  if (minutes === null) return <span>—</span>
  const { phrase, values, isLate } = timeLeft(minutes)
  const Mark = isLate ? IconAlertTriangle : IconClock
  return <span className={classes.left} data-late={isLate || undefined}><Mark size={16} aria-hidden />{t(phrase, values)}</span>
}
