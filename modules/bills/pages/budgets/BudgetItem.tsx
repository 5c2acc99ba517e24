import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { currencySymbol } from '#modules/prices/rules/currency.ts'
import type { Budget, Budgets, removeBudget } from '../../budget-contract.ts'
import { BudgetBar } from '../parts/BudgetBar.tsx'
import { budgetLooks } from '../parts/budget-looks.ts'
import { budgetPagePhrases as phrases } from '../parts/budget-phrases.ts'
import { nameOf } from './name-of.ts'
import classes from '../parts/budgets.module.css'

type ItemProps = { readonly budget: Budget; readonly currency: Budgets['currency']; readonly onChange: () => void }

/** One budget: bar, amounts, what there is to be careful about, and the buttons of whoever may change it. */
export function BudgetItem({ budget, currency, onChange }: ItemProps) {
  const t = useSay()
  const { money, moment } = useFormats()
  const symbol = currencySymbol(currency.code)
  const amount = (value: string, percent?: string) => `${money(value, symbol)}${percent === undefined ? '' : ` (${t(phrases.percent, { percent })})`}`
  const { projectsTotal, thresholds, unpriced, openMonths, level } = budget
  return (
    <>
      <div className={classes.head}>
        <h3 className={classes.name}>{nameOf(t, budget)}</h3>
        <StatusTag looks={budgetLooks} status={level} />
        {budget.allowed.length > 0 && <div className={classes.actions}><Buttons budget={budget} onChange={onChange} /></div>}
      </div>
      <BudgetBar budget={budget} symbol={symbol} />
      <dl className={classes.numbers}>
        <div><dt>{t(phrases.amount)}</dt><dd className={classes.strong}>{amount(budget.amount)}</dd></div>
        <div><dt>{t(phrases.spent)}</dt><dd>{amount(budget.spent, budget.percent)}</dd></div>
        <div><dt>{t(phrases.running)}</dt><dd>{amount(budget.running)}</dd></div>
        <div><dt>{t(phrases.forecast)}</dt><dd>{amount(budget.forecast, budget.forecastPercent)}</dd></div>
      </dl>
      {budget.isExceededByProjects && projectsTotal !== null && <p className={classes.warning}><IconAlertTriangle size={16} aria-hidden /><span>{t(phrases.projectsExceed, { total: money(projectsTotal, symbol) })}</span></p>}
      {unpriced > 0 && <p className={classes.warning}><IconAlertTriangle size={16} aria-hidden /><span>{t(phrases.unpriced, { count: unpriced })}</span></p>}
      <p className={classes.small}>
        {t(phrases.thresholds)} {t(phrases.percentList, { list: thresholds.join('% / ') })} · {t(phrases.forecastHow, { months: openMonths })} · {t(phrases.changed, { name: budget.updatedBy, moment: moment(budget.updatedAt) })}
      </p>
    </>
  )
}

function Buttons({ budget, onChange }: Pick<ItemProps, 'budget' | 'onChange'>) {
  const t = useSay()
  const remove = useAct<typeof removeBudget>('DELETE /budgets/:id', { done: phrases.removed, isQuiet: true })
  const { id, version, allowed } = budget
  const facts = { year: String(budget.year), name: nameOf(t, budget) }
  return (
    <>
      {allowed.includes('set') && <Button variant="default" aria-label={t(phrases.changeOf, facts)} onClick={onChange}>{t(phrases.change)}</Button>}
      {allowed.includes('remove') && (
        <ConfirmButton variant="subtle" verb={phrases.remove} title={t(phrases.removeOf, facts)} text={phrases.removeText} isDangerous
          onConfirm={() => remove.mutateAsync({ params: { id }, query: { version } })} />
      )}
    </>
  )
}
