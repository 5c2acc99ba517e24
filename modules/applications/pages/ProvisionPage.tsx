import { Progress } from '@mantine/core'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, PageLink, usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import type { Application, readApplication } from '../contract.ts'
import { ApplicationInformation } from './detail/InformationSections.tsx'
import { ApplicationStatus } from './parts/ApplicationStatus.tsx'
import { Deadline } from './parts/Deadline.tsx'
import { existingPhrases } from './parts/existing-phrases.ts'
import { kindNames } from './parts/kinds.ts'
import { applicationPagePhrases as pagePhrases } from './parts/page-phrases.ts'
import { reviewPhrases as phrases } from './parts/review-phrases.ts'
import { openUnitsOf } from './parts/unit-rows.ts'
import { ItemProvisioning } from './provisioning/ItemProvisioning.tsx'

/** Where O&M enters the ids of what was created in the cloud (R6). */
export default function ProvisionPage() {
  const { id = '' } = usePageParams()
  const application = useRead<typeof readApplication>('GET /applications/:id', { params: { id } })
  return <Answer of={application}>{(data) => <Provisioning application={data} />}</Answer>
}

function Provisioning({ application }: { readonly application: Application }) {
  const t = useSay()
  const wanted = application.items.filter(({ rejected }) => rejected === null)
  const total = wanted.reduce((sum, item) => sum + item.quantity, 0)
  const open = wanted.reduce((sum, item) => sum + openUnitsOf(item), 0)
  const isNew = application.kind === 'new'
  const words = t(isNew ? phrases.unitsProgress : existingPhrases.doneProgress, { done: total - open, total })
  const mayProvision = application.allowed.includes('provision')
  return (
    <DetailPage title={t(isNew ? phrases.provisioningTitle : existingPhrases.carryOutTitle, { number: application.number })} tag={<ApplicationStatus step={application.step} />} subtitle={application.title}
      crumbs={[{ label: pagePhrases.provisioning, to: '/provisioning' }, { label: application.number }]}
      actions={<LinkButton variant="default" to={`/applications/${application.id}`}>{t(pagePhrases.toApplication)}</LinkButton>}>
      {!mayProvision && (
        <EmptyState title={application.status === 'completed' ? t(isNew ? phrases.provisioned : existingPhrases.carriedOut, { number: application.number }) : application.status === 'closed' ? t(isNew ? phrases.allRefused : existingPhrases.allRefused, { number: application.number }) : phrases.notWaiting}>
          <LinkButton to="/provisioning">{t(pagePhrases.provisioning)}</LinkButton>
          <LinkButton variant="default" to={`/applications/${application.id}`}>{t(pagePhrases.toApplication)}</LinkButton>
        </EmptyState>
      )}
      <Section title={phrases.progress}>
        <Progress value={total === 0 ? 0 : 100 * (total - open) / total} aria-label={words} mb="sm" />
        <Facts items={[
          { label: phrases.progress, value: words },
          { label: pagePhrases.kind, value: t(kindNames[application.kind]) },
          { label: pagePhrases.department, value: application.department.name },
          { label: pagePhrases.project, value: application.project && <PageLink to={`/projects/${application.project.id}`}>{application.project.name}</PageLink> },
          { label: pagePhrases.due, value: <Deadline deadline={application.deadline} isOneLine /> },
        ]} />
        {mayProvision && <p>{t(isNew ? phrases.provisioningHelp : application.kind === 'change' ? existingPhrases.carryOutChange : existingPhrases.carryOutRelease)}</p>}
      </Section>
      {application.items.map((item, index) => <ItemProvisioning key={item.id} application={application} item={item} place={index + 1} mayProvision={mayProvision} />)}
      <ApplicationInformation application={application} />
    </DetailPage>
  )
}
