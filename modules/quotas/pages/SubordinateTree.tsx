import { Button, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { metricCodes, metrics } from '#modules/catalogue/rules/metrics.ts'
import { treeRows } from '#modules/departments/pages/parts/tree-rows.ts'
import type { subordinateQuotas } from '../contract.ts'
import { QuotaFrame } from './frame/QuotaFrame.tsx'
import { GrantSection } from './own/GrantSection.tsx'
import { quotaPagePhrases as phrases } from './parts/page-phrases.ts'
import { BarLegend } from './parts/QuotaBar.tsx'
import { InRegion, RegionSwitch } from './parts/RegionSwitch.tsx'
import { asForest } from './tree/tree-keys.ts'
import { QuotaTree } from './tree/QuotaTree.tsx'
import classes from './parts/quotas.module.css'

type Below = AnswerOf<typeof subordinateQuotas>

/** 下级配额查看: every department below mine with its numbers of one region (Q5). */
export default function SubordinateTree() {
  return <QuotaFrame tab="subordinates"><InRegion>{(region, regions) => <OfRegion regionId={region.id} regions={regions} />}</InRegion></QuotaFrame>
}

function OfRegion({ regionId, regions }: { readonly regionId: string; readonly regions: Parameters<typeof RegionSwitch>[0]['regions'] }) {
  const t = useSay()
  const [search, change] = useSearchValues()
  const below = useRead<typeof subordinateQuotas>('GET /quotas/subordinates', { query: { regionId } }, { keepsPrevious: true })
  const metric = metricCodes.find((code) => code === search['metric'])
  return (
    <>
      <div className={`${classes.tools} ${classes.screenOnly}`}>
        <RegionSwitch regions={regions} value={regionId} />
        <Select className={classes.selected ?? ''} aria-label={t(phrases.metric)} value={metric ?? ''} allowDeselect={false} searchable onChange={(value) => change({ metric: value || undefined })}
          data={[{ value: '', label: t(phrases.allMetrics) }, ...metricCodes.map((value) => ({ value, label: t(metrics[value].names) }))]} />
      </div>
      {metric && <BarLegend />}
      <Answer of={below} isPart>{(data) => <Tree data={data} metric={metric} />}</Answer>
    </>
  )
}

function Tree({ data, metric }: { readonly data: Below; readonly metric: Parameters<typeof QuotaTree>[0]['metric'] }) {
  const t = useSay()
  const [wanted, setWanted] = useState('')
  const looked = useDeferredValue(wanted)
  const departments = useMemo(() => asForest(data.departments), [data.departments])
  // Few are shown with everything below them; of many, the first level is enough to begin with.
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(departments.length > 40 ? [] : departments.map(({ id }) => id)))
  const rows = useMemo(() => treeRows(departments, open, looked), [departments, open, looked])
  const nameOf = (id: string) => data.departments.find((department) => department.id === id)?.name ?? id
  return (
    <>
      <Section isFlush>
        <div className={`${classes.tools} ${classes.treeTools} ${classes.screenOnly}`}>
          <TextInput className={classes.selected ?? ''} aria-label={t(phrases.findDepartment)} placeholder={t(phrases.findDepartment)} leftSection={<IconSearch size={16} aria-hidden />}
            value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} />
          <Button variant="default" onClick={() => setOpen(new Set(departments.map(({ id }) => id)))}>{t(phrases.expandAll)}</Button>
          <Button variant="default" onClick={() => setOpen(new Set())}>{t(phrases.collapseAll)}</Button>
          <span className={classes.small} id="tree-help">{t(metric ? phrases.treeHelpOne : phrases.treeHelp)}</span>
        </div>
        {rows.length === 0 ? <EmptyState title={departments.length === 0 ? phrases.noChildren : phrases.noDepartment} />
          : <QuotaTree rows={rows} quotas={data.items} metric={metric} open={open} onToggle={setOpen} />}
      </Section>
      <GrantSection grants={data.grants} regions={[data.region]} departmentName={nameOf} />
    </>
  )
}
