import { useFormats, useSay } from '#kit/web/i18n.tsx'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import { remainingOf, type Thresholds } from '../../rules/quota.ts'
import { barOf, barParts, marksOf, type BarNumbers } from './bar.ts'
import { numberNames } from './looks.ts'
import { metricWithUnit } from './metric-words.ts'
import { quotaPagePhrases as phrases } from './page-phrases.ts'
import classes from './quotas.module.css'

const fills = { allocated: classes.allocated, used: classes.used, reserved: classes.reserved, remaining: classes.remainingPart } as const

type BarProps = { readonly quota: BarNumbers & { readonly metric: Metric }; readonly thresholds?: Thresholds | undefined }

/** A quota as a bar; the same numbers in words for those who do not see it (chapter 10, charts). */
export function QuotaBar({ quota, thresholds }: BarProps) {
  const t = useSay()
  const { number } = useFormats()
  const { parts, overdue } = barOf(quota)
  const marks = thresholds ? marksOf(quota, thresholds) : null
  const words = t(phrases.barText, {
    name: metricWithUnit(t, phrases.withUnit, quota.metric), total: number(quota.total), allocated: number(quota.allocated), used: number(quota.used),
    reserved: number(quota.reserved), remaining: number(remainingOf(quota)),
  })
  return (
    <svg className={classes.bar} viewBox="0 0 100 16" preserveAspectRatio="none" role="img" aria-label={quota.overdue > 0 ? `${words}; ${t(phrases.overdue, { amount: number(quota.overdue) })}` : words}>
      {parts.map(({ name, from, width }) => <rect key={name} className={fills[name]} x={from} y={0} width={width} height={16} />)}
      {overdue && <rect className={classes.overdue} x={overdue.from} y={10} width={overdue.width} height={6} />}
      {marks && <>
        <line className={classes.mark} x1={marks.warning} x2={marks.warning} y1={0} y2={16} />
        <line className={classes.mark} data-alarm x1={marks.alarm} x2={marks.alarm} y1={0} y2={16} />
      </>}
    </svg>
  )
}

const explained = { allocated: phrases.allocatedHelp, used: phrases.usedHelp, reserved: phrases.reservedHelp, remaining: phrases.remainingHelp } as const

/** What the colours mean, and where the marks stand. */
export function BarLegend({ thresholds }: { readonly thresholds?: Thresholds | undefined }) {
  const t = useSay()
  return (
    <ul className={classes.legend} aria-label={t(phrases.legend)}>
      {barParts.map((name) => (
        <li key={name} title={t(explained[name])}><svg className={classes.swatch} viewBox="0 0 12 12" aria-hidden><rect className={fills[name]} width={12} height={12} /></svg>{t(numberNames[name])}</li>
      ))}
      {thresholds && <li>{t(phrases.marks, { ...thresholds })}</li>}
    </ul>
  )
}
