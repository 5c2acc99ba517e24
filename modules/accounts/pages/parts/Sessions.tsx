import { Text } from '@mantine/core'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import type { listMySessions } from '../../contract.ts'
import { accountPhrases as phrases } from '../../phrases.ts'
import { SessionTable } from './SessionTable.tsx'

export function Sessions() {
  const t = useSay()
  const sessions = useRead<typeof listMySessions>('GET /me/sessions')
  return (
    <Section title={phrases.sessions} isFlush>
      <Text px="md" pb="sm">{t(phrases.sessionsText)}</Text>
      <Answer of={sessions} isPart>{({ items }) => <SessionTable sessions={items} />}</Answer>
    </Section>
  )
}
