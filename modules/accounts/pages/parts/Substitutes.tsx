import { Button, ScrollArea, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUserPlus } from '@tabler/icons-react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { stoppedIcon, StatusTag, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { DayText } from '#kit/web/Values.tsx'
import type { endSubstitution, listSubstitutions, Substitution } from '../../contract.ts'
import type { SubstitutionState } from '../../rules/substitution.ts'
import { NameSubstitute } from './NameSubstitute.tsx'
import { substitutePhrases as phrases } from './substitute-phrases.ts'

const looks: StatusLooks<SubstitutionState> = {
  planned: { label: phrases['state.planned'], tone: 'info' },
  valid: { label: phrases['state.valid'], tone: 'success' },
  over: { label: phrases['state.over'], tone: 'neutral', icon: stoppedIcon },
}

/** Who stands in for me, for whom I stand in, and, for the department's admin, the same of the colleagues (A6). */
export function Substitutes() {
  const t = useSay()
  const { actingFor } = useMe()
  const substitutions = useRead<typeof listSubstitutions>('GET /substitutions')
  const [isNaming, { open, close }] = useDisclosure(false)
  return (
    <Section title={phrases.substitutes} isFlush
      actions={actingFor === null && <Button variant="default" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>{t(phrases.nameSubstitute)}</Button>}>
      <Text p="md">{t(phrases.substitutesText)}</Text>
      <Answer of={substitutions} isPart>{({ items }) => items.length === 0 ? <EmptyState title={phrases.none} /> : <SubstitutionTable substitutions={items} />}</Answer>
      <NameSubstitute isOpen={isNaming} onClose={close} />
    </Section>
  )
}

function SubstitutionTable({ substitutions }: { readonly substitutions: readonly Substitution[] }) {
  const t = useSay()
  const heads = [phrases.represented, phrases.substitute, phrases.fromDay, phrases.untilDay, phrases.namedBy, phrases.state]
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
      <Table miw={760} aria-label={t(phrases.substitutes)}>
        <Table.Thead>
          <Table.Tr>{heads.map((label) => <Table.Th key={label[0]} scope="col">{t(label)}</Table.Th>)}<Table.Td /></Table.Tr>
        </Table.Thead>
        <Table.Tbody>{substitutions.map((substitution) => <SubstitutionLine key={substitution.id} substitution={substitution} />)}</Table.Tbody>
      </Table>
    </ScrollArea>
  )
}

function SubstitutionLine({ substitution: { id, account, substitute, fromDay, untilDay, namedBy, state, allowed } }: { readonly substitution: Substitution }) {
  const t = useSay()
  const me = useMe()
  const end = useAct<typeof endSubstitution>('POST /substitutions/:id/ending', { done: phrases.ended, isQuiet: true })
  const name = (person: Substitution['account']) => person.id === me.id ? t(phrases.you, { name: person.name }) : person.name
  return (
    <Table.Tr>
      <Table.Td>{name(account)}</Table.Td>
      <Table.Td>{name(substitute)}</Table.Td>
      <Table.Td><DayText day={fromDay} /></Table.Td>
      <Table.Td><DayText day={untilDay} /></Table.Td>
      <Table.Td>{namedBy}</Table.Td>
      <Table.Td><StatusTag looks={looks} status={state} /></Table.Td>
      <Table.Td>
        {allowed.includes('end') && <ConfirmButton variant="subtle" title={phrases.endTitle} verb={phrases.end} isDangerous
          text={t(phrases.endText, { substitute: substitute.name, account: account.name })} onConfirm={() => end.mutateAsync({ params: { id } })} />}
      </Table.Td>
    </Table.Tr>
  )
}
