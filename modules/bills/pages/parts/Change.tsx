import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { changeOf } from '../../rules/change.ts'
import { billPagePhrases as phrases } from './bill-phrases.ts'
import classes from './bills.module.css'

const icons = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconEqual } as const

/** What became of the amount since the month before: word, amount and percent; the arrow only repeats it. */
export function Change({ total, previous }: { readonly total: string; readonly previous: string | null }) {
  const t = useSay()
  const { money } = useFormats()
  if (previous === null) return <span className={classes.small}>{t(phrases.noBefore)}</span>
  const { direction, amount, percent } = changeOf(total, previous)
  const Arrow = icons[direction]
  return (
    <span className={classes.change} data-direction={direction}>
      <Arrow size={16} aria-hidden />
      <span>{t(phrases[direction])}{direction !== 'same' && <> {money(amount)}{percent !== null && t(phrases.percent, { percent })}</>}</span>
    </span>
  )
}
