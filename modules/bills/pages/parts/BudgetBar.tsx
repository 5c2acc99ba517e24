import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { barOf, type BarNumbers } from './budget-bar.ts'
import { budgetPagePhrases as phrases } from './budget-phrases.ts'
import classes from './budgets.module.css'

type BarProps = { readonly budget: BarNumbers & { readonly percent: string; readonly forecastPercent: string }; readonly symbol: string }

/** Spent, forecast and warnings against the budget; the same in words for those who do not see it (chapter 10, charts). */
export function BudgetBar({ budget, symbol }: BarProps) {
  const t = useSay()
  const { money } = useFormats()
  const { spent, forecast, whole, marks } = barOf(budget)
  const words = t(phrases.barText, {
    amount: money(budget.amount, symbol), spent: money(budget.spent, symbol), percent: budget.percent,
    forecast: money(budget.forecast, symbol), forecastPercent: budget.forecastPercent, thresholds: budget.thresholds.join('/'),
  })
  return (
    <svg className={classes.bar} viewBox="0 0 100 16" preserveAspectRatio="none" role="img" aria-label={words}>
      <rect className={classes.forecast} x={0} y={4} width={forecast} height={8} />
      <rect className={classes.spent} x={0} y={0} width={spent} height={16} />
      {marks.map((mark, index) => mark !== whole && <line key={index} className={classes.mark} x1={mark} x2={mark} y1={0} y2={16} />)}
      <line className={classes.mark} data-whole x1={whole} x2={whole} y1={0} y2={16} />
    </svg>
  )
}

/** What the colours and lines mean. */
export function BudgetLegend() {
  const t = useSay()
  const swatch = (fill: string | undefined) => <svg className={classes.swatch} viewBox="0 0 12 12" aria-hidden><rect className={fill} width={12} height={12} /></svg>
  return (
    <ul className={classes.legend} aria-label={t(phrases.legend)}>
      <li>{swatch(classes.spent)}{t(phrases.spent)}</li>
      <li>{swatch(classes.forecast)}{t(phrases.forecast)}</li>
      <li>{t(phrases.legendMark)}</li>
    </ul>
  )
}
