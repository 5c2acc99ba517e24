import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState, ErrorState, LoadingState } from '#kit/web/States.tsx'
import { Money } from '#kit/web/Values.tsx'
import type { listRollUps } from '../../contract.ts'
import { billPagePhrases as phrases } from '../parts/bill-phrases.ts'
import { DueDay } from '../parts/DueDay.tsx'
import { rollUpNames } from '../parts/looks.ts'
import classes from '../parts/bills.module.css'

/** Roll-ups whose bills are all confirmed, for the committee or the bureau to answer (B3). */
export default function RollUpsToConfirm() {
  const t = useSay()
  const { day } = useFormats()
  const rollUps = useRead<typeof listRollUps>('GET /roll-ups', { query: {} }, { refreshEveryMs: 60_000 })
  const open = (rollUps.data?.items ?? []).filter(({ allowed }) => allowed.includes('confirm'))
  return (
    <Section title={phrases.rollUpsToConfirm} actions={<PageLink to="/bills/departments">{t(phrases.showAll)}</PageLink>}>
      {rollUps.error ? <ErrorState error={rollUps.error} onRetry={() => void rollUps.refetch()} />
        : !rollUps.data ? <LoadingState height={80} />
        : open.length === 0 ? <EmptyState title={phrases.rollUpsToConfirmEmpty} />
        : (
          <ul className={classes.list}>
            {open.map(({ id, month, kind, total, dueOn, isOverdue }) => (
              <li key={id} className={classes.line}>
                <div className={classes.lineMain}>
                  <PageLink to={`/bills/roll-ups/${id}`}>{`${month} ${t(rollUpNames[kind])}`}</PageLink>
                  {dueOn !== null && <span className={`${classes.small} ${classes.block}`}>{t(phrases.answerBy, { day: day(dueOn) })}</span>}
                </div>
                <Money amount={total} />
                {isOverdue && <DueDay dueOn={dueOn} isOverdue />}
              </li>
            ))}
          </ul>
        )}
    </Section>
  )
}
