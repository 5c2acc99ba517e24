import { ActionIcon, Button, ScrollArea, Table, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconPlus, IconSearch } from '@tabler/icons-react'
import { useMemo, useState, type CSSProperties } from 'react'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { NumberText } from '#kit/web/Values.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { Department, listDepartments } from '../contract.ts'
import { departmentPhrases as phrases } from '../phrases.ts'
import { departmentLooks, kindNames, sectorNames } from './parts/looks.ts'
import { treeRows, type TreeRow } from './parts/tree-rows.ts'
import classes from './parts/tree.module.css'

/** The tree of departments: opened level by level, or searched. */
export default function DepartmentTree() {
  const t = useSay()
  const departments = useRead<typeof listDepartments>('GET /departments')
  return (
    <DetailPage title={phrases.departments} crumbs={[{ label: accessPhrases.platformMenu }]}
      actions={<LinkButton to="/departments/new" leftSection={<IconPlus size={16} aria-hidden />}>{t(phrases.newDepartment)}</LinkButton>}>
      <Answer of={departments} isPart>{({ items }) => <Tree departments={items} />}</Answer>
    </DetailPage>
  )
}

function Tree({ departments }: { readonly departments: readonly Department[] }) {
  const t = useSay()
  const [wanted, setWanted] = useState('')
  // The root and the sector heads stand open, so that the units are seen at once.
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(departments.filter(({ depth }) => depth < 2).map(({ id }) => id)))
  const rows = useMemo(() => treeRows(departments, open, wanted), [departments, open, wanted])
  const toggle = (id: string) => setOpen((before) => {
    const after = new Set(before)
    if (!after.delete(id)) after.add(id)
    return after
  })
  return (
    <Section isFlush>
      <div className={classes.tools}>
        <TextInput className={classes.search ?? ''} aria-label={t(phrases.findDepartment)} placeholder={t(phrases.findDepartment)} leftSection={<IconSearch size={16} aria-hidden />}
          value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} />
        <Button variant="default" onClick={() => setOpen(new Set(departments.map(({ id }) => id)))}>{t(phrases.expandAll)}</Button>
        <Button variant="default" onClick={() => setOpen(new Set())}>{t(phrases.collapseAll)}</Button>
      </div>
      {rows.length === 0 ? <EmptyState title={phrases.noDepartmentFound} /> : (
        <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
          <Table miw={720} aria-label={t(phrases.departments)}>
            <Table.Thead>
              <Table.Tr>
                {[phrases.name, phrases.code, phrases.kind, phrases.sector, phrases.accountsEnabled, phrases.status].map((label) => <Table.Th key={label[0]} scope="col">{t(label)}</Table.Th>)}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>{rows.map((row) => <TreeLine key={row.department.id} row={row} toggle={toggle} />)}</Table.Tbody>
          </Table>
        </ScrollArea>
      )}
    </Section>
  )
}

function TreeLine({ row: { department, level, hasChildren, isOpen }, toggle }: { readonly row: TreeRow; readonly toggle: (id: string) => void }) {
  const t = useSay()
  const { id, name, code, kind, sector, accountCount, isArchived } = department
  return (
    <Table.Tr className={isArchived ? classes.archived ?? '' : ''}>
      <Table.Th scope="row" fw={400}>
        <span className={classes.name} style={{ '--level': level } as CSSProperties}>
          {hasChildren ? (
            <ActionIcon aria-expanded={isOpen} aria-label={t(isOpen ? phrases.collapse : phrases.expand, { name })} onClick={() => toggle(id)}>
              {isOpen ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
            </ActionIcon>
          ) : <span className={classes.leaf} />}
          <PageLink to={`/departments/${id}`}>{name}</PageLink>
        </span>
      </Table.Th>
      <Table.Td>{code}</Table.Td>
      <Table.Td>{t(kindNames[kind])}</Table.Td>
      <Table.Td>{sector ? t(sectorNames[sector]) : '—'}</Table.Td>
      <Table.Td><NumberText value={accountCount} /></Table.Td>
      <Table.Td><StatusTag looks={departmentLooks} status={isArchived ? 'archived' : 'inUse'} /></Table.Td>
    </Table.Tr>
  )
}
