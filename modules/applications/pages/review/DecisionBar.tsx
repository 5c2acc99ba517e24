import { Button } from '@mantine/core'
import { IconCheck, IconPlayerSkipForward, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import type { Application } from '../../contract.ts'
import type { ApplicationReview } from '../../review-contract.ts'
import { stageAfter } from '../../rules/route.ts'
import { amountsInWords } from '../parts/amounts.ts'
import { limits } from '../parts/limits.ts'
import { ReasonField } from '../parts/ReasonField.tsx'
import { placeIn, type Held } from '../parts/review-decision.ts'
import { reviewPagePhrases as phrases } from '../parts/review-page-phrases.ts'
import { reviewPhrases } from '../parts/review-phrases.ts'
import classes from './review.module.css'
import { useReviewKeys } from './review-keys.ts'
import type { Decision } from './use-decision.ts'

type BarProps = { readonly application: Application; readonly review: ApplicationReview; readonly decision: Decision; readonly freed: readonly Held[]; readonly handled: number }

/** Always in sight: what the decision does, and the ways to decide. What happens is said before it is pressed (chapter 10). */
export function DecisionBar({ application, review, decision, freed, handled }: BarProps) {
  const t = useSay()
  const { mode, isRejection, change, decide, skip } = decision
  const place = placeIn(review.queue, handled)
  useReviewKeys({
    approveNext: () => decide(true),
    reject: () => isRejection ? decide(true) : change('reject'),
    skip, opinion: () => change('opinion'),
  })
  return (
    <section className={classes.decision} data-decision aria-label={t(phrases.decide)}>
      {mode !== 'approve' && <Words key={mode} decision={decision} />}
      {decision.problem !== null && <p className={classes.problem} role="alert">{decision.problem}</p>}
      <div className={classes.decisionLine}>
        {place && <span className={classes.place}>{t(phrases.placeOf, place)}</span>}
        <Effect application={application} decision={decision} freed={freed} />
        <Acts decision={decision} hasNext={review.queue.nextId !== null} />
      </div>
      <KeyHelp />
    </section>
  )
}

/** What will happen, before it is confirmed. */
function Effect({ application, decision, freed }: Pick<BarProps, 'application' | 'decision' | 'freed'>) {
  const t = useSay()
  const formats = useFormats()
  const desk = (application.stage === null ? undefined : stageAfter(application.route, application.stage)) ?? 'provisioning'
  const goal = { desk: t(reviewPhrases[`desk.${desk}`]), who: t(reviewPhrases[`who.${desk}`]) }
  const count = Object.values(decision.marks).filter(({ isRejected }) => isRejected).length
  const words = decision.isRejection ? t(phrases.wholeComesBack, { name: application.applicant.name })
    : decision.comesTo === 'none' ? t(phrases.comesBack, { name: application.applicant.name })
    : decision.comesTo === 'part' ? t(phrases.goesOnInPart, { count, ...goal }) : t(phrases.goesOn, goal)
  return <p className={classes.effect} aria-live="polite">{words}{freed.length > 0 && ` ${t(phrases.frees, { amounts: amountsInWords(t, formats, freed) })}`}</p>
}

function Acts({ decision, hasNext }: { readonly decision: Decision; readonly hasNext: boolean }) {
  const t = useSay()
  const { mode, isRejection, isBusy, change, decide, skip } = decision
  const rejects = decision.comesTo === 'none'
  const now = rejects ? phrases.reject : decision.comesTo === 'part' ? phrases.approveInPart : phrases.approve
  const color = rejects ? { color: 'red' } : {}
  return (
    <div className={classes.acts}>
      {mode === 'approve'
        ? <Button variant="subtle" onClick={() => change('opinion')} aria-keyshortcuts="o">{t(phrases.addOpinion)}</Button>
        : <Button variant="subtle" onClick={() => change('approve')} disabled={isBusy}>{t(phrases.back)}</Button>}
      {hasNext && <Button variant="default" leftSection={<IconPlayerSkipForward size={16} aria-hidden />} onClick={skip} disabled={isBusy} aria-keyshortcuts="n">{t(phrases.skip)}</Button>}
      {!isRejection && !rejects && <Button variant="default" leftSection={<IconX size={16} aria-hidden />} onClick={() => change('reject')} disabled={isBusy} aria-keyshortcuts="Control+Shift+Enter">{t(phrases.rejectOpen)}</Button>}
      <Button variant="default" {...color} onClick={() => decide(false)} disabled={isBusy}>{t(now)}</Button>
      {hasNext && (
        <Button {...color} leftSection={rejects ? <IconX size={16} aria-hidden /> : <IconCheck size={16} aria-hidden />} onClick={() => decide(true)} loading={isBusy} aria-keyshortcuts="Control+Enter">
          {t(rejects ? phrases.rejectNext : phrases.approveNext)}
        </Button>
      )}
    </div>
  )
}

/** The opinion of an approval, or the reason of a rejection; it has the focus as soon as it is asked for. */
function Words({ decision }: { readonly decision: Decision }) {
  const t = useSay()
  const box = useRef<HTMLTextAreaElement>(null)
  const { isRejection, complaint, reason, write } = decision
  const isMissing = complaint?.at === 'reason'
  useEffect(() => { box.current?.focus() }, [complaint])
  return (
    <ReasonField verdict={isRejection ? 'reject' : 'approve'} label={isRejection ? phrases.rejectReason : phrases.opinion} isRequired={isRejection} maximum={limits.reason}
      boxRef={box} value={reason} onChange={write} error={isMissing ? t(phrases.reasonMissing) : undefined} />
  )
}

const keyHelp = [
  ['Ctrl / ⌘ + Enter', phrases.keyApprove], ['Ctrl / ⌘ + Shift + Enter', phrases.keyReject], ['n', phrases.keySkip], ['o', phrases.keyOpinion],
] as const

function KeyHelp() {
  const t = useSay()
  return (
    <details className={classes.keys}>
      <summary>{t(phrases.keys)}</summary>
      <dl>{keyHelp.map(([key, words]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{t(words)}</dd></div>)}</dl>
    </details>
  )
}
