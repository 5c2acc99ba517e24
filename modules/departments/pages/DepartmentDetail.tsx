import { IconArchive, IconArrowMoveRight, IconPencil, IconPlus } from '@tabler/icons-react'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, PageLink, usePageParams } from '#kit/web/links.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { EmptyState, NotFoundState } from '#kit/web/States.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { NumberText } from '#kit/web/Values.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { archiveDepartment, Department, listDepartments } from '../contract.ts'
import { departmentPhrases as phrases } from '../phrases.ts'
import { Blockers } from './parts/Blockers.tsx'
import { departmentLooks, kindNames, sectorNames } from './parts/looks.ts'
import { pathName } from './parts/tree-rows.ts'
import classes from './parts/tree.module.css'

/** One department: what it is, what may be done to it, what stands below. */
export default function DepartmentDetail() {
  const { id } = usePageParams()
  const departments = useRead<typeof listDepartments>('GET /departments')
  return (
    <Answer of={departments}>
      {({ items }) => {
        const department = items.find((item) => item.id === id)
        return department ? <Detail department={department} departments={items} /> : <NotFoundState />
      }}
    </Answer>
  )
}

type DetailProps = { readonly department: Department; readonly departments: readonly Department[] }

function Detail({ department, departments }: DetailProps) {
  const t = useSay()
  const below = departments.filter(({ parentId }) => parentId === department.id)
  return (
    <DetailPage title={department.name} crumbs={[{ label: accessPhrases.platformMenu }, { label: phrases.departments, to: '/departments' }]}
      tag={<StatusTag looks={departmentLooks} status={department.isArchived ? 'archived' : 'inUse'} />} actions={<Actions department={department} />}>
      <Section>
        <Facts items={[
          { label: phrases.code, value: department.code },
          { label: phrases.kind, value: t(kindNames[department.kind]) },
          { label: phrases.sector, value: department.sector && t(sectorNames[department.sector]) },
          department.parentId !== null && { label: phrases.parent, value: <PageLink to={`/departments/${department.parentId}`}>{pathName(departments, department.parentId)}</PageLink> },
          { label: phrases.accountsEnabled, value: <><NumberText value={department.accountCount} /> · <PageLink to={`/accounts?department=${encodeURIComponent(department.name)}`}>{t(phrases.showAccounts)}</PageLink></> },
        ]} />
      </Section>
      <Section title={phrases.departmentsBelow}>
        {below.length === 0 ? <EmptyState title={phrases.noDepartmentFound} />
          : <ul className={classes.below}>{below.map(({ id, name, isArchived }) => <li key={id}><PageLink to={`/departments/${id}`}>{name}</PageLink>{isArchived && ` · ${t(phrases.archived)}`}</li>)}</ul>}
      </Section>
    </DetailPage>
  )
}

function Actions({ department: { id, version, allowed } }: { readonly department: Department }) {
  const t = useSay()
  const archive = useAct<typeof archiveDepartment>('POST /departments/:id/archiving', { done: phrases.departmentArchived, isQuiet: true })
  return (
    <>
      {allowed.includes('archive') && <ConfirmButton icon={IconArchive} title={phrases.archiveDepartment} text={phrases.archiveText} verb={phrases.archive} isDangerous
        consequences={<Blockers departmentId={id} change="archiving" />} onConfirm={() => archive.mutateAsync({ params: { id }, body: { version } })} />}
      {allowed.includes('move') && <LinkButton to={`/departments/${id}/move`} variant="default" leftSection={<IconArrowMoveRight size={16} aria-hidden />}>{t(phrases.move)}</LinkButton>}
      {allowed.includes('edit') && <LinkButton to={`/departments/${id}/edit`} variant="default" leftSection={<IconPencil size={16} aria-hidden />}>{t(phrases.edit)}</LinkButton>}
      {allowed.includes('add') && <LinkButton to={`/departments/new?parentId=${id}`} leftSection={<IconPlus size={16} aria-hidden />}>{t(phrases.addBelow)}</LinkButton>}
    </>
  )
}
