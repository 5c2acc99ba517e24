import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import kit from '#kit/web/kit.module.css'
import type { Quota } from '../../contract.ts'
import { levelLooks, overdueIcon as OverdueIcon } from './looks.ts'
import { quotaPagePhrases as phrases } from './page-phrases.ts'
import classes from './quotas.module.css'

/** How full a quota is, and what is overdue of it (Q8, Q9). Nothing is said of a quota that was never given. */
export function LevelTags({ quota }: { readonly quota: Pick<Quota, 'total' | 'level' | 'overdue'> }) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <span className={classes.tags}>
      {quota.total > 0 && <StatusTag looks={levelLooks} status={String(quota.level) as '0' | '1' | '2'} />}
      {quota.overdue > 0 && (
        <span className={kit.tag} data-tone="danger" title={t(phrases.overdueHelp, { amount: number(quota.overdue) })}>
          <OverdueIcon size={16} aria-hidden /><span>{t(phrases.overdue, { amount: number(quota.overdue) })}</span>
        </span>
      )}
      {quota.total === 0 && quota.overdue === 0 && '—'}
    </span>
  )
}
