import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import type { listAccountTokens, revokeAccountToken } from '../../api-token-contract.ts'
import { apiTokenPagePhrases as phrases } from './api-token-page-phrases.ts'
import { TokenTable } from './TokenTable.tsx'

/** An account's tokens as the platform admin sees and ends them (U6). */
export function AccountTokens({ accountId }: { readonly accountId: string }) {
  const tokens = useRead<typeof listAccountTokens>('GET /accounts/:id/tokens', { params: { id: accountId } })
  const revoke = useAct<typeof revokeAccountToken>('DELETE /accounts/:id/tokens/:tokenId', { done: phrases.revokedOthers, isQuiet: true })
  return (
    <Section title={phrases.tokens} isFlush>
      <Answer of={tokens} isPart>{({ items }) => <TokenTable tokens={items} onRevoke={(tokenId) => revoke.mutateAsync({ params: { id: accountId, tokenId } })} />}</Answer>
    </Section>
  )
}
