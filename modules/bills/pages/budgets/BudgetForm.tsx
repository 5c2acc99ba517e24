import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { parseMoney } from '#kit/pure/money.ts'
import { isRequired } from '#kit/web/checks.ts'
import { SelectField, TextField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { currencySymbol } from '#modules/prices/rules/currency.ts'
import type { listProjectChoices } from '#modules/projects/contract.ts'
import type { Budget, Budgets, setBudget } from '../../budget-contract.ts'
import { budgetState, projectsExceed, usualThresholds } from '../../rules/budget.ts'
import { storedDecimals, writtenAmount } from '../../rules/grouping.ts'
import { budgetPagePhrases as phrases } from '../parts/budget-phrases.ts'
import { nameOf } from './name-of.ts'
import { typedAmount, typedThresholds } from './typed.ts'
import classes from '../parts/budgets.module.css'

type FormProps = { readonly department: Budget['department']; readonly data: Budgets; readonly budget?: Budget; readonly onClose: () => void }
/** `projectId` empty: the whole department. */
type Values = { readonly projectId: string; readonly amount: string; readonly thresholds: string }

/** A budget where it stands in the list: a new one for the department or one of its projects, or a change of the one that was seen. */
export function BudgetForm({ department, data, budget, onClose }: FormProps) {
  const t = useSay()
  const { year, currency: { decimals } } = data
  const set = useAct<typeof setBudget>('PUT /budgets', { done: phrases.saved, isQuiet: true })
  const queries = useQueryClient()
  const projects = useRead<typeof listProjectChoices>('GET /projects/choices', { query: { departmentId: department.id } }, { enabled: budget === undefined })
  const form = useForm<Values, Budget>({
    initial: { projectId: '', amount: budget?.amount ?? '', thresholds: (budget?.thresholds ?? usualThresholds).join(', ') },
    rules: { amount: [isRequired], thresholds: [isRequired] },
    check: ({ amount, thresholds }) => ({
      ...amount.trim() !== '' && typedAmount(amount, decimals) === undefined ? { amount: { phrase: phrases.amountWrong, values: { decimals } } } : {},
      ...typedThresholds(thresholds) === undefined && thresholds.trim() !== '' ? { thresholds: { phrase: phrases.thresholdsWrong } } : {},
    }),
    submit: ({ projectId, amount, thresholds }) => set.mutateAsync({ body: {
      departmentId: department.id, year, amount: typedAmount(amount, decimals)!, thresholds: typedThresholds(thresholds)!,
      projectId: budget ? budget.project?.id ?? null : projectId === '' ? null : projectId, ...budget ? { version: budget.version } : {},
    } }).catch((error: unknown) => {
      // Somebody was faster: what it is now is shown below the fields, and what was typed stays.
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'GET /budgets' })
      throw error
    }),
    onDone: onClose,
  })
  const name = budget ? nameOf(t, budget) : department.name
  return (
    <FormBody form={form} verb={phrases.save} isPart moreActions={<Button variant="default" onClick={onClose}>{t(phrases.back)}</Button>}>
      <FormSection title={t(budget ? phrases.changeOf : phrases.newOf, { year: String(year), name })}>
        {!budget && (
          <SelectField {...form.field('projectId')} label={phrases.of} help={phrases.wholeDepartmentHelp} placeholder={phrases.wholeDepartment} isClearable isWide
            options={(projects.data?.items ?? []).map(({ id, name: project }) => ({ value: id, label: project }))} />
        )}
        <TextField {...form.field('amount')} label={phrases.amount} help={phrases.amountHelp} inputMode="text" maximum={24} hasFocus />
        <TextField {...form.field('thresholds')} label={phrases.thresholdsField} help={phrases.thresholdsHelp} maximum={40} />
        <Consequences values={form.values} department={department} data={data} budget={budget} />
      </FormSection>
    </FormBody>
  )
}

type ConsequencesProps = Pick<FormProps, 'department' | 'data'> & { readonly values: Values; readonly budget: Budget | undefined }

/** What the typed amount makes of the percents, and whether budgets of projects come to more than the department's. */
function Consequences({ values, department, data, budget }: ConsequencesProps) {
  const t = useSay()
  const { money, moment } = useFormats()
  const { currency, items } = data
  const [amount, thresholds] = [typedAmount(values.amount, currency.decimals), typedThresholds(values.thresholds)]
  const symbol = currencySymbol(currency.code)
  const present = budget && <p className={classes.small}>{t(phrases.present, { amount: money(budget.amount, symbol) })} {t(phrases.changed, { name: budget.updatedBy, moment: moment(budget.updatedAt) })}</p>
  if (amount === undefined || thresholds === undefined) return <div data-wide>{present}</div>
  const minor = (text: string) => parseMoney(text, storedDecimals)
  const state = budget && budgetState({ amount: minor(amount), spent: minor(budget.spent), running: minor(budget.running), openMonths: budget.openMonths, thresholds })
  const isOfProject = budget ? budget.project !== null : values.projectId !== ''
  const whole = items.find((one) => one.project === null && one.department.id === department.id)
  const [departmentAmount, projects] = isOfProject
    ? [whole?.amount, minor(whole?.projectsTotal ?? '0') - minor(budget?.amount ?? '0') + minor(amount)]
    : [amount, whole?.projectsTotal == null ? null : minor(whole.projectsTotal)]
  return (
    <div data-wide className={classes.stack} role="status">
      {present}
      {state && <p className={classes.small}>{t(phrases.willBe, { percent: state.percent, forecastPercent: state.forecastPercent })}</p>}
      {departmentAmount !== undefined && projects !== null && projectsExceed(minor(departmentAmount), projects) && (
        <p className={classes.warning}><IconAlertTriangle size={16} aria-hidden />
          <span>{t(isOfProject ? phrases.projectsWould : phrases.projectsExceed, { total: money(writtenAmount(projects, currency.decimals), symbol), amount: money(departmentAmount, symbol) })}</span>
        </p>
      )}
    </div>
  )
}
