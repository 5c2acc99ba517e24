import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { statisticsPhrases as phrases } from '../parts/statistics-phrases.ts'
import { scaleOf, sizeOf } from './chart-data.ts'
import { Frame } from './Frame.tsx'
import classes from './statistics.module.css'

/** What all of it costs month by month. */
export function TrendLine({ months, amounts, symbol }: { readonly months: readonly string[]; readonly amounts: readonly string[]; readonly symbol: string }) {
  const t = useSay()
  const { money } = useFormats()
  const values = amounts.map(sizeOf)
  const [most, least] = [values.indexOf(Math.max(...values)), values.indexOf(Math.min(...values))]
  const label = t(phrases.trendText, { count: months.length, most: money(amounts[most]!, symbol), mostMonth: months[most]!, least: money(amounts[least]!, symbol), leastMonth: months[least]! })
  return (
    <Frame label={label} months={months} scale={scaleOf(values)}>
      {({ middleOf, heightOf }) => (
        <>
          <polyline className={classes.line} points={values.map((value, index) => `${middleOf(index)},${heightOf(value)}`).join(' ')} />
          {values.map((value, index) => <circle key={months[index]} className={classes.point} cx={middleOf(index)} cy={heightOf(value)} r={4}><title>{`${months[index]} ${money(amounts[index]!, symbol)}`}</title></circle>)}
        </>
      )}
    </Frame>
  )
}
