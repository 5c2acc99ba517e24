import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { addressOf } from '#kit/web/client.ts'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState, ErrorState } from '#kit/web/States.tsx'
import type { listMonths } from '../contract.ts'
import type { readStatistics } from '../statistics-contract.ts'
import { billMenuPhrases } from './parts/menu-phrases.ts'
import { operatorMenuPhrases } from './parts/operator-menu-phrases.ts'
import { statisticsPhrases as phrases } from './parts/statistics-phrases.ts'
import { conditionsIn, type Conditions } from './statistics/conditions.ts'
import { ConditionBar } from './statistics/ConditionBar.tsx'
import { Crumbs } from './statistics/Crumbs.tsx'
import { Result } from './statistics/Result.tsx'

/** 账单统计 (B5): amounts by month and group, as charts and as the table that says the same; everything stands in the address. */
export default function BillStatistics() {
  const [values] = useSearchValues()
  const months = useRead<typeof listMonths>('GET /bill-months')
  // What counts was sent: months of which there are drafts only would begin the range with nothing.
  const known = months.data?.items.filter(({ billCount, draftCount }) => billCount > draftCount).map(({ month }) => month)
  const conditions = known && conditionsIn(values, known)
  return (
    <DetailPage title={operatorMenuPhrases.billStatistics} crumbs={[{ label: billMenuPhrases.bills }, { label: operatorMenuPhrases.billStatistics }]} actions={conditions !== undefined && conditions.to !== '' && <ExportButton conditions={conditions} />}>
      <Answer of={months} isPart>
        {() => conditions === undefined || conditions.to === '' ? <EmptyState title={phrases.nothing} text={phrases.nothingText} /> : <Statistics conditions={conditions} months={known ?? []} />}
      </Answer>
    </DetailPage>
  )
}

function Statistics({ conditions, months }: { readonly conditions: Conditions; readonly months: readonly string[] }) {
  const found = useRead<typeof readStatistics>('GET /bill-statistics', { query: conditions }, { keepsPrevious: true })
  // After a refusal the numbers of the conditions before would be those of other conditions.
  return (
    <>
      <Section>
        <ConditionBar conditions={conditions} months={months} />
        <Crumbs conditions={conditions} />
      </Section>
      {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : <Answer of={found} isPart>{(data) => <Result conditions={conditions} found={data} />}</Answer>}
    </>
  )
}

/** The same conditions as the page, the same numbers (B6). */
function ExportButton({ conditions }: { readonly conditions: Conditions }) {
  const t = useSay()
  return <Button component="a" href={addressOf('/bill-statistics/export', { query: conditions })} download variant="default" leftSection={<IconDownload size={16} aria-hidden />}>{t(phrases.export)}</Button>
}
