import { ScrollArea, Table } from '@mantine/core'
import type { Phrase } from '#kit/pure/phrase.ts'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import type { Identity } from '../../single-sign-on-contract.ts'
import { singleSignOnPhrases as phrases } from '../../single-sign-on-phrases.ts'

type TableProps = { readonly items: readonly Identity[]; readonly unlinkText: Phrase; readonly onUnlink?: (id: string) => Promise<unknown> }

/** Who an account is elsewhere: provider and identifier (C-E7). */
export function IdentityTable({ items, unlinkText, onUnlink }: TableProps) {
  const t = useSay()
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
      <Table miw={560} aria-label={t(phrases.singleSignOn)}>
        <Table.Thead>
          <Table.Tr>{[phrases.issuer, phrases.subject, phrases.linkedAt].map((label) => <Table.Th key={label[0]} scope="col">{t(label)}</Table.Th>)}<Table.Td /></Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ id, issuer, subject, linkedAt }) => (
            <Table.Tr key={id}>
              <Table.Td>{issuer}</Table.Td>
              <Table.Td>{subject}</Table.Td>
              <Table.Td><MomentText moment={linkedAt} /></Table.Td>
              <Table.Td>{onUnlink && <ConfirmButton variant="subtle" title={phrases.unlinkTitle} text={unlinkText} verb={phrases.unlink} isDangerous onConfirm={() => onUnlink(id)} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}
