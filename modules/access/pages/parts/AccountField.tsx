import { Select } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import type { getAccount, listAccounts } from '#modules/accounts/contract.ts'
import { explanationPagePhrases as phrases } from './explanation-page-phrases.ts'

const shown = 20

/** Any account, found by typing: there may be thousands (for the platform admin). */
export function AccountField({ value, onChange }: { readonly value: string; readonly onChange: (accountId: string) => void }) {
  const t = useSay()
  const me = useMe()
  const [typed, setTyped] = useState('')
  const found = useRead<typeof listAccounts>('GET /accounts', { query: { q: typed, pageSize: shown, sort: 'accountName' } }, { keepsPrevious: true })
  const chosen = useRead<typeof getAccount>('GET /accounts/:id', { params: { id: value } }, { enabled: value !== me.id })
  const people = [...found.data?.items ?? [], ...chosen.data ? [chosen.data] : [], me]
  const data = [...new Map(people.map(({ id, displayName, accountName }) => [id, { value: id, label: `${displayName} · ${accountName}` }])).values()]
  return (
    <Select id="explanation-accountId" label={t(phrases.account)} description={t(phrases.accountHelp)} data={data} value={value} searchable allowDeselect={false} checkIconPosition="right"
      nothingFoundMessage={t(kitPhrases.noOptions)} onSearchChange={(text) => setTyped(text.split(' · ')[0]!.slice(0, 100))} onChange={(chosenId) => { if (chosenId) onChange(chosenId) }} />
  )
}
