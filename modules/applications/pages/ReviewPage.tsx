import { Alert } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, usePageParams, useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import type { readApplication } from '../contract.ts'
import type { readReview } from '../review-contract.ts'
import { ChangedNote } from './detail/ChangedNote.tsx'
import { ConversationSection } from './detail/ConversationSection.tsx'
import { FlowSection } from './detail/FlowSection.tsx'
import { ApplicationInformation, ProjectInformation } from './detail/InformationSections.tsx'
import { VersionDifferences } from './detail/VersionsSection.tsx'
import { ApplicationStatus } from './parts/ApplicationStatus.tsx'
import { kindNames } from './parts/kinds.ts'
import { stepLooks } from './parts/looks.ts'
import { ApplicationNotes } from './parts/notes.ts'
import { applicationPagePhrases as pagePhrases } from './parts/page-phrases.ts'
import { freedBy, nextPage } from './parts/review-decision.ts'
import { reviewPagePhrases as phrases } from './parts/review-page-phrases.ts'
import { isChangedSince, newestVersion, type Seen } from './parts/seen.ts'
import { CompetingSection, CostSection, HistorySection } from './review/Background.tsx'
import { DecisionBar } from './review/DecisionBar.tsx'
import { ItemVerdicts } from './review/ItemVerdicts.tsx'
import { QuotaImpact } from './review/QuotaImpact.tsx'
import { useDecision, type DecisionProps } from './review/use-decision.ts'
import classes from './review/review.module.css'

/** Where a reviewer decides: everything to know beside what is asked for, one application after another (R11). */
export default function ReviewPage() {
  const { id = '' } = usePageParams()
  const [search] = useSearchValues()
  const handled = Math.max(0, Math.trunc(Number(search['handled'] ?? 0)) || 0)
  const application = useRead<typeof readApplication>('GET /applications/:id', { params: { id } })
  const review = useRead<typeof readReview>('GET /applications/:id/review', { params: { id } })
  const readAgain = async () => (await application.refetch()).data
  return (
    <Answer of={review}>
      {(known) => <Answer of={application}>{(data) => <Review key={data.id} application={data} review={known} readAgain={readAgain} handled={handled} />}</Answer>}
    </Answer>
  )
}

function Review(props: DecisionProps) {
  const t = useSay()
  const { application, review, handled } = props
  const [seen] = useState<Seen>({ versionNumber: newestVersion(application)?.number ?? 0 })
  const decision = useDecision(props)
  const mayDecide = application.allowed.includes('approve')
  const freed = mayDecide ? freedBy(review.items, decision.marks, decision.comesTo === 'none') : []
  return (
    <DetailPage title={application.title || t(pagePhrases.untitled)} tag={<ApplicationStatus step={application.step} />} subtitle={`${application.number} · ${application.kind === 'new' ? '' : `${t(kindNames[application.kind])} · `}${application.department.name} · ${application.applicant.name}`}
      crumbs={[{ label: pagePhrases.resourceManagement }, { label: pagePhrases.applicationList, to: '/applications?whose=forMe' }, { label: t(phrases.reviewTitle, { number: application.number }) }]}
      actions={<LinkButton variant="default" to={`/applications/${application.id}`}>{t(phrases.toDetail)}</LinkButton>}>
      {isChangedSince(application, seen) && <Alert variant="outline" icon={<IconInfoCircle aria-hidden />}><ChangedNote application={application} seen={seen} /></Alert>}
      {!mayDecide && <NotWaiting {...props} />}
      <div className={classes.columns}>
        <div className={classes.main}>
          <Comparison {...props} />
          <ItemVerdicts application={application} review={review} decision={decision} mayDecide={mayDecide} />
        </div>
        <div className={classes.side}>
          <QuotaImpact review={review} department={application.department.name} isNew={application.kind === 'new'} freed={freed} />
          <CostSection cost={review.cost} items={application.items} />
          <Notes {...props} />
          <CompetingSection competing={review.competing} />
          <HistorySection history={review.history} />
        </div>
        <div className={classes.rest}>
          <ApplicationInformation application={application} />
          <ProjectInformation project={application.project} />
          <FlowSection application={application} />
          <ConversationSection applicationId={application.id} />
        </div>
      </div>
      {mayDecide && <DecisionBar application={application} review={review} decision={decision} freed={freed} handled={handled} />}
    </DetailPage>
  )
}

/** What modules above say about it, such as the budget: of existing resources the difference counts. */
function Notes({ application, review: { cost } }: DecisionProps) {
  const monthly = cost.present === null ? cost.monthly : cost.difference
  return monthly !== null && <ApplicationNotes departmentId={application.department.id} projectId={application.project?.id ?? null} monthly={monthly} />
}

/** It is somewhere else by now; the next one is not far. */
function NotWaiting({ application, review, handled }: DecisionProps) {
  const t = useSay()
  const next = nextPage(review.queue, handled)
  return (
    <Alert variant="outline" icon={<IconInfoCircle aria-hidden />}>
      <div className={classes.line}>
        <span>{t(phrases.notForYou, { step: t(stepLooks[application.step].label) })}</span>
        {next !== null && <LinkButton to={next}>{t(phrases.nextOne)}</LinkButton>}
      </div>
    </Alert>
  )
}

/** What changed since this side decided last, before anything else. */
function Comparison({ application, review: { comparison } }: DecisionProps) {
  const t = useSay()
  if (comparison === null) return null
  const { before, after, why } = comparison
  return (
    <Section title={t(why === 'decided' ? phrases.changesSinceDecision : phrases.changesSinceVersion, { number: before })}>
      <VersionDifferences applicationId={application.id} before={before} after={after} />
    </Section>
  )
}
