import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { statisticsPhrases as phrases } from '../parts/statistics-phrases.ts'
import { GroupLink, Share } from './AmountTable.tsx'
import { sizeOf } from './chart-data.ts'
import type { Conditions } from './conditions.ts'
import { colourOf, keyOf, type NamedSeries } from './StackedBars.tsx'
import classes from './statistics.module.css'

/** How much of the whole each is: name, share and bar; the bar only repeats what is written. */
export function ShareBars({ series, total, conditions, symbol }: { readonly series: readonly NamedSeries[]; readonly total: string; readonly conditions: Conditions; readonly symbol: string }) {
  const t = useSay()
  const { money } = useFormats()
  // Of what was charged and given back together, so that credits have a length too.
  const whole = series.reduce((sum, one) => sum + Math.abs(sizeOf(one.total)), 0)
  return (
    <ol className={classes.shares} aria-label={t(phrases.shares)}>
      {series.map((one, index) => (
        <li key={keyOf(one.group)}>
          <span className={classes.shareName}>{one.group === null ? one.name : <GroupLink id={one.group.id} name={one.name} conditions={conditions} />}</span>
          <span className={classes.shareValue}>{money(one.total, symbol)} · <Share part={one.total} whole={total} /></span>
          <svg className={classes.shareBar} aria-hidden><rect data-colour={colourOf(series, index)} width={`${whole === 0 ? 0 : Math.abs(sizeOf(one.total)) / whole * 100}%`} height="100%" rx="2" /></svg>
        </li>
      ))}
    </ol>
  )
}
