import { Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { MomentText } from '#kit/web/Values.tsx'
import type { readProject } from '#modules/projects/contract.ts'
import type { Application } from '../../contract.ts'
import { AttachmentLinks } from '../parts/AttachmentLinks.tsx'
import { Deadline } from '../parts/Deadline.tsx'
import { kindNames } from '../parts/kinds.ts'
import { applicationPagePhrases as pagePhrases } from '../parts/page-phrases.ts'
import { reviewPhrases as phrases } from '../parts/review-phrases.ts'
import classes from '../parts/applications.module.css'

/** What was written into the form around the items. */
export function ApplicationInformation({ application }: { readonly application: Application }) {
  const t = useSay()
  return (
    <Section title={phrases.applicationInformation}>
      <Facts items={[
        { label: pagePhrases.number, value: application.number },
        { label: pagePhrases.kind, value: t(kindNames[application.kind]) },
        { label: pagePhrases.department, value: application.department.name },
        { label: pagePhrases.applicant, value: application.applicant.name },
        { label: pagePhrases.submittedAt, value: <MomentText moment={application.submittedAt} /> },
        { label: pagePhrases.due, value: <Deadline deadline={application.deadline} isOneLine /> },
        { label: pagePhrases.documentNumber, value: application.documentNumber },
        { label: pagePhrases.reason, value: application.reason, isWide: true },
        { label: pagePhrases.resourceUsers, value: <Users users={application.users} />, isWide: true },
        { label: phrases.files, value: <AttachmentLinks files={application.attachments} />, isWide: true },
      ]} />
    </Section>
  )
}

function Users({ users }: { readonly users: Application['users'] }) {
  const t = useSay()
  if (users.length === 0) return <>{t(phrases.none)}</>
  return (
    <ul className={classes.plainList}>
      {users.map((user, index) => <li key={index}>{[user.name, user.phone, user.email].filter(Boolean).join(' · ')}</li>)}
    </ul>
  )
}

export function ProjectInformation({ project }: { readonly project: Application['project'] }) {
  return <Section title={phrases.projectInformation}>{project ? <ProjectFacts project={project} /> : <Facts items={[{ label: pagePhrases.project, value: null }]} />}</Section>
}

function ProjectFacts({ project }: { readonly project: NonNullable<Application['project']> }) {
  const { data } = useRead<typeof readProject>('GET /projects/:id', { params: { id: project.id } })
  return (
    <Facts items={[
      { label: pagePhrases.project, value: <PageLink to={`/projects/${project.id}`}>{project.name}</PageLink> },
      data && { label: phrases.projectNumber, value: data.number },
      data && { label: phrases.projectContact, value: data.contact.name },
      data && { label: phrases.projectOwner, value: data.owner.name },
      data && data.description !== '' && { label: phrases.projectDescription, value: data.description, isWide: true },
      data && data.attachments.length > 0 && { label: phrases.files, value: <AttachmentLinks files={data.attachments} />, isWide: true },
    ]} />
  )
}
