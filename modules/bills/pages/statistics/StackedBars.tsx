import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { statisticsPhrases as phrases } from '../parts/statistics-phrases.ts'
import { scaleOf, sizeOf, stackOf, type Series } from './chart-data.ts'
import { Frame } from './Frame.tsx'
import classes from './statistics.module.css'

const widestBar = 56
export type NamedSeries = Series & { readonly name: string }
type BarProps = { readonly months: readonly string[]; readonly series: readonly NamedSeries[]; readonly kind: string; readonly symbol: string }

/** What each month is made of: the largest groups, all others as one. */
export function StackedBars({ months, series, symbol }: BarProps) {
  const t = useSay()
  const { money } = useFormats()
  const stacks = months.map((_, month) => stackOf(series.map(({ amounts }) => sizeOf(amounts[month]!))))
  const scale = scaleOf(stacks.flatMap((pieces) => pieces.map(({ to }) => to)))
  const label = t(phrases.stackedText, { count: months.length, names: series.map(({ name }) => name).join('、') })
  const shown = (piece: number, month: number) => t(phrases.inMonth, { name: series[piece]!.name, month: months[month]!, amount: money(series[piece]!.amounts[month]!, symbol) })
  return (
    <>
      <Frame label={label} months={months} scale={scale}>
        {({ middleOf, heightOf, slot }) => {
          const width = Math.min(slot * 0.7, widestBar)
          return stacks.flatMap((pieces, month) => pieces.map(({ series: one, from, to }) => {
            const [top, bottom] = [heightOf(Math.max(from, to)), heightOf(Math.min(from, to))]
            return <rect key={`${months[month]} ${one}`} className={classes.piece} data-colour={colourOf(series, one)} x={middleOf(month) - width / 2} y={top} width={width} height={Math.max(bottom - top, 1)}><title>{shown(one, month)}</title></rect>
          }))
        }}
      </Frame>
      <ul className={classes.legend}>{series.map(({ name, group }, index) => <li key={keyOf(group)}><span className={classes.swatch} data-colour={colourOf(series, index)} aria-hidden /><span>{name}</span></li>)}</ul>
    </>
  )
}

/** Others, and what has no id, are keyed apart from every id. */
export function keyOf(group: Series['group']): string {
  return group === null ? 'others' : group.id === null ? 'none' : `group ${group.id}`
}

/** The others are grey, whatever their number. */
export function colourOf(series: readonly NamedSeries[], index: number): number | 'others' {
  return series[index]!.count > 1 || series[index]!.group === null ? 'others' : index
}
