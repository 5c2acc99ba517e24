import { Alert, Button, Group } from '@mantine/core'
import { IconInfoCircle, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Answer, DetailPage } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { WhyLink } from '#modules/access/pages/parts/WhyLink.tsx'
import type { Application, readApplication } from '../contract.ts'
import { ChangedNote } from './detail/ChangedNote.tsx'
import { ConversationSection } from './detail/ConversationSection.tsx'
import { FlowSection } from './detail/FlowSection.tsx'
import { ApplicationInformation, ProjectInformation } from './detail/InformationSections.tsx'
import { ItemDetails } from './detail/ItemDetails.tsx'
import { ReviewButtons } from './detail/ReviewButtons.tsx'
import { Signatures } from './detail/Signatures.tsx'
import { VersionsSection } from './detail/VersionsSection.tsx'
import { ApplicationStatus } from './parts/ApplicationStatus.tsx'
import { CopyButton } from './parts/CopyButton.tsx'
import { kindNames } from './parts/kinds.ts'
import { applicationPagePhrases as pagePhrases } from './parts/page-phrases.ts'
import { reviewPhrases as phrases } from './parts/review-phrases.ts'
import { isChangedSince, newestVersion, type Seen } from './parts/seen.ts'
import { WithdrawButton } from './parts/WithdrawButton.tsx'
import classes from './parts/applications.module.css'

/** One application: read, reviewed, printed. */
export default function ApplicationDetail() {
  const { id = '' } = usePageParams()
  const application = useRead<typeof readApplication>('GET /applications/:id', { params: { id } })
  const readAgain = async () => (await application.refetch()).data
  return <Answer of={application}>{(data) => <Detail key={data.id} application={data} readAgain={readAgain} />}</Answer>
}

type DetailProps = { readonly application: Application; readonly readAgain: () => Promise<Application | undefined> }

function Detail({ application, readAgain }: DetailProps) {
  const t = useSay()
  const [seen] = useState<Seen>({ versionNumber: newestVersion(application)?.number ?? 0 })
  return (
    <DetailPage title={application.title || t(pagePhrases.untitled)} tag={<ApplicationStatus step={application.step} />} subtitle={application.kind === 'new' ? application.number : `${application.number} · ${t(kindNames[application.kind])}`}
      crumbs={[{ label: pagePhrases.resourceManagement }, { label: pagePhrases.applicationList, to: '/applications' }, { label: application.number }]}
      actions={<Actions application={application} seen={seen} readAgain={readAgain} />}>
      {isChangedSince(application, seen) && <Alert className={classes.screenOnly} variant="outline" icon={<IconInfoCircle aria-hidden />}><ChangedNote application={application} seen={seen} /></Alert>}
      <FlowSection application={application} />
      <ItemDetails application={application} />
      <ApplicationInformation application={application} />
      <ProjectInformation project={application.project} />
      {application.submittedAt !== null && <ConversationSection applicationId={application.id} />}
      <VersionsSection application={application} />
      <Signatures />
    </DetailPage>
  )
}

function Actions({ application, seen, readAgain }: DetailProps & { readonly seen: Seen }) {
  const t = useSay()
  const may = (act: string) => application.allowed.includes(act)
  return (
    <Group gap="xs" className={classes.screenOnly}>
      {may('approve') && <LinkButton variant="default" to={`/applications/${application.id}/review`}>{t(phrases.openReview)}</LinkButton>}
      {may('approve') && <ReviewButtons application={application} seen={seen} readAgain={readAgain} />}
      {may('provision') && <LinkButton to={`/applications/${application.id}/provisioning`}>{t(phrases.provision)}</LinkButton>}
      {may('edit') && <LinkButton to={`/applications/${application.id}/edit`} variant={application.status === 'rejected' ? 'filled' : 'default'}>{t(application.status === 'draft' ? pagePhrases.continueDraft : pagePhrases.modify)}</LinkButton>}
      {may('withdraw') && <WithdrawButton application={application} />}
      {may('copy') && application.status !== 'draft' && <CopyButton id={application.id} number={application.number} />}
      <WhyLink kind="application" number={application.number} />
      <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>{t(phrases.print)}</Button>
    </Group>
  )
}
