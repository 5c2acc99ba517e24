import { Table } from '@mantine/core'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { StatusTag, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { NumberText } from '#kit/web/Values.tsx'
import type { listPossessors } from '../hand-over-contract.ts'
import { handOverPhrases as phrases } from '../hand-over-phrases.ts'
import { handOverMenuPhrases } from './parts/hand-over-menu-phrases.ts'
import { HandOver } from './parts/HandOver.tsx'

const looks: StatusLooks<'enabled' | 'disabled'> = {
  enabled: { label: phrases.handOverEnabled, tone: 'success' }, disabled: { label: phrases.handOverDisabled, tone: 'neutral' },
}

/** For the department's admin: who has projects or open applications, those who can no longer log in first (chapter 2). */
export default function HandOverList() {
  const t = useSay()
  const possessors = useRead<typeof listPossessors>('GET /hand-over')
  return (
    <DetailPage title={handOverMenuPhrases.handOverMenu} subtitle={t(phrases.handOverIntroduction)}>
      <Answer of={possessors} isPart>
        {({ items }) => items.length === 0 ? <Section><EmptyState title={phrases.nobodyHasAny} /></Section> : (
          <Section isFlush>
            <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
              <Table aria-label={t(handOverMenuPhrases.handOverMenu)} verticalSpacing="xs" horizontalSpacing="md">
                <Table.Thead><Table.Tr>{[phrases.handOverPerson, phrases.handOverDepartment, phrases.handOverState, phrases.handOverProjects, phrases.handOverApplications, phrases.handOver].map((label) => <Table.Th key={label[0]} scope="col">{t(label)}</Table.Th>)}</Table.Tr></Table.Thead>
                <Table.Tbody>
                  {items.map(({ account, department, isEnabled, projects, applications }) => (
                    <Table.Tr key={account.id}>
                      <Table.Th scope="row" fw={400}>{account.name}</Table.Th>
                      <Table.Td>{department}</Table.Td>
                      <Table.Td><StatusTag looks={looks} status={isEnabled ? 'enabled' : 'disabled'} /></Table.Td>
                      <Table.Td><NumberText value={projects} /></Table.Td>
                      <Table.Td><NumberText value={applications} /></Table.Td>
                      <Table.Td><HandOver id={account.id} /></Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Section>
        )}
      </Answer>
    </DetailPage>
  )
}
