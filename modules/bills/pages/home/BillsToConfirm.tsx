import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { EmptyState, ErrorState, LoadingState } from '#kit/web/States.tsx'
import { Money } from '#kit/web/Values.tsx'
import type { listBills } from '../../contract.ts'
import { billPagePhrases as phrases } from '../parts/bill-phrases.ts'
import { DueDay } from '../parts/DueDay.tsx'
import { ownUnitOf } from '../parts/viewers.ts'
import classes from '../parts/bills.module.css'

/** Bills that wait for this admin's answer, each one click away (chapter 10, home). */
export default function BillsToConfirm() {
  const t = useSay()
  const { day } = useFormats()
  const unit = ownUnitOf(useMe())
  const bills = useRead<typeof listBills>('GET /bills', { query: { status: 'sent', sort: 'dueOn', ...unit === undefined ? {} : { unit } } }, { refreshEveryMs: 60_000 })
  const waiting = (bills.data?.items ?? []).filter(({ allowed }) => allowed.includes('confirm'))
  return (
    <Section title={phrases.toConfirm} actions={<PageLink to="/bills">{t(phrases.showAll)}</PageLink>}>
      {bills.error ? <ErrorState error={bills.error} onRetry={() => void bills.refetch()} />
        : !bills.data ? <LoadingState height={80} />
        : waiting.length === 0 ? <EmptyState title={phrases.toConfirmEmpty} />
        : (
          <ul className={classes.list}>
            {waiting.map(({ id, month, unit: { name }, total, dueOn, isOverdue }) => (
              <li key={id} className={classes.line}>
                <div className={classes.lineMain}>
                  <PageLink to={`/bills/${id}`}>{t(phrases.monthBill, { month })}</PageLink>
                  <span className={`${classes.small} ${classes.block}`}>{name}{dueOn !== null && ` · ${t(phrases.answerBy, { day: day(dueOn) })}`}</span>
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
