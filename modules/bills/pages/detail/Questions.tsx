import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { StatusTag, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { Money, MomentText } from '#kit/web/Values.tsx'
import classes from '../parts/bills.module.css'
import kit from '#kit/web/kit.module.css'
import type { BillProps } from './BillContent.tsx'
import { billDetailPhrases as phrases } from './detail-phrases.ts'
import { billHref } from './revision.ts'

const looks: StatusLooks<'waiting' | 'adjusted' | 'kept'> = {
  waiting: { label: phrases.waitsForAnswer, tone: 'waiting' }, adjusted: { label: phrases.adjusted, tone: 'success' }, kept: { label: phrases.kept, tone: 'neutral' },
}

/** Lines that were put in question, each with what was answered (B11). */
export function Questions({ bill }: BillProps) {
  const t = useSay()
  return (
    <Section>
      <ul className={classes.list}>
        {bill.questions.map(({ id, revision, lineNumber, remark, lineText, amount, outcome, answer, answered }) => (
          <li key={id} className={classes.question}>
            <div className={classes.questionHead}>
              <span><PageLink className={classes.textLink} to={billHref(bill.id, revision, { tab: 'lines', why: String(lineNumber) })}>{t(phrases.questionOf, { line: lineNumber, revision })}</PageLink> · {t(lineText)}</span>
              <span className={classes.inline}><Money amount={amount} /><StatusTag looks={looks} status={outcome ?? 'waiting'} /></span>
            </div>
            <p className={kit.stepReason}>{remark}</p>
            {answered !== null && <p className={classes.plain}>{answer !== '' && <>{answer} </>}<span className={classes.small}>{t(answered.name)} · <MomentText moment={answered.at} /></span></p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
