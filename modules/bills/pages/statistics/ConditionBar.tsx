import { SelectField } from '#kit/web/fields.tsx'
import { useGo } from '#kit/web/links.tsx'
import { billPhrases } from '../../phrases.ts'
import { statisticsBy, type StatisticsBy } from '../../rules/statistics.ts'
import { statisticsPhrases as phrases } from '../parts/statistics-phrases.ts'
import { addressOfConditions, withMonths, type Conditions } from './conditions.ts'
import classes from './statistics.module.css'

/** Months and grouping; each choice is a step that one can come back from. */
export function ConditionBar({ conditions, months }: { readonly conditions: Conditions; readonly months: readonly string[] }) {
  const go = useGo()
  const show = (changes: Partial<Conditions>) => go(addressOfConditions({ ...conditions, ...changes }))
  const monthOptions = [...new Set([...months, conditions.from, conditions.to])].toSorted().toReversed().map((value) => ({ value, label: value }))
  const common = { error: undefined, isRequired: false, onBlur: () => undefined }
  return (
    <div className={classes.conditions}>
      <SelectField {...common} id="statistics-from" path="from" label={phrases.from} options={monthOptions} value={conditions.from} onChange={(month) => show(withMonths(conditions, 'from', month))} />
      <SelectField {...common} id="statistics-to" path="to" label={phrases.to} options={monthOptions} value={conditions.to} onChange={(month) => show(withMonths(conditions, 'to', month))} />
      <SelectField {...common} id="statistics-by" path="by" label={phrases.by} options={statisticsBy.map((value) => ({ value, label: billPhrases[`bill.by.${value}`] }))} value={conditions.by} onChange={(by) => show({ by: by as StatisticsBy })} />
    </div>
  )
}
