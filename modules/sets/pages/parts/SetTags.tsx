import { IconAlertTriangle, IconFlame } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { StatusTag, stoppedIcon, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { setPagePhrases as phrases } from './page-phrases.ts'
import classes from './sets.module.css'

const looks: StatusLooks<'popular' | 'low' | 'unpriced' | 'deleted'> = {
  popular: { label: phrases.popular, tone: 'special', icon: IconFlame },
  low: { label: phrases.isLow, tone: 'danger', icon: IconAlertTriangle },
  unpriced: { label: phrases.unpriced, tone: 'danger', icon: IconAlertTriangle },
  deleted: { label: phrases.isDeleted, tone: 'neutral', icon: stoppedIcon },
}

/** What is remarkable about a set, as word, colour and icon. */
export function SetTag({ is }: { readonly is: keyof typeof looks }) {
  return <StatusTag looks={looks} status={is} />
}

/** S3: a final price under 80 % of the original is red, and says so. */
export function FinalPrice({ text, percent, isLow }: { readonly text: string; readonly percent: number | null; readonly isLow: boolean }) {
  const t = useSay()
  return (
    <span className={classes.finalPrice}>
      <strong className={classes.amount} data-low={isLow || undefined}>{text}</strong>
      {percent !== null && <span className={classes.dimmed}>{t(phrases.percent, { percent })}</span>}
      {isLow && <SetTag is="low" />}
    </span>
  )
}
