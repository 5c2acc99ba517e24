import { Box, Text } from '@mantine/core'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import type { listMySessions } from '../../contract.ts'
import type { endOtherSessions } from '../../proof-contract.ts'
import { accountPhrases as phrases } from '../../phrases.ts'
import { SessionTable } from './SessionTable.tsx'

export function Sessions() {
  const t = useSay()
  const sessions = useRead<typeof listMySessions>('GET /me/sessions')
  return (
    <Section title={phrases.sessions} isFlush>
      <Text px="md" pb="sm">{t(phrases.sessionsText)}</Text>
      <Answer of={sessions} isPart>{({ items }) => (
        <>
          <SessionTable sessions={items} />
          {items.some(({ isCurrent }) => !isCurrent) && <EndOthers />}
        </>
      )}</Answer>
    </Section>
  )
}

function EndOthers() {
  const end = useAct<typeof endOtherSessions>('DELETE /me/sessions', { done: phrases.othersEnded, isQuiet: true })
  return (
    <Box p="md">
      <ConfirmButton title={phrases.endOthersTitle} text={phrases.endOthersText} verb={phrases.endOthers} isDangerous onConfirm={() => end.mutateAsync({})} />
    </Box>
  )
}
