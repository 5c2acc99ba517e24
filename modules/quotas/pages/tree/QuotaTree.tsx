import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { metricCodes, metrics, type Metric } from '#modules/catalogue/rules/metrics.ts'
import type { TreeRow } from '#modules/departments/pages/parts/tree-rows.ts'
import type { Quota, subordinateQuotas } from '../../contract.ts'
import { isInUse } from '../parts/bar.ts'
import { metricWithUnit } from '../parts/metric-words.ts'
import { quotaPagePhrases as phrases } from '../parts/page-phrases.ts'
import { NumericHead } from '../parts/ScrollTable.tsx'
import { QuotaTreeRow } from './QuotaTreeRow.tsx'
import { treeStep } from './tree-keys.ts'
import classes from '../parts/quotas.module.css'

export type Node = AnswerOf<typeof subordinateQuotas>['departments'][number]
type TreeProps = {
  readonly rows: readonly TreeRow<Node>[]
  readonly quotas: readonly Quota[]
  /** Undefined: all metrics, each as remaining / total. */
  readonly metric: Metric | undefined
  readonly open: ReadonlySet<string>
  readonly onToggle: (open: ReadonlySet<string>) => void
}

/** A tree in a table: one row has the focus, arrow keys move it, open and close (ARIA, treegrid). */
export function QuotaTree({ rows, quotas, metric, open, onToggle }: TreeProps) {
  const t = useSay()
  const body = useRef<HTMLTableSectionElement>(null)
  const [active, setActive] = useState<string | null>(null)
  const byDepartment = useMemo(() => Map.groupBy(quotas, ({ departmentId }) => departmentId), [quotas])
  const shownMetrics = useMemo(() => metric ? [metric] : metricsInUse(quotas), [metric, quotas])
  const latest = useRef(open)
  useEffect(() => { latest.current = open }, [open])
  const toggle = useCallback((id: string) => {
    const after = new Set(latest.current)
    if (!after.delete(id)) after.add(id)
    onToggle(after)
  }, [onToggle])
  const present = rows.some(({ department }) => department.id === active) ? active : rows[0]?.department.id

  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.findIndex(({ department }) => department.id === present)
    if (!(event.target instanceof HTMLTableRowElement) || event.ctrlKey || event.metaKey || event.altKey) return
    const step = treeStep(rows, at, event.key)
    if (step === undefined) return
    event.preventDefault()
    if ('toggle' in step) return toggle(step.toggle)
    setActive(rows[step.focus]?.department.id ?? null)
    body.current?.querySelectorAll<HTMLElement>('tr')[step.focus]?.focus()
  }
  return (
    <div className={classes.treeScroll}>
      <table className={`${classes.table} ${classes.treeTable}`} role="treegrid" aria-label={t(phrases.subordinates)} aria-describedby="tree-help">
        <thead>
          <tr>
            <th scope="col">{t(phrases.department)}</th>
            {metric
              ? <><NumericHead label={phrases.total} /><NumericHead label={phrases.allocated} /><NumericHead label={phrases.used} /><NumericHead label={phrases.reserved} /><NumericHead label={phrases.remaining} /><th scope="col">{t(phrases.usage)}</th><th scope="col">{t(phrases.state)}</th></>
              : shownMetrics.map((code) => <NumericHead key={code} label={metrics[code].names} help={metricWithUnit(t, phrases.withUnit, code)} />)}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.map((row) => (
            <QuotaTreeRow key={row.department.id} department={row.department} level={row.level} hasChildren={row.hasChildren} isOpen={row.isOpen}
              quotas={byDepartment.get(row.department.id)} metric={metric} shownMetrics={shownMetrics} isActive={row.department.id === present} toggle={toggle} onFocus={setActive} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A column for each metric of which somebody has something. */
function metricsInUse(quotas: readonly Quota[]): readonly Metric[] {
  const used = new Set(quotas.filter(isInUse).map(({ metric }) => metric))
  const shown = metricCodes.filter((metric) => used.has(metric))
  return shown.length > 0 ? shown : metricCodes
}
