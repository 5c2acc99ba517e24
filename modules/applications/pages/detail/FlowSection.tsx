import { actedBy } from '#kit/pure/acted-by.ts'
import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import type { Tone } from '#kit/web/StatusTag.tsx'
import { Timeline, type TimelineStep } from '#kit/web/Timeline.tsx'
import type { Application } from '../../contract.ts'
import { existingPhrases } from '../parts/existing-phrases.ts'
import { reviewPhrases as phrases } from '../parts/review-phrases.ts'
import classes from '../parts/applications.module.css'

type FlowStep = Application['flow'][number]
const verdictTones: Record<NonNullable<FlowStep['verdict']>, Tone> = {
  submitted: 'info', modified: 'special', approved: 'success', rejected: 'danger', withdrawn: 'neutral', provisioned: 'info', completed: 'success', closed: 'neutral',
}

/** Each step: who, when, verdict, reason, and whom it waits for (R9). */
export function FlowSection({ application }: { readonly application: Application }) {
  const t = useSay()
  const hasRounds = application.flow.some((step) => step.round > 1)
  const steps = application.flow.map((step, index): TimelineStep => ({
    key: String(index),
    name: deskName(application, step.desk),
    tone: toneOf(step),
    verdict: verdictOf(application, step),
    person: step.by ? t(actedBy(step.by.name, step.for?.name)) : (step.state === 'upcoming' ? t(phrases[`who.${step.desk}`]) : undefined),
    at: step.at,
    reason: step.reason,
    waitsFor: step.state === 'waiting' ? phrases[`who.${step.desk}`] : undefined,
    more: <><RejectedItems step={step} />{noteOf(step)}</>,
  }))

  function noteOf(step: FlowStep) {
    const parts = [
      ...(hasRounds ? [t(phrases.roundNumber, { round: step.round })] : []),
      ...(step.versionNumber !== null && application.versions.length > 1 ? [t(phrases.versionNumber, { number: step.versionNumber })] : []),
    ]
    return parts.length > 0 && step.state === 'done' ? <p className={classes.note}>{parts.join(' · ')}</p> : undefined
  }

  return <Section title={phrases.flow}><Timeline steps={steps} /></Section>
}

/** The last desk creates what is new, and carries out what is done to existing resources. */
function deskName({ kind }: Application, desk: FlowStep['desk']) {
  return desk === 'provisioning' && kind !== 'new' ? existingPhrases.desk : phrases[`desk.${desk}`]
}

/** What the decision turned down, as it stood then (R12). */
function RejectedItems({ step }: { readonly step: FlowStep }) {
  const t = useSay()
  if (step.rejectedItems.length === 0) return null
  return (
    <ul className={classes.rejectedItems}>
      {step.rejectedItems.map(({ id, service, quantity, reason }) =>
        <li key={id}>{t(phrases.itemTurnedDown, { service: t(service), count: quantity, reason })}</li>)}
    </ul>
  )
}

function toneOf(step: FlowStep): Tone {
  if (step.verdict) return verdictTones[step.verdict]
  return step.state === 'waiting' ? 'waiting' : 'neutral'
}

/** An approval that turned down items is one in part (R12); a part of the provisioning with a reason is an item that O&M refused (R6). */
function verdictOf({ kind }: Application, step: FlowStep) {
  if (step.verdict === null) return step.state === 'upcoming' ? phrases.upcoming : undefined
  if (step.verdict === 'approved' && step.rejectedItems.length > 0) return phrases['verdict.approved_in_part']
  if (step.verdict !== 'provisioned') return phrases[`verdict.${step.verdict}`]
  if (step.reason !== null) return kind === 'new' ? phrases['verdict.refused'] : existingPhrases.refusedInPart
  return kind === 'new' ? phrases['verdict.provisioned'] : existingPhrases.doneInPart
}
