import { IconAlertTriangle } from '@tabler/icons-react'
import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import type { ApplicationNoteProps } from '#modules/applications/pages/parts/notes.ts'
import { currencySymbol } from '#modules/prices/rules/currency.ts'
import type { BudgetEffect, readBudgetEffect } from '../../budget-contract.ts'
import { isMore } from './budget-bar.ts'
import { BudgetBar } from './BudgetBar.tsx'
import { budgetLooks } from './budget-looks.ts'
import { budgetPagePhrases as phrases } from './budget-phrases.ts'
import classes from './budgets.module.css'

/** B12: what an application does to this year's budgets, beside what it costs; nothing where no budget is set. */
export default function BudgetNote({ departmentId, projectId, monthly }: ApplicationNoteProps) {
  const t = useSay()
  const { money } = useFormats()
  const { data } = useRead<typeof readBudgetEffect>('GET /budgets/effect', { query: { departmentId, monthly, ...projectId === null ? {} : { projectId } } }, { keepsPrevious: true })
  if (!data || data.items.length === 0) return null
  const symbol = currencySymbol(data.currency.code)
  return (
    <Section title={t(phrases.noteTitle, { year: String(data.year) })}>
      <div className={classes.stack}>
        <p className={classes.small}>{t(phrases.noteText, { monthly: money(data.monthly, symbol), months: data.months })}</p>
        <ul className={classes.list}>{data.items.map((item) => <li key={item.id} className={classes.item}><Effect item={item} symbol={symbol} /></li>)}</ul>
      </div>
    </Section>
  )
}

function Effect({ item, symbol }: { readonly item: BudgetEffect['items'][number]; readonly symbol: string }) {
  const t = useSay()
  const { money } = useFormats()
  return (
    <>
      <div className={classes.head}>
        <p className={classes.name}>{item.project === null ? item.department.name : t(phrases.name, { department: item.department.name, project: item.project.name })}</p>
        <StatusTag looks={budgetLooks} status={item.level} />
      </div>
      <BudgetBar budget={item} symbol={symbol} />
      <dl className={classes.numbers}>
        <div><dt>{t(phrases.amount)}</dt><dd>{money(item.amount, symbol)}</dd></div>
        <div><dt>{t(phrases.spent)}</dt><dd>{money(item.spent, symbol)}</dd></div>
        <div><dt>{t(phrases.noteBefore)}</dt><dd>{money(item.forecastBefore, symbol)} ({t(phrases.percent, { percent: item.forecastPercentBefore })})</dd></div>
        <div><dt>{t(phrases.noteAfter)}</dt><dd className={classes.strong}>{money(item.forecast, symbol)} ({t(phrases.percent, { percent: item.forecastPercent })})</dd></div>
      </dl>
      {isMore(item.forecast, item.amount) && <p className={classes.warning}><IconAlertTriangle size={16} aria-hidden /><span>{t(phrases.noteExceeds)}</span></p>}
      {item.unpriced > 0 && <p className={classes.small}>{t(phrases.unpriced, { count: item.unpriced })}</p>}
    </>
  )
}
