import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState, ErrorState, LoadingState } from '#kit/web/States.tsx'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import type { ownQuotas } from '../../contract.ts'
import { fullest } from '../parts/bar.ts'
import { LevelTags } from '../parts/LevelTags.tsx'
import { quotaPagePhrases as phrases } from '../parts/page-phrases.ts'
import { QuotaBar } from '../parts/QuotaBar.tsx'
import classes from '../parts/quotas.module.css'

/** Where my department runs out first: the five fullest quotas (chapter 10, home). */
export default function FullestCard() {
  const t = useSay()
  const { number } = useFormats()
  const own = useRead<typeof ownQuotas>('GET /quotas', { query: {} })
  const shown = fullest(own.data?.items ?? [], 5)
  const regionName = (id: string) => { const region = own.data?.regions.find((one) => one.id === id); return region ? t(region.name) : '' }
  return (
    <Section title={phrases.fullest} actions={<PageLink to="/quotas">{t(phrases.showAllQuotas)}</PageLink>}>
      {own.error ? <ErrorState error={own.error} onRetry={() => void own.refetch()} />
        : !own.data ? <LoadingState height={80} />
        : shown.length === 0 ? <EmptyState title={phrases.noQuota} />
        : (
          <ul className={classes.full}>
            {shown.map((quota) => (
              <li key={`${quota.regionId}/${quota.metric}`}>
                <span className={classes.fullLine}>
                  <span>{t(metrics[quota.metric].names)} <span className={classes.small}>{regionName(quota.regionId)}</span></span>
                  <span className={classes.small}>{t(phrases.remainingShort, { remaining: number(quota.remaining), total: number(quota.total) })} {t(metrics[quota.metric].unit)}</span>
                </span>
                <QuotaBar quota={quota} thresholds={own.data.thresholds} />
                {(quota.level > 0 || quota.overdue > 0) && <LevelTags quota={quota} />}
              </li>
            ))}
          </ul>
        )}
    </Section>
  )
}
