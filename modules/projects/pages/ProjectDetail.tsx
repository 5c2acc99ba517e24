import { Tabs } from '@mantine/core'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { usePageParams, useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import { WhyLink } from '#modules/access/pages/parts/WhyLink.tsx'
import { AttachmentLinks } from '#modules/applications/pages/parts/AttachmentLinks.tsx'
import { ProjectBillsLink } from '#modules/bills/pages/parts/ProjectBillsLink.tsx'
import type { Project, readProject } from '../contract.ts'
import { projectPhrases as phrase } from '../phrases.ts'
import { projectStateLooks } from './parts/looks.ts'
import { ProjectActions } from './parts/ProjectActions.tsx'
import { ApplicationTable, ResourceTable } from './parts/ProjectTables.tsx'

/** The project's information, all its applications and its resources (chapter 4, Projects). */
export default function ProjectDetail() {
  const id = usePageParams()['id'] ?? ''
  const project = useRead<typeof readProject>('GET /projects/:id', { params: { id } })
  return <Answer of={project}>{(found) => <Detail project={found} />}</Answer>
}

function Detail({ project }: { readonly project: Project }) {
  const t = useSay()
  const [search, changeSearch] = useSearchValues()
  return (
    <DetailPage title={project.name} subtitle={project.number} tag={<StatusTag looks={projectStateLooks} status={project.state} />}
      crumbs={[{ label: phrase.projects, to: '/projects' }, { label: project.name }]} actions={<><ProjectBillsLink id={project.id} /><ProjectActions project={project} /><WhyLink kind="project" number={project.number} /></>}>
      <Tabs value={search['tab'] ?? 'information'} onChange={(tab) => changeSearch({ tab: tab === 'information' ? undefined : tab ?? undefined })} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="information">{t(phrase.projectInformation)}</Tabs.Tab>
          <Tabs.Tab value="applications">{`${t(phrase.projectApplications)} (${project.applications.total})`}</Tabs.Tab>
          <Tabs.Tab value="resources">{`${t(phrase.projectResources)} (${project.resources.total})`}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="information"><Information project={project} /></Tabs.Panel>
        <Tabs.Panel value="applications"><ApplicationTable project={project} /></Tabs.Panel>
        <Tabs.Panel value="resources"><ResourceTable project={project} /></Tabs.Panel>
      </Tabs>
    </DetailPage>
  )
}

function Information({ project }: { readonly project: Project }) {
  return (
    <Section title={phrase.projectInformation}>
      <Facts items={[
        { label: phrase.projectNumber, value: project.number },
        { label: phrase.projectDepartment, value: project.department.name },
        { label: phrase.projectContact, value: project.contact.name },
        { label: phrase.projectOwner, value: project.owner.name },
        { label: phrase.projectCreatedBy, value: project.createdBy.name },
        { label: phrase.projectCreatedAt, value: <MomentText moment={project.createdAt} /> },
        { label: phrase.projectMembers, value: project.members.map(({ name }) => name).join('、'), isWide: true },
        { label: phrase.projectDescription, value: project.description, isWide: true },
        { label: phrase.projectAttachments, value: <AttachmentLinks files={project.attachments} />, isWide: true },
      ]} />
    </Section>
  )
}
