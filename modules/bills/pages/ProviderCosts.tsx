import { Tabs } from '@mantine/core'
import { DetailPage } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import type { listCostRates, readUnmapped } from '../cost-contract.ts'
import { CostFiles } from './costs/CostFiles.tsx'
import { CostRates } from './costs/CostRates.tsx'
import { CostRules } from './costs/CostRules.tsx'
import { costMenuPhrases } from './costs/menu-phrases.ts'
import { costPagePhrases as phrases } from './costs/cost-page-phrases.ts'
import { UnmappedCosts } from './costs/UnmappedCosts.tsx'
import { billMenuPhrases } from './parts/menu-phrases.ts'

const tabs = ['files', 'unmapped', 'rules', 'rates'] as const

/** Costs from outside clouds: files, what no rule fits, rules, rates (B10). */
export default function ProviderCosts() {
  const t = useSay()
  const { number } = useFormats()
  const [search, changeSearch] = useSearchValues()
  const unmapped = useRead<typeof readUnmapped>('GET /cost-rows/unmapped')
  const rates = useRead<typeof listCostRates>('GET /cost-rates')
  const present = tabs.find((tab) => tab === search['tab']) ?? 'files'
  const missing = rates.data?.items.filter(({ rate }) => rate === null).length ?? 0
  const unmappedCount = unmapped.data?.rowCount ?? 0
  // What one list is filtered by means nothing to the next.
  const show = (tab: string | null) => changeSearch({ ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])), tab: tab === 'files' ? undefined : tab ?? undefined })
  return (
    <DetailPage title={costMenuPhrases.providerCosts} subtitle={t(phrases.subtitle)} crumbs={[{ label: billMenuPhrases.bills }, { label: costMenuPhrases.providerCosts }]}>
      <Tabs value={present} onChange={show} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="files">{t(phrases.files)}</Tabs.Tab>
          <Tabs.Tab value="unmapped">{unmappedCount > 0 ? t(phrases.unmappedCount, { count: number(unmappedCount) }) : t(phrases.unmapped)}</Tabs.Tab>
          <Tabs.Tab value="rules">{t(phrases.rules)}</Tabs.Tab>
          <Tabs.Tab value="rates">{missing > 0 ? t(phrases.ratesMissing, { count: missing }) : t(phrases.rates)}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="files"><CostFiles onUnmapped={() => show('unmapped')} /></Tabs.Panel>
        <Tabs.Panel value="unmapped"><UnmappedCosts answer={unmapped} /></Tabs.Panel>
        <Tabs.Panel value="rules"><CostRules /></Tabs.Panel>
        <Tabs.Panel value="rates"><CostRates answer={rates} /></Tabs.Panel>
      </Tabs>
    </DetailPage>
  )
}
