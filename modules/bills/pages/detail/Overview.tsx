import { Facts, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { DayText, Money, MomentText, NumberText } from '#kit/web/Values.tsx'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { Change } from '../parts/Change.tsx'
import { DueDay } from '../parts/DueDay.tsx'
import classes from '../parts/bills.module.css'
import type { BillProps } from './BillContent.tsx'
import { billDetailPhrases as phrases } from './detail-phrases.ts'
import { isDraftShown, shownRevision } from './revision.ts'

/** The total, larger than its label, and what is known of the bill. */
export function Overview({ bill, asked }: BillProps) {
  const t = useSay()
  const { day } = useFormats()
  const { settlement } = bill
  const revision = shownRevision(bill, asked)
  const sent = bill.revisions.find(({ number }) => number === revision)
  const isNewest = asked === undefined || asked === bill.revisions[0]?.number
  return (
    <Section>
      <div className={classes.overview}>
        <span className={classes.total}><Money amount={bill.total} /></span>
        <span className={classes.inline}><span className={classes.small}>{t(billPagePhrases.change)}</span><Change total={bill.total} previous={bill.previousTotal} /></span>
      </div>
      <Facts items={[
        { label: billPagePhrases.unit, value: bill.unit.name },
        { label: billPagePhrases.month, value: bill.month },
        { label: billPagePhrases.revision, value: t(isDraftShown(bill, asked) ? phrases.draftAfter : phrases.revisionNumber, { revision }) },
        { label: billPagePhrases.lines, value: <NumberText value={bill.lineCount} /> },
        sent !== undefined && { label: phrases.sentAt, value: <MomentText moment={sent.sentAt} /> },
        sent !== undefined && { label: billPagePhrases.dueOn, value: isNewest ? <DueDay dueOn={sent.dueOn} isOverdue={bill.isOverdue} /> : <DayText day={sent.dueOn} /> },
        sent?.feedback != null && { label: phrases.answeredAt, value: <MomentText moment={sent.feedback.at} /> },
        settlement !== null && { label: billPagePhrases.settlement, value: t(billPagePhrases.settledOn, { day: day(settlement.day), voucher: settlement.voucher }) },
      ]} />
    </Section>
  )
}
