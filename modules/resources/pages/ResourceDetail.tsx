import { Alert, Table } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { actedBy } from '#kit/pure/acted-by.ts'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay, type Words } from '#kit/web/i18n.tsx'
import { PageLink, usePageParams } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { StatusTag, type Tone } from '#kit/web/StatusTag.tsx'
import { Timeline } from '#kit/web/Timeline.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import { WhyLink } from '#modules/access/pages/parts/WhyLink.tsx'
import { ExistingActions } from '#modules/applications/pages/parts/ExistingActions.tsx'
import { ResourceCharges } from '#modules/bills/pages/parts/ResourceCharges.tsx'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import type { readResource, Resource } from '../contract.ts'
import { resourcePhrases as phrase } from '../phrases.ts'
import { CatalogueName } from './parts/CatalogueName.tsx'
import { resourceStatusLooks } from './parts/looks.ts'
import classes from './parts/resources.module.css'

/** One resource: what it is, for whom it runs, and what happened to it. */
export default function ResourceDetail() {
  const id = usePageParams()['id'] ?? ''
  const resource = useRead<typeof readResource>('GET /resources/:id', { params: { id } })
  return <Answer of={resource}>{(found) => <Detail resource={found} />}</Answer>
}

function Detail({ resource }: { readonly resource: Resource }) {
  const t = useSay()
  const { application } = resource
  return (
    <DetailPage title={resource.name || resource.instanceId} subtitle={resource.instanceId} tag={<StatusTag looks={resourceStatusLooks} status={resource.status} />}
      crumbs={[{ label: phrase.resources, to: '/resources' }, { label: resource.instanceId }]} actions={<><ExistingActions rows={[resource]} /><WhyLink kind="resource" number={resource.instanceId} /></>}>
      {resource.heldBy && <Held by={resource.heldBy} />}
      <Section title={phrase.resourceInformation}>
        <Facts items={[
          { label: phrase.resourceInstanceId, value: resource.instanceId },
          { label: phrase.resourceService, value: <CatalogueName name={resource.service.name} /> },
          { label: phrase.resourceRegion, value: <CatalogueName name={resource.region?.name ?? null} /> },
          { label: phrase.resourceIps, value: resource.ips.join(', ') },
          { label: phrase.resourceDepartment, value: resource.department.name },
          { label: phrase.resourceProject, value: <PageLink to={`/projects/${resource.project.id}`}>{resource.project.name}</PageLink> },
          { label: phrase.resourceApplication, value: application && <PageLink to={`/applications/${application.id}`}>{application.number}</PageLink> },
          { label: phrase.resourceStartedAt, value: <MomentText moment={resource.startedAt} /> },
          resource.endedAt !== null && { label: phrase.resourceEndedAt, value: <MomentText moment={resource.endedAt} /> },
        ]} />
      </Section>
      <Section title={phrase.resourceConfiguration}>
        <Facts items={resource.description.map(({ label, value }) => ({ label, value: t(value) }))} />
      </Section>
      <Stretches resource={resource} />
      <ResourceCharges id={resource.id} instanceId={resource.instanceId} />
      <Users resource={resource} />
      <History resource={resource} />
    </DetailPage>
  )
}

/** Why nothing else can be begun for it now. */
function Held({ by }: { readonly by: NonNullable<Resource['heldBy']> }) {
  const t = useSay()
  return (
    <Alert variant="outline" icon={<IconInfoCircle aria-hidden />}>
      {t(by.kind === 'change' ? phrase.resourceInChange : phrase.resourceInRelease)} <PageLink to={`/applications/${by.id}`}>{by.number}</PageLink>
    </Alert>
  )
}

/** What it was charged by, where, from day to day (chapter 6). */
function Stretches({ resource: { stretches } }: { readonly resource: Resource }) {
  const t = useSay()
  const { day, number } = useFormats()
  const heads = [phrase.resourceFromDay, phrase.resourceToDay, phrase.resourceDepartment, phrase.resourceProject, phrase.resourceParts, phrase.resourceApplication]
  return (
    <Section title={phrase.resourceStretches} isFlush>
      <div role="group" tabIndex={0} aria-label={t(phrase.resourceStretches)} className={classes.scroll}>
        <Table horizontalSpacing="md">
          <Table.Thead><Table.Tr>{heads.map((head) => <Table.Th key={t(head)} scope="col">{t(head)}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {stretches.map(({ fromDay, toDay, department, project, components, application }) => (
              <Table.Tr key={fromDay}>
                <Table.Td className={classes.day}>{day(fromDay)}</Table.Td><Table.Td className={classes.day}>{toDay === null ? t(phrase.resourceUntilNow) : day(toDay)}</Table.Td><Table.Td>{department}</Table.Td><Table.Td>{project}</Table.Td>
                <Table.Td className={classes.parts}>{components.map((part) => `${[part.category, part.resource, part.spec].map((code) => t(priceWord(code))).join(' ')} ${number(part.quantity)} × ${number(part.count)}`).join('; ') || '—'}</Table.Td>
                <Table.Td className={classes.day}>{application ? <PageLink to={`/applications/${application.id}`}>{application.number}</PageLink> : '—'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Section>
  )
}

function Users({ resource: { users } }: { readonly resource: Resource }) {
  const t = useSay()
  if (users.length === 0) return <Section title={phrase.resourceUsers}><EmptyState title={phrase.noResourceUsers} /></Section>
  return (
    <Section title={phrase.resourceUsers} isFlush>
      <Table aria-label={t(phrase.resourceUsers)} horizontalSpacing="md">
        <Table.Thead><Table.Tr>{[phrase.resourceUserName, phrase.resourceUserPhone, phrase.resourceUserEmail].map((head) => <Table.Th key={t(head)} scope="col">{t(head)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {users.map(({ name, phone, email }, index) => <Table.Tr key={index}><Table.Td>{name}</Table.Td><Table.Td>{phone || '—'}</Table.Td><Table.Td>{email || '—'}</Table.Td></Table.Tr>)}
        </Table.Tbody>
      </Table>
    </Section>
  )
}

const events: Readonly<Record<string, { readonly name: Words; readonly tone: Tone }>> = {
  'resource.started': { name: phrase['resourceEvent.resource.started'], tone: 'success' },
  'resource.changed': { name: phrase['resourceEvent.resource.changed'], tone: 'special' },
  'resource.locked': { name: phrase['resourceEvent.resource.locked'], tone: 'waiting' },
  'resource.released': { name: phrase['resourceEvent.resource.released'], tone: 'neutral' },
  'resource.reorganised': { name: phrase['resourceEvent.resource.reorganised'], tone: 'special' },
}

function History({ resource }: { readonly resource: Resource }) {
  const t = useSay()
  const steps = resource.history.map(({ at, kind, by, for: represented }, index) => ({
    key: String(index), name: events[kind]?.name ?? kind, tone: events[kind]?.tone ?? 'neutral' as const, person: by && t(actedBy(by.name, represented?.name)), at,
  }))
  return <Section title={phrase.resourceHistory}><Timeline steps={steps} /></Section>
}
