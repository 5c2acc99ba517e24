import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { billPhrases } from '../../phrases.ts'
import type { readStatistics } from '../../statistics-contract.ts'
import { statisticsPhrases as phrases } from '../parts/statistics-phrases.ts'
import { addressOfConditions, backTo, narrowings, type Conditions, type Narrowing } from './conditions.ts'
import classes from './statistics.module.css'

/** By what it was narrowed, one after the other, and the way back to each. */
export function Crumbs({ conditions }: { readonly conditions: Conditions }) {
  const t = useSay()
  const held = narrowings.filter((name) => conditions[name] !== undefined)
  if (held.length === 0) return null
  return (
    <nav className={classes.crumbs} aria-label={t(phrases.path)}>
      <ol>
        <li><PageLink to={addressOfConditions(backTo(conditions, null))}>{t(phrases.everything)}</PageLink></li>
        {held.map((name, index) => <li key={name}><Crumb conditions={conditions} name={name} isLast={index === held.length - 1} /></li>)}
      </ol>
    </nav>
  )
}

/** What a group is called is read like any grouping, so that nobody learns a name that they may not see. */
function Crumb({ conditions, name, isLast }: { readonly conditions: Conditions; readonly name: Narrowing; readonly isLast: boolean }) {
  const t = useSay()
  const { from, to, [name]: id } = conditions
  const found = useRead<typeof readStatistics>('GET /bill-statistics', { query: { from, to, by: name, [name]: id } })
  const group = found.data?.groups.find((one) => one.id === id)
  const said = t(phrases.narrowed, { kind: t(billPhrases[`bill.by.${name}`]), name: group?.name ? t(group.name) : '…' })
  return isLast ? <span aria-current="true">{said}</span> : <PageLink to={addressOfConditions(backTo(conditions, name))}>{said}</PageLink>
}
