import { useFormats, useSay } from '#kit/web/i18n.tsx'
import type { QuotaRequest } from '../../contract.ts'
import { metricWithUnit } from '../parts/metric-words.ts'
import { quotaPagePhrases } from '../parts/page-phrases.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'
import { NumericHead, ScrollTable } from '../parts/ScrollTable.tsx'
import classes from '../parts/quotas.module.css'

/** Each metric before → after: what was asked, and once decided what was granted (Q3). */
export function RequestItems({ request }: { readonly request: QuotaRequest }) {
  const t = useSay()
  const { number } = useFormats()
  const isApproved = request.status === 'approved'
  return (
    <ScrollTable label={phrases.items}>
      <thead>
        <tr>
          <th scope="col">{t(phrases.metric)}</th>
          <NumericHead label={phrases.asked} />
          {isApproved && <NumericHead label={phrases.granted} />}
          <NumericHead label={phrases.totalChange} />
        </tr>
      </thead>
      <tbody>
        {request.items.map((item) => {
          // While it waits, on top of what there is now; afterwards as it was when it was asked.
          const before = request.status === 'waiting' ? item.totalNow : item.totalBefore
          const added = isApproved ? item.granted ?? 0 : item.increase
          return (
            <tr key={`${item.region.id}/${item.metric}`}>
              <th scope="row">{metricWithUnit(t, quotaPagePhrases.withUnit, item.metric)}<div className={classes.small}>{t(item.region.name)}</div></th>
              <td data-numeric>+{number(item.increase)}</td>
              {isApproved && <td data-numeric data-strong>+{number(item.granted ?? 0)}</td>}
              <td data-numeric>{request.status === 'rejected' || request.status === 'withdrawn' ? number(before) : t(phrases.beforeAfter, { before: number(before), after: number(before + added) })}</td>
            </tr>
          )
        })}
      </tbody>
    </ScrollTable>
  )
}
