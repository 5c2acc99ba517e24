import { ScrollArea, Table } from '@mantine/core'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import { MomentText } from '#kit/web/Values.tsx'
import type { endMySession, MySession } from '../../contract.ts'
import { accountPhrases as phrases } from '../../phrases.ts'

/** Where I am logged in (U4); the present one is ended by logging out. */
export function SessionTable({ sessions }: { readonly sessions: readonly MySession[] }) {
  const t = useSay()
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
      <Table miw={640} aria-label={t(phrases.sessions)}>
        <Table.Thead>
          <Table.Tr>
            {[phrases.browser, phrases.address, phrases.startedAt, phrases.lastSeenAt].map((label) => <Table.Th key={label[0]} scope="col">{t(label)}</Table.Th>)}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{sessions.map((session) => <SessionLine key={session.id} session={session} />)}</Table.Tbody>
      </Table>
    </ScrollArea>
  )
}

function SessionLine({ session: { id, userAgent, address, createdAt, lastSeenAt, isCurrent } }: { readonly session: MySession }) {
  const t = useSay()
  const end = useAct<typeof endMySession>('DELETE /me/sessions/:id', { done: phrases.sessionEnded, isQuiet: true })
  return (
    <Table.Tr>
      <Table.Td title={userAgent}>{browserName(userAgent)}</Table.Td>
      <Table.Td>{address}</Table.Td>
      <Table.Td><MomentText moment={createdAt} /></Table.Td>
      <Table.Td><MomentText moment={lastSeenAt} /></Table.Td>
      <Table.Td>
        {isCurrent ? t(phrases.thisSession)
          : <ConfirmButton variant="subtle" title={phrases.endSessionTitle} verb={phrases.endSession} isDangerous onConfirm={() => end.mutateAsync({ params: { id } })} />}
      </Table.Td>
    </Table.Tr>
  )
}

/** `Firefox 140 · Windows`; anything unknown as it was sent. */
function browserName(userAgent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Version)\/(\d+)/.exec(userAgent.replace(/Chrome\/\S+ (?=.*(Edg|OPR)\/)/, ''))
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', Version: 'Safari' }
  return browser ? [`${names[browser[1]!] ?? browser[1]} ${browser[2]}`, system].filter(Boolean).join(' · ') : userAgent.slice(0, 60) || '—'
}
