import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { EmptyState } from '#kit/web/States.tsx'
import type { Tone } from '#kit/web/StatusTag.tsx'
import { Timeline, type TimelineStep } from '#kit/web/Timeline.tsx'
import { DayText, Money, MomentText } from '#kit/web/Values.tsx'
import type { BillDetail } from '../../contract.ts'
import type { BillAct } from '../../rules/status.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import classes from '../parts/bills.module.css'
import type { BillProps } from './BillContent.tsx'
import { billDetailPhrases as phrases } from './detail-phrases.ts'
import { billHref, shownRevision } from './revision.ts'

const acts = {
  recompute: { name: phrases.actRecompute, tone: 'special' }, adjust: { name: phrases.actAdjust, tone: 'special' }, remove_adjustment: { name: phrases.actRemoveAdjustment, tone: 'special' },
  send: { name: phrases.actSend, tone: 'info' }, confirm: { name: phrases.actConfirm, tone: 'success' }, reject: { name: phrases.actReject, tone: 'danger' },
  reopen: { name: phrases.actReopen, tone: 'special' }, return: { name: phrases.actReturn, tone: 'danger' }, settle: { name: phrases.actSettle, tone: 'success' },
} as const satisfies { readonly [Act in BillAct | 'recompute' | 'adjust' | 'remove_adjustment']: { readonly name: TimelineStep['name']; readonly tone: Tone } }

/** Who did what to it, whom it waits for, and what was sent when: each revision stays to be read (chapter 6, Status). */
export function Flow({ bill, asked }: BillProps) {
  return (
    <div className={classes.stack}>
      {!bill.isCut && <Section title={phrases.stepsOfBill}>{bill.steps.length === 0 ? <EmptyState title={phrases.noSteps} /> : <Steps bill={bill} />}</Section>}
      <Revisions bill={bill} asked={asked} />
    </div>
  )
}

function Steps({ bill }: { readonly bill: BillDetail }) {
  const t = useSay()
  const { day } = useFormats()
  const done = bill.steps.map(({ act, revision, at, by, reason }, index): TimelineStep => ({
    key: String(index), ...act in acts ? acts[act as keyof typeof acts] : { name: act, tone: 'neutral' }, verdict: t(phrases.revisionNumber, { revision }), person: by && t(by), at, reason,
  }))
  const ahead: TimelineStep[] = bill.status === 'sent' ? [{ key: 'waits', name: phrases.waits, tone: 'waiting', waitsFor: bill.unit.name, verdict: bill.dueOn === null ? undefined : t(billPagePhrases.answerBy, { day: day(bill.dueOn) }) }]
    : bill.status === 'rejected' || bill.status === 'revising' || bill.status === 'draft' ? [{ key: 'revises', name: phrases.revises, tone: 'waiting', waitsFor: phrases.operators }] : []
  return <Timeline steps={[...done, ...ahead]} />
}

function Revisions({ bill, asked }: BillProps) {
  const t = useSay()
  const shown = shownRevision(bill, asked)
  if (bill.revisions.length === 0) return null
  return (
    <Section title={phrases.revisions} isFlush>
      <ScrollTable label={phrases.revisions} isWide>
        <thead>
          <tr>
            <th scope="col">{t(billPagePhrases.revision)}</th><th scope="col" data-numeric>{t(billPagePhrases.total)}</th><th scope="col">{t(phrases.sentAt)}</th><th scope="col">{t(phrases.sentBy)}</th>
            <th scope="col">{t(billPagePhrases.dueOn)}</th><th scope="col">{t(billPagePhrases.answers)}</th><th scope="col">{t(phrases.differences)}</th>
          </tr>
        </thead>
        <tbody>
          {bill.revisions.map(({ number, total, sentAt, sentBy, dueOn, feedback }) => (
            <tr key={number} aria-current={number === shown || undefined}>
              <th scope="row">{number === shown ? <strong>{t(phrases.revisionNumber, { revision: number })}</strong> : <PageLink to={billHref(bill.id, number)}>{t(phrases.revisionNumber, { revision: number })}</PageLink>}</th>
              <td data-numeric><Money amount={total} /></td>
              <td><MomentText moment={sentAt} /></td>
              <td>{sentBy ?? '—'}</td>
              <td><DayText day={dueOn} /></td>
              <td>{feedback === null ? t(phrases.notAnswered) : <>{t(feedback.verdict === 'confirmed' ? phrases.confirmedBy : phrases.rejectedBy, { name: t(feedback.by) })} · <MomentText moment={feedback.at} />{feedback.reason !== '' && <span className={classes.block}>{feedback.reason}</span>}</>}</td>
              <td>{number > 1 ? <PageLink to={billHref(bill.id, number, { tab: 'differences', from: String(number - 1) })}>{t(phrases.compare, { revision: number - 1 })}</PageLink> : '—'}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  )
}
