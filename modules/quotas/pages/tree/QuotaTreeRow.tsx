import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { memo, type CSSProperties } from 'react'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import type { Quota } from '../../contract.ts'
import { emptyNumbers } from '../../rules/quota.ts'
import { LevelTags } from '../parts/LevelTags.tsx'
import { overdueIcon as OverdueIcon } from '../parts/looks.ts'
import { quotaPagePhrases as phrases } from '../parts/page-phrases.ts'
import { QuotaBar } from '../parts/QuotaBar.tsx'
import type { Node } from './QuotaTree.tsx'
import classes from '../parts/quotas.module.css'

type RowProps = {
  readonly department: Node
  readonly level: number
  readonly hasChildren: boolean
  readonly isOpen: boolean
  readonly quotas: readonly Quota[] | undefined
  readonly metric: Metric | undefined
  readonly shownMetrics: readonly Metric[]
  readonly isActive: boolean
  readonly toggle: (id: string) => void
  readonly onFocus: (id: string) => void
}

/** One department. Remembered, so that moving through hundreds of rows draws only the two that change. */
export const QuotaTreeRow = memo(function QuotaTreeRow({ department, level, hasChildren, isOpen, quotas, metric, shownMetrics, isActive, toggle, onFocus }: RowProps) {
  const t = useSay()
  const { id, name, isArchived } = department
  const Mark = isOpen ? IconChevronDown : IconChevronRight
  const of = (code: Metric) => quotas?.find((quota) => quota.metric === code)
  return (
    <tr className={classes.treeRow} tabIndex={isActive ? 0 : -1} aria-level={level + 1} aria-expanded={hasChildren ? isOpen : undefined} onFocus={(event) => { if (event.target === event.currentTarget) onFocus(id) }}>
      <th scope="row">
        <span className={classes.treeName} style={{ '--level': level } as CSSProperties}>
          {hasChildren
            ? <button type="button" tabIndex={-1} className={classes.treeButton} aria-label={t(isOpen ? phrases.collapse : phrases.expand, { name })} onClick={() => toggle(id)}><Mark size={16} aria-hidden /></button>
            : <span className={classes.leaf} />}
          {name}{isArchived && ` · ${t(phrases.archived)}`}
        </span>
      </th>
      {metric ? <Numbers quota={of(metric) ?? { ...emptyNumbers, metric, remaining: 0, level: 0 }} /> : shownMetrics.map((code) => <Short key={code} quota={of(code)} />)}
    </tr>
  )
})

function Numbers({ quota }: { readonly quota: Omit<Quota, 'departmentId' | 'regionId'> }) {
  const { number } = useFormats()
  return (
    <>
      <td data-numeric>{number(quota.total)}</td>
      <td data-numeric>{number(quota.allocated)}</td>
      <td data-numeric>{number(quota.used)}</td>
      <td data-numeric>{number(quota.reserved)}</td>
      <td data-numeric data-strong>{number(quota.remaining)}</td>
      <td className={classes.barCell}><QuotaBar quota={quota} /></td>
      <td><LevelTags quota={quota} /></td>
    </>
  )
}

/** Remaining / total; what is overdue carries its mark. */
function Short({ quota }: { readonly quota: Quota | undefined }) {
  const t = useSay()
  const { number } = useFormats()
  if (!quota || (quota.total === 0 && quota.overdue === 0)) return <td data-numeric>—</td>
  return (
    <td data-numeric data-short={quota.level === 2 || quota.overdue > 0 || undefined}>
      {t(phrases.remainingOfTotal, { remaining: number(quota.remaining), total: number(quota.total) })}
      {quota.overdue > 0 && <div className={classes.overdueMark}><OverdueIcon size={16} aria-hidden /> {t(phrases.overdue, { amount: number(quota.overdue) })}</div>}
    </td>
  )
}
