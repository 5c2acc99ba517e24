import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey } from '@tabler/icons-react'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import type { listMyTokens, revokeMyToken } from '../../api-token-contract.ts'
import { apiTokenPagePhrases as phrases } from './api-token-page-phrases.ts'
import { NewToken } from './NewToken.tsx'
import { TokenTable } from './TokenTable.tsx'

/** My tokens of the programming interface (U5); none are made while one acts for somebody (A6). */
export function ApiTokens() {
  const t = useSay()
  const { actingFor } = useMe()
  const tokens = useRead<typeof listMyTokens>('GET /me/tokens')
  const revoke = useAct<typeof revokeMyToken>('DELETE /me/tokens/:id', { done: phrases.revoked, isQuiet: true })
  const [isMaking, { open, close }] = useDisclosure(false)
  return (
    <Section title={phrases.tokens} isFlush
      actions={actingFor === null && <Button variant="default" leftSection={<IconKey size={16} aria-hidden />} onClick={open}>{t(phrases.newToken)}</Button>}>
      <Text px="md" py="sm">{t(phrases.tokensText)} <a href="/api/docs" target="_blank" rel="noreferrer">{t(phrases.toDescription)}</a></Text>
      <Answer of={tokens} isPart>{({ items }) => <TokenTable tokens={items} onRevoke={(id) => revoke.mutateAsync({ params: { id } })} />}</Answer>
      <NewToken isOpen={isMaking} onClose={close} />
    </Section>
  )
}
