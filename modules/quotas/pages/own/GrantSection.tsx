import type { AnswerOf } from '#kit/pure/contract.ts'
import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { DayText } from '#kit/web/Values.tsx'
import type { ownQuotas } from '../../contract.ts'
import { metricWithUnit } from '../parts/metric-words.ts'
import { quotaPagePhrases as phrases } from '../parts/page-phrases.ts'
import { NumericHead, ScrollTable } from '../parts/ScrollTable.tsx'
import type { NamedRegion } from '../parts/use-regions.ts'
import classes from '../parts/quotas.module.css'

export type Grant = AnswerOf<typeof ownQuotas>['grants'][number]
type GrantSectionProps = { readonly grants: readonly Grant[]; readonly regions: readonly Pick<NamedRegion, 'id' | 'name'>[]; readonly departmentName?: (id: string) => string }

/** What falls back by itself, with its day (Q8); nothing is shown where there is none. */
export function GrantSection({ grants, regions, departmentName }: GrantSectionProps) {
  const t = useSay()
  const { number } = useFormats()
  const regionName = (id: string) => { const region = regions.find((one) => one.id === id); return region ? t(region.name) : id }
  if (grants.length === 0) return null
  const inOrder = grants.toSorted((left, right) => left.endsOn.localeCompare(right.endsOn))
  return (
    <Section title={phrases.grants} isFlush>
      <ScrollTable label={phrases.grants}>
        <caption className={classes.caption}>{t(phrases.grantsHelp)}</caption>
        <thead>
          <tr>
            {departmentName && <th scope="col">{t(phrases.department)}</th>}
            <th scope="col">{t(phrases.region)}</th>
            <th scope="col">{t(phrases.metric)}</th>
            <NumericHead label={phrases.grantAmount} />
            <th scope="col">{t(phrases.endsOn)}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder.map(({ departmentId, regionId, metric, amount, endsOn }, index) => (
            <tr key={index}>
              {departmentName && <td>{departmentName(departmentId)}</td>}
              <td>{regionName(regionId)}</td>
              <td>{metricWithUnit(t, phrases.withUnit, metric)}</td>
              <td data-numeric>{number(amount)}</td>
              <td><DayText day={endsOn} /></td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  )
}
