import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { StatusTag, type StatusLooks } from '#kit/web/StatusTag.tsx'
import type { quotasForApplication } from '../../contract.ts'
import type { Demand } from '../../rules/demand.ts'
import { demandLines, type DemandLine } from './demand-lines.ts'
import { demandPhrases as phrases } from './demand-phrases.ts'
import { metricWithUnit } from './metric-words.ts'
import { quotaRequestLink } from './need.ts'
import { NumericHead, ScrollTable } from './ScrollTable.tsx'
import { useRegions } from './use-regions.ts'
import classes from './quotas.module.css'

const enough: StatusLooks<'enough'> = { enough: { label: phrases.enough, tone: 'success' } }

type DemandTableProps = {
  readonly departmentId: string
  readonly demand: readonly Demand[]
  /** What the application already holds of it (a modification). */
  readonly held?: readonly Demand[]
}

/** What is asked for against what the department has left, before it is submitted (R5). */
export function DemandTable({ departmentId, demand, held = [] }: DemandTableProps) {
  const t = useSay()
  const me = useMe()
  const { number } = useFormats()
  const { regions } = useRegions()
  const available = useRead<typeof quotasForApplication>('GET /quotas/available', { query: { departmentId } })
  const lines = demandLines(demand, held, available.data?.items ?? [])
  const short = available.data ? lines.filter(({ shortfall }) => shortfall > 0) : []
  const regionName = (id: string) => { const region = regions?.find((one) => one.id === id); return region ? t(region.name) : '' }
  return (
    <div className={classes.stack}>
      <ScrollTable label={phrases.demand}>
        <thead>
          <tr>
            <th scope="col">{t(phrases.metric)}</th>
            <th scope="col">{t(phrases.region)}</th>
            <NumericHead label={phrases.demand} />
            <NumericHead label={phrases.remaining} />
            <th scope="col">{t(phrases.state)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.regionId}/${line.metric}`}>
              <th scope="row">{metricWithUnit(t, phrases.withUnit, line.metric)}</th>
              <td>{regionName(line.regionId)}</td>
              <td data-numeric>{line.asked < 0 ? `−${number(-line.asked)}` : number(line.asked)}</td>
              <td data-numeric>{available.data ? number(line.remaining) : '—'}</td>
              <td>{available.data ? <State line={line} /> : available.error ? t(phrases.unknown) : '…'}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {short.length > 0 && departmentId === me.departmentId && meets(me, 'quota.apply') && (
        <div><PageLink to={quotaRequestLink(short.map(({ regionId, metric, shortfall }) => ({ regionId, metric, amount: shortfall })))}>{t(phrases.applyForMissing)}</PageLink></div>
      )}
    </div>
  )
}

function State({ line: { shortfall, isBlocked } }: { readonly line: DemandLine }) {
  const t = useSay()
  const { number } = useFormats()
  if (shortfall === 0) return <StatusTag looks={enough} status="enough" />
  const label = isBlocked ? phrases.blocked : t(phrases.notEnough, { shortfall: number(shortfall) })
  return <StatusTag looks={{ short: { label: typeof label === 'string' ? [label, label, label] : label, tone: 'danger' } }} status="short" />
}
