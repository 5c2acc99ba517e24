import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import type { Quota } from '../../contract.ts'
import type { Thresholds } from '../../rules/quota.ts'
import { LevelTags } from '../parts/LevelTags.tsx'
import { metricWithUnit } from '../parts/metric-words.ts'
import { quotaPagePhrases as phrases } from '../parts/page-phrases.ts'
import { QuotaBar } from '../parts/QuotaBar.tsx'
import { NumericHead, ScrollTable } from '../parts/ScrollTable.tsx'
import type { NamedRegion } from '../parts/use-regions.ts'
import classes from '../parts/quotas.module.css'

type RegionQuotasProps = { readonly region: Pick<NamedRegion, 'id' | 'name'>; readonly quotas: readonly Quota[]; readonly thresholds: Thresholds }

/** One region of my department: every number of each metric, and the same as bars (Q5). */
export function RegionQuotas({ region, quotas, thresholds }: RegionQuotasProps) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <Section title={region.name} isFlush>
      <ScrollTable label={region.name}>
        <thead>
          <tr>
            <th scope="col">{t(phrases.metric)}</th>
            <NumericHead label={phrases.total} />
            <NumericHead label={phrases.allocated} help={phrases.allocatedHelp} />
            <NumericHead label={phrases.used} help={phrases.usedHelp} />
            <NumericHead label={phrases.reserved} help={phrases.reservedHelp} />
            <NumericHead label={phrases.remaining} help={phrases.remainingHelp} />
            <th scope="col">{t(phrases.usage)}</th>
            <th scope="col">{t(phrases.state)}</th>
          </tr>
        </thead>
        <tbody>
          {quotas.map((quota) => (
            <tr key={quota.metric}>
              <th scope="row">{metricWithUnit(t, phrases.withUnit, quota.metric)}</th>
              <td data-numeric>{number(quota.total)}</td>
              <td data-numeric>{number(quota.allocated)}</td>
              <td data-numeric>{number(quota.used)}</td>
              <td data-numeric>{number(quota.reserved)}</td>
              <td data-numeric data-strong>{number(quota.remaining)}</td>
              <td className={classes.barCell}><QuotaBar quota={quota} thresholds={thresholds} /></td>
              <td><LevelTags quota={quota} /></td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  )
}
