import { Button, Switch } from '@mantine/core'
import { IconPlus, IconPrinter } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { Answer } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, useGo, useSearchValues } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { EmptyState, LoadingState } from '#kit/web/States.tsx'
import type { ownQuotas } from '../contract.ts'
import { QuotaFrame, useTabs } from './frame/QuotaFrame.tsx'
import { GrantSection } from './own/GrantSection.tsx'
import { RegionQuotas } from './own/RegionQuotas.tsx'
import { isInUse } from './parts/bar.ts'
import { inCatalogueOrder } from './parts/metric-words.ts'
import { quotaPagePhrases as phrases } from './parts/page-phrases.ts'
import { BarLegend } from './parts/QuotaBar.tsx'
import { RegionSwitch } from './parts/RegionSwitch.tsx'
import classes from './parts/quotas.module.css'

/** 配额查看, and the way in to 配额管理: who may not see quotas comes to the first tab that is theirs. */
export default function OwnQuotas() {
  const me = useMe()
  return meets(me, 'quota.view') ? <Own /> : <ToFirstTab />
}

function ToFirstTab() {
  const go = useGo()
  const first = useTabs()[0]?.path
  useEffect(() => { if (first) go(first, { isReplacing: true }) }, [first, go])
  return <LoadingState />
}

function Own() {
  const t = useSay()
  const me = useMe()
  const own = useRead<typeof ownQuotas>('GET /quotas', { query: {} })
  const { parent } = own.data ?? {}
  return (
    <QuotaFrame tab="view" subtitle={own.data && [own.data.department.name, parent ? t(phrases.givenBy, { parent: parent.name }) : t(phrases.isRoot)].join(' · ')} actions={
      <>
        {meets(me, 'quota.apply') && parent && <LinkButton to="/quotas/requests/new" leftSection={<IconPlus size={16} aria-hidden />}>{t(phrases.applyForQuota)}</LinkButton>}
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>{t(phrases.print)}</Button>
      </>
    }>
      <Answer of={own} isPart>{(data) => <Numbers data={data} />}</Answer>
    </QuotaFrame>
  )
}

function Numbers({ data }: { readonly data: AnswerOf<typeof ownQuotas> }) {
  const t = useSay()
  const [search, change] = useSearchValues()
  const chosen = data.regions.find(({ id }) => id === search['region'])
  const isShort = search['show'] !== 'all'
  const shown = inCatalogueOrder(data.items).filter((quota) => !isShort || isInUse(quota))
  const regions = (chosen ? [chosen] : data.regions).map((region) => ({ region, quotas: shown.filter(({ regionId }) => regionId === region.id) }))
  const filled = regions.filter(({ quotas }) => quotas.length > 0)
  return (
    <>
      <div className={`${classes.tools} ${classes.screenOnly}`}>
        <RegionSwitch regions={data.regions} value={chosen?.id ?? ''} hasAll />
        <Switch label={t(phrases.onlyInUse)} checked={isShort} onChange={(event) => change({ show: event.currentTarget.checked ? undefined : 'all' })} />
      </div>
      <BarLegend thresholds={data.thresholds} />
      {filled.length === 0 && <EmptyState title={phrases.noQuota} text={data.parent ? phrases.noQuotaHelp : undefined} />}
      {filled.map(({ region, quotas }) => <RegionQuotas key={region.id} region={region} quotas={quotas} thresholds={data.thresholds} />)}
      <GrantSection grants={data.grants.filter(({ regionId }) => !chosen || regionId === chosen.id)} regions={data.regions} />
    </>
  )
}
