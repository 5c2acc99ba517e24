import { IconLogout } from '@tabler/icons-react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useAct } from '#kit/web/query.ts'
import type { endSessionsOfAccount } from '../../contract.ts'
import { accountPhrases as phrases } from '../../phrases.ts'

/** Logs somebody out everywhere, for instance when a computer was lost (U6). */
export function EndSessions({ id }: { readonly id: string }) {
  const end = useAct<typeof endSessionsOfAccount>('POST /accounts/:id/sessions-ending', { done: phrases.sessionsEnded, isQuiet: true })
  return <ConfirmButton icon={IconLogout} title={phrases.endSessionsTitle} text={phrases.endSessionsText} verb={phrases.endSessions} onConfirm={() => end.mutateAsync({ params: { id } })} />
}
