import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { ErrorState, LoadingState } from '#kit/web/States.tsx'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import type { readEffects } from '../../review-contract.ts'
import { bulkPhrases as phrases } from '../parts/bulk-phrases.ts'
import classes from '../review/review.module.css'

/** Which quotas it is about, before it is confirmed. */
export function BulkEffects({ ids, isRejection }: { readonly ids: readonly string[]; readonly isRejection: boolean }) {
  const t = useSay()
  const { number } = useFormats()
  const effects = useRead<typeof readEffects>('GET /applications/effects', { query: { ids: ids.join(',') } })
  if (effects.error) return <ErrorState error={effects.error} onRetry={() => void effects.refetch()} />
  if (!effects.data) return <LoadingState height={60} />
  if (effects.data.lines.length === 0) return <p>{t(phrases.noQuotas)}</p>
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t(phrases.quotas)}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t(phrases.quotas)}</caption>
        <thead><tr><th scope="col">{t(phrases.department)}</th><th scope="col">{t(phrases.resource)}</th><th scope="col" data-numeric>{t(phrases.held)}</th><th scope="col" data-numeric>{t(phrases.remaining)}</th><th scope="col" data-numeric>{t(phrases.afterwards)}</th></tr></thead>
        <tbody>
          {effects.data.lines.map(({ department, region, metric, amount, remaining }) => (
            <tr key={`${department.id} ${region.id} ${metric}`}>
              <th scope="row">{department.name}<br /><span className={classes.small}>{t(region.name)}</span></th>
              <td>{t(metrics[metric].names)} <span className={classes.small}>({t(metrics[metric].unit)})</span></td>
              <td data-numeric>{number(amount)}</td><td data-numeric>{number(remaining)}</td>
              <td data-numeric data-changed={isRejection || undefined}>{number(isRejection ? remaining + amount : remaining)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
