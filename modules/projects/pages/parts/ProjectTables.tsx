import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { Section } from '#kit/web/DetailPage.tsx'
import { useSay, type Words } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { EmptyState } from '#kit/web/States.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import { stepLooks } from '#modules/applications/pages/parts/looks.ts'
import { resourceStatusLooks } from '#modules/resources/pages/parts/looks.ts'
import { resourcePhrases } from '#modules/resources/phrases.ts'
import type { Project } from '../../contract.ts'
import { projectPhrases as phrase } from '../../phrases.ts'
import classes from './projects.module.css'

export function ApplicationTable({ project }: { readonly project: Project }) {
  const { items, total } = project.applications
  const heads = [phrase.projectApplicationNumber, phrase.projectApplicationTitle, phrase.projectApplicationStep, phrase.projectApplicationApplicant, phrase.projectApplicationSubmittedAt]
  return (
    <RecordTable title={phrase.projectApplications} heads={heads} shown={items.length} total={total} empty={phrase.noProjectApplications} listAddress={`/applications?project=${project.id}`}>
      {items.map((application) => (
        <Table.Tr key={application.id}>
          <Table.Td><PageLink to={`/applications/${application.id}`}>{application.number}</PageLink></Table.Td>
          <Table.Td>{application.title || '—'}</Table.Td>
          <Table.Td><StatusTag looks={stepLooks as Parameters<typeof StatusTag>[0]['looks']} status={application.step} /></Table.Td>
          <Table.Td>{application.applicant}</Table.Td>
          <Table.Td><MomentText moment={application.submittedAt} /></Table.Td>
        </Table.Tr>
      ))}
    </RecordTable>
  )
}

export function ResourceTable({ project }: { readonly project: Project }) {
  const t = useSay()
  const { items, total } = project.resources
  const heads = [resourcePhrases.resourceInstanceId, resourcePhrases.resourceName, resourcePhrases.resourceService, resourcePhrases.resourceStatus, resourcePhrases.resourceStartedAt]
  return (
    <RecordTable title={phrase.projectResources} heads={heads} shown={items.length} total={total} empty={phrase.noProjectResources} listAddress={`/resources?project=${project.id}`}>
      {items.map((resource) => (
        <Table.Tr key={resource.id}>
          <Table.Td><PageLink to={`/resources/${resource.id}`}>{resource.instanceId}</PageLink></Table.Td>
          <Table.Td>{resource.name || '—'}</Table.Td>
          <Table.Td>{t(resource.service.name)}</Table.Td>
          <Table.Td><StatusTag looks={resourceStatusLooks as Parameters<typeof StatusTag>[0]['looks']} status={resource.status} /></Table.Td>
          <Table.Td><MomentText moment={resource.startedAt} /></Table.Td>
        </Table.Tr>
      ))}
    </RecordTable>
  )
}

type RecordTableProps = { readonly title: Words; readonly heads: readonly Words[]; readonly shown: number; readonly total: number; readonly empty: Words; readonly listAddress: string; readonly children: ReactNode }

/** The newest records of the project; the whole list, with its filters, is one link away. */
function RecordTable({ title, heads, shown, total, empty, listAddress, children }: RecordTableProps) {
  const t = useSay()
  if (total === 0) return <Section title={title}><EmptyState title={empty} /></Section>
  return (
    <Section title={title} isFlush>
      <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={t(title)} verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead><Table.Tr>{heads.map((head) => <Table.Th key={t(head)} scope="col">{t(head)}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>{children}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {total > shown && <p className={classes.more}><PageLink to={listAddress}>{t(phrase.showAllOfProject, { total })}</PageLink></p>}
    </Section>
  )
}
