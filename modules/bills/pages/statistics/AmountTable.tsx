import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { Money } from '#kit/web/Values.tsx'
import type { BillStatistics } from '../../statistics-contract.ts'
import { percentOf } from '../../rules/change.ts'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import { statisticsPhrases as phrases } from '../parts/statistics-phrases.ts'
import { addressOfConditions, drilledInto, type Conditions } from './conditions.ts'
import { nameOfGroup } from './names.ts'
import classes from './statistics.module.css'

const usualRows = 100
type TableProps = { readonly found: BillStatistics; readonly conditions: Conditions; readonly kind: string; readonly symbol: string }

/** Every number of the charts: groups by months, with sums and shares; a group leads into it. */
export function AmountTable({ found: { months, groups, amounts, total }, conditions, kind, symbol }: TableProps) {
  const t = useSay()
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? groups : groups.slice(0, usualRows)
  return (
    <>
      <ScrollTable label={t(phrases.table, { kind })}>
        <thead>
          <tr>
            <th scope="col" className={classes.first}>{kind}</th><th scope="col" data-numeric>{t(phrases.total)}</th><th scope="col" data-numeric>{t(phrases.share)}</th>
            {months.map((month) => <th key={month} scope="col" data-numeric>{month}</th>)}
          </tr>
        </thead>
        <tbody>
          {shown.map((group) => (
            <tr key={group.id ?? ''}>
              <th scope="row" className={classes.first}><GroupLink id={group.id} name={t(nameOfGroup(group, conditions.by))} conditions={conditions} /></th>
              <td data-numeric><Money amount={group.total} symbol={symbol} /></td><td data-numeric><Share part={group.total} whole={total} /></td>
              {group.amounts.map((amount, index) => <td key={months[index]} data-numeric><Money amount={amount} symbol={symbol} /></td>)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={classes.first}>{t(phrases.total)}</th><td data-numeric><Money amount={total} symbol={symbol} /></td><td data-numeric><Share part={total} whole={total} /></td>
            {amounts.map((amount, index) => <td key={months[index]} data-numeric><Money amount={amount} symbol={symbol} /></td>)}
          </tr>
        </tfoot>
      </ScrollTable>
      {shown.length < groups.length && <div className={classes.more}><Button variant="default" onClick={() => setIsWhole(true)}>{t(phrases.showAll, { count: groups.length })}</Button></div>}
    </>
  )
}

export function Share({ part, whole }: { readonly part: string; readonly whole: string }) {
  const t = useSay()
  const percent = percentOf(part, whole)
  return <>{percent === null ? '—' : t(phrases.percent, { percent })}</>
}

/** Leads into the group; what cannot be narrowed by is a plain name. */
export function GroupLink({ id, name, conditions }: { readonly id: string | null; readonly name: string; readonly conditions: Conditions }) {
  const t = useSay()
  const inside = drilledInto(conditions, id)
  return inside === null ? <>{name}</> : <PageLink to={addressOfConditions(inside)} title={t(phrases.narrow, { name })}>{name}</PageLink>
}
