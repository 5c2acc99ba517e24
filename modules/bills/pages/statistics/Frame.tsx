import { useElementSize } from '@mantine/hooks'
import type { ReactNode } from 'react'
import type { Scale } from './chart-data.ts'
import { useShortAmount } from './use-short-amount.ts'
import classes from './statistics.module.css'

const height = 240
const margin = { top: 12, right: 12, bottom: 28, left: 56 }
const leastLabelWidth = 64

/** Where things stand within the frame, in pixels. */
export type Place = { readonly width: number; readonly slot: number; readonly middleOf: (month: number) => number; readonly heightOf: (value: number) => number }
type FrameProps = { readonly label: string; readonly months: readonly string[]; readonly scale: Scale; readonly children: (place: Place) => ReactNode }

/** The axes of a chart by month; as wide as there is room, so that its words stay as large as all others. */
export function Frame({ label, months, scale, children }: FrameProps) {
  const { ref, width } = useElementSize()
  const short = useShortAmount()
  const inner = Math.max(width - margin.left - margin.right, 0)
  const slot = inner / months.length
  const place: Place = {
    width: inner, slot,
    middleOf: (month) => margin.left + slot * (month + 0.5),
    heightOf: (value) => margin.top + (height - margin.top - margin.bottom) * (1 - (value - scale.least) / (scale.most - scale.least)),
  }
  const every = Math.ceil(leastLabelWidth / Math.max(slot, 1))
  return (
    <div ref={ref} className={classes.frame}>
      {width > 0 && (
        <svg className={classes.chart} width={width} height={height} role="img" aria-label={label}>
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line className={classes.grid} data-zero={tick === 0 || undefined} x1={margin.left} x2={width - margin.right} y1={place.heightOf(tick)} y2={place.heightOf(tick)} />
              <text className={classes.mark} x={margin.left - 8} y={place.heightOf(tick)} textAnchor="end" dominantBaseline="middle">{short(tick)}</text>
            </g>
          ))}
          {children(place)}
          {/* Counted from the newest, so that this one always has its name. */}
          {months.map((month, index) => (months.length - 1 - index) % every === 0 && <text key={month} className={classes.mark} x={place.middleOf(index)} y={height - 8} textAnchor="middle">{month}</text>)}
        </svg>
      )}
    </div>
  )
}
