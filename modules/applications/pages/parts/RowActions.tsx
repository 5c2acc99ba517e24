import { Group } from '@mantine/core'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import type { ApplicationRow } from '../../contract.ts'
import { CopyButton } from './CopyButton.tsx'
import { applicationPagePhrases as phrases } from './page-phrases.ts'
import { WithdrawButton } from './WithdrawButton.tsx'

/** What may be done from the list, as the record's `allowed` says (A5). */
export function RowActions({ row }: { readonly row: ApplicationRow }) {
  const t = useSay()
  const look = { size: 'compact-sm', variant: 'subtle' } as const
  return (
    <Group gap={4} wrap="nowrap">
      {row.allowed.includes('edit') && <LinkButton {...look} to={`/applications/${row.id}/edit`}>{t(row.status === 'draft' ? phrases.continueDraft : phrases.modify)}</LinkButton>}
      {row.allowed.includes('withdraw') && <WithdrawButton {...look} application={row} />}
      {row.allowed.includes('copy') && row.status !== 'draft' && <CopyButton {...look} id={row.id} number={row.number} />}
    </Group>
  )
}
