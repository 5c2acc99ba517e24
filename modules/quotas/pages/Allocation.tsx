import { Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { LinkButton, useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { metricCodes, metrics, type Metric } from '#modules/catalogue/rules/metrics.ts'
import type { allocationTable, Quota } from '../contract.ts'
import { emptyNumbers } from '../rules/quota.ts'
import { QuotaFrame } from './frame/QuotaFrame.tsx'
import { GrantSection } from './own/GrantSection.tsx'
import { LevelTags } from './parts/LevelTags.tsx'
import { quotaPagePhrases as phrases } from './parts/page-phrases.ts'
import { BarLegend, QuotaBar } from './parts/QuotaBar.tsx'
import { InRegion, RegionSwitch } from './parts/RegionSwitch.tsx'
import { NumericHead, ScrollTable } from './parts/ScrollTable.tsx'
import { metricWithUnit } from './parts/metric-words.ts'
import classes from './parts/quotas.module.css'

/** 配额分配: my own numbers and those of the departments directly below, of one region (Q2). */
export default function Allocation() {
  return <QuotaFrame tab="allocation"><InRegion>{(region, regions) => <OfRegion regionId={region.id} regions={regions} />}</InRegion></QuotaFrame>
}

function OfRegion({ regionId, regions }: { readonly regionId: string; readonly regions: Parameters<typeof RegionSwitch>[0]['regions'] }) {
  const t = useSay()
  const [search, change] = useSearchValues()
  const table = useRead<typeof allocationTable>('GET /quotas/allocation', { query: { regionId } }, { keepsPrevious: true })
  const metric = metricCodes.find((code) => code === search['metric']) ?? 'ecs.vcpu'
  return (
    <>
      <div className={`${classes.tools} ${classes.screenOnly}`}>
        <RegionSwitch regions={regions} value={regionId} />
        <Select className={classes.selected ?? ''} aria-label={t(phrases.metric)} data={metricCodes.map((value) => ({ value, label: t(metrics[value].names) }))} value={metric} allowDeselect={false} searchable
          onChange={(value) => change({ metric: value ?? undefined })} />
      </div>
      <BarLegend />
      <Answer of={table} isPart>{(data) => <Table data={data} regionId={regionId} metric={metric} />}</Answer>
    </>
  )
}

function Table({ data, regionId, metric }: { readonly data: AnswerOf<typeof allocationTable>; readonly regionId: string; readonly metric: Metric }) {
  const t = useSay()
  const [wanted, setWanted] = useState('')
  if (data.children.length === 0) return <EmptyState title={phrases.noChildren} />
  const quotas = new Map([...data.own, ...data.items].filter((quota) => quota.metric === metric).map((quota) => [quota.departmentId, quota]))
  const lines = [{ ...data.department, isOwn: true, isArchived: false }, ...data.children.map((child) => ({ ...child, isOwn: false }))]
  const shown = lines.filter(({ isOwn, name }) => isOwn || name.toLowerCase().includes(wanted.trim().toLowerCase()))
  const nameOf = (id: string) => lines.find((line) => line.id === id)?.name ?? id
  return (
    <>
      <Section title={metricWithUnit(t, phrases.withUnit, metric)} isFlush actions={data.children.length > 10 && (
        <TextInput aria-label={t(phrases.findDepartment)} placeholder={t(phrases.findDepartment)} leftSection={<IconSearch size={16} aria-hidden />} value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} />
      )}>
        <ScrollTable label={phrases.allocation}>
          <thead>
            <tr>
              <th scope="col">{t(phrases.department)}</th>
              <NumericHead label={phrases.total} />
              <NumericHead label={phrases.allocated} help={phrases.allocatedHelp} />
              <NumericHead label={phrases.used} help={phrases.usedHelp} />
              <NumericHead label={phrases.reserved} help={phrases.reservedHelp} />
              <NumericHead label={phrases.remaining} help={phrases.remainingHelp} />
              <th scope="col">{t(phrases.usage)}</th>
              <th scope="col">{t(phrases.state)}</th>
              <th scope="col"><span className={classes.screenOnly}>{t(phrases.allocate)}</span></th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name, isOwn, isArchived }) => (
              <tr key={id} data-own={isOwn || undefined}>
                <th scope="row">{isOwn ? t(phrases.ownRow, { name }) : name}{isArchived && ` · ${t(phrases.archived)}`}</th>
                <Numbers quota={quotas.get(id) ?? { ...emptyNumbers, metric, remaining: 0, level: 0 }} />
                <td>{!isOwn && !isArchived && <LinkButton size="compact-sm" variant="default" to={`/quotas/allocation/${id}?region=${regionId}`} aria-label={t(phrases.allocateNamed, { name })}>{t(phrases.allocate)}</LinkButton>}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </Section>
      <GrantSection grants={data.grants} regions={[data.region]} departmentName={nameOf} />
    </>
  )
}

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
