import { Code, ScrollArea, Table } from '@mantine/core'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { EmptyState } from '#kit/web/States.tsx'
import { stoppedIcon, StatusTag, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import type { ApiToken } from '../../api-token-contract.ts'
import type { TokenState } from '../../rules/token-scopes.ts'
import { apiTokenPagePhrases as phrases } from './api-token-page-phrases.ts'
import { useScopeWords } from './use-scope-words.ts'

const looks: StatusLooks<TokenState> = {
  valid: { label: phrases['state.valid'], tone: 'success' },
  expired: { label: phrases['state.expired'], tone: 'neutral', icon: stoppedIcon },
}

/** Tokens of one person (U5), for themselves and for the platform admin. */
export function TokenTable({ tokens, onRevoke }: { readonly tokens: readonly ApiToken[]; readonly onRevoke: (id: string) => Promise<unknown> }) {
  const t = useSay()
  if (tokens.length === 0) return <EmptyState title={phrases.none} />
  const heads = [phrases.name, phrases.prefix, phrases.scopes, phrases.madeAt, phrases.expiresAt, phrases.lastUsedAt, phrases.state]
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
      <Table miw={980} aria-label={t(phrases.tokens)}>
        <Table.Thead>
          <Table.Tr>{heads.map((label) => <Table.Th key={label[0]} scope="col">{t(label)}</Table.Th>)}<Table.Td /></Table.Tr>
        </Table.Thead>
        <Table.Tbody>{tokens.map((token) => <TokenLine key={token.id} token={token} onRevoke={onRevoke} />)}</Table.Tbody>
      </Table>
    </ScrollArea>
  )
}

function TokenLine({ token: { id, name, prefix, scopes, madeAt, expiresAt, lastUsedAt, state }, onRevoke }: { readonly token: ApiToken; readonly onRevoke: (id: string) => Promise<unknown> }) {
  const t = useSay()
  const say = useScopeWords()
  return (
    <Table.Tr>
      <Table.Td>{name}</Table.Td>
      <Table.Td><Code>{prefix}…</Code></Table.Td>
      <Table.Td>{scopes.map((scope) => <div key={scope}>{say(scope)}</div>)}</Table.Td>
      <Table.Td><MomentText moment={madeAt} /></Table.Td>
      <Table.Td><MomentText moment={expiresAt} /></Table.Td>
      <Table.Td><MomentText moment={lastUsedAt} /></Table.Td>
      <Table.Td><StatusTag looks={looks} status={state} /></Table.Td>
      <Table.Td>
        <ConfirmButton variant="subtle" title={t(phrases.revokeTitle, { name })} verb={phrases.revoke} isDangerous text={t(phrases.revokeText, { name })} onConfirm={() => onRevoke(id)} />
      </Table.Td>
    </Table.Tr>
  )
}
