import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { SelectField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import type { listDepartmentChoices } from '#modules/departments/contract.ts'
import type { Budgets as YearBudgets, listBudgets } from '../budget-contract.ts'
import { BudgetForm } from './budgets/BudgetForm.tsx'
import { BudgetItem } from './budgets/BudgetItem.tsx'
import { budgetMenuPhrases } from './parts/budget-menu-phrases.ts'
import { budgetPagePhrases as phrases } from './parts/budget-phrases.ts'
import { BudgetLegend } from './parts/BudgetBar.tsx'
import { billMenuPhrases } from './parts/menu-phrases.ts'
import classes from './parts/budgets.module.css'

/** 预算: what departments and projects mean to spend in a year, and how far that is gone (B12). */
export default function Budgets() {
  const t = useSay()
  const [search] = useSearchValues()
  const year = /^2[01][0-9]{2}$/.test(search['year'] ?? '') ? Number(search['year']) : undefined
  const department = search['department']
  const budgets = useRead<typeof listBudgets>('GET /budgets', { query: { ...year === undefined ? {} : { year }, ...department === undefined ? {} : { department } } }, { keepsPrevious: true })
  return (
    <DetailPage title={budgetMenuPhrases.budgets} subtitle={t(phrases.subtitle)} crumbs={[{ label: billMenuPhrases.bills }, { label: budgetMenuPhrases.budgets }]}>
      <Answer of={budgets} isPart>{(data) => <Year key={data.year} data={data} department={department} />}</Answer>
    </DetailPage>
  )
}

function Year({ data, department }: { readonly data: YearBudgets; readonly department: string | undefined }) {
  const t = useSay()
  const { items, settable, year, total } = data
  /** The id of the one that is being changed, or `new`. */
  const [open, setOpen] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  // The keyboard goes on where the form stood.
  const close = () => { setOpen(null); list.current?.focus({ preventScroll: true }) }
  const least = Math.min(...items.map(({ depth }) => depth))
  return (
    <>
      <Conditions year={year} department={department} />
      <Section title={t(phrases.yearBefore, { year: String(year) })} actions={settable !== null && open !== 'new' && <Button onClick={() => setOpen('new')}>{t(phrases.set)}</Button>}>
        <div className={classes.stack} ref={list} tabIndex={-1}>
          {settable !== null && open === 'new' && <BudgetForm department={settable} data={data} onClose={close} />}
          {items.length > 0 && <BudgetLegend />}
          {items.length === 0 && open !== 'new' && <EmptyState title={t(phrases.none, { year: String(year) })} text={phrases.noneText} />}
          <ul className={classes.list}>
            {items.map((budget) => (
              <li key={budget.id} className={classes.item} data-below={budget.project !== null || budget.depth > least || undefined}>
                {open === budget.id ? <BudgetForm department={budget.department} data={data} budget={budget} onClose={close} /> : <BudgetItem budget={budget} currency={data.currency} onChange={() => setOpen(budget.id)} />}
              </li>
            ))}
          </ul>
          {total > items.length && <p className={classes.small}>{t(phrases.more, { shown: items.length, total })}</p>}
        </div>
      </Section>
    </>
  )
}

/** Year and department stand in the address. */
function Conditions({ year, department }: { readonly year: number; readonly department: string | undefined }) {
  const t = useSay()
  const [, change] = useSearchValues()
  const choices = useRead<typeof listDepartmentChoices>('GET /departments/choices', { query: { purpose: 'view' } })
  const options = (choices.data?.items ?? []).map(({ id, name, depth, kind }) => ({ value: id, label: kind === 'inner' ? `${'　'.repeat(Math.max(depth - 2, 1))}${name}` : name }))
  const step = (by: number) => change({ year: String(year + by) }, false)
  return (
    <div className={classes.conditions}>
      <div className={classes.years} role="group" aria-label={t(phrases.year)}>
        <ActionIcon variant="default" size={36} aria-label={t(phrases.yearBefore, { year: String(year - 1) })} onClick={() => step(-1)}><IconChevronLeft size={20} aria-hidden /></ActionIcon>
        <span className={classes.year} aria-live="polite">{year}</span>
        <ActionIcon variant="default" size={36} aria-label={t(phrases.yearBefore, { year: String(year + 1) })} onClick={() => step(1)}><IconChevronRight size={20} aria-hidden /></ActionIcon>
      </div>
      {options.length > 1 && (
        <SelectField id="budget-department" path="department" label={phrases.department} placeholder={phrases.allDepartments} error={undefined} isRequired={false} onBlur={() => undefined} isClearable
          options={options} value={department ?? ''} onChange={(value) => change({ department: value === '' ? undefined : value }, false)} />
      )}
    </div>
  )
}
