import { Table } from '@mantine/core'
import type { Words } from '#kit/web/i18n.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import type { ApplicationSnapshot } from '../../contract.ts'
import { differencesOf, isDifferent, type ItemDifference } from '../../rules/differences.ts'
import { itemRows, type DifferenceRow } from './difference-rows.ts'
import { applicationPagePhrases as pagePhrases } from './page-phrases.ts'
import { reviewPhrases as phrases } from './review-phrases.ts'
import classes from './applications.module.css'

const textLabels = { title: pagePhrases.title, reason: pagePhrases.reason, documentNumber: pagePhrases.documentNumber, project: pagePhrases.project } as const
type SnapshotItem = ApplicationSnapshot['items'][number]

/** What an applicant changed between two submitted versions (R3). */
export function Differences({ before, after }: { readonly before: ApplicationSnapshot; readonly after: ApplicationSnapshot }) {
  const t = useSay()
  const differences = differencesOf(before, after)
  if (!isDifferent(differences)) return <p className={classes.dimmed}>{t(phrases.noDifference)}</p>
  const rows: DifferenceRow[] = [
    ...differences.texts.map(({ field, ...texts }) => ({ label: textLabels[field], ...texts })),
    ...listRow(pagePhrases.resourceUsers, differences.users.removed.map(({ name }) => name), differences.users.added.map(({ name }) => name)),
    ...listRow(phrases.files, differences.attachments.removed, differences.attachments.added),
  ]
  return (
    <div className={classes.stack}>
      {rows.length > 0 && <ChangeTable caption={t(phrases.applicationInformation)} rows={rows} />}
      {differences.items.map((difference, index) => <ItemChange key={index} difference={difference} />)}
    </div>
  )
}

function listRow(label: DifferenceRow['label'], removed: readonly string[], added: readonly string[]): DifferenceRow[] {
  if (removed.length === 0 && added.length === 0) return []
  return [{ label, before: removed.join(', ') || null, after: added.join(', ') || null }]
}

function ItemChange({ difference }: { readonly difference: ItemDifference<SnapshotItem> }) {
  const t = useSay()
  if (difference.change === 'added') return <p className={classes.added}>{t(phrases.itemAdded, { service: t(difference.after.service.name) })} × {difference.after.quantity}</p>
  if (difference.change === 'removed') return <p className={classes.removed}>{t(phrases.itemRemoved, { service: t(difference.before.service.name) })} × {difference.before.quantity}</p>
  return <ChangeTable caption={t(phrases.itemChanged, { service: t(difference.after.service.name) })} rows={itemRows(difference.before, difference.after)} />
}

type ChangeTableProps = { readonly caption: string; readonly rows: readonly DifferenceRow[]; readonly before?: Words; readonly after?: Words }

export function ChangeTable({ caption, rows, before = phrases.before, after = phrases.after }: ChangeTableProps) {
  const t = useSay()
  const cell = (words: Words | null) => words === null || words === '' ? '—' : t(words)
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={caption}>
      <Table captionSide="top" withTableBorder>
        <Table.Caption className={classes.caption}>{caption}</Table.Caption>
        <Table.Thead><Table.Tr><Table.Th>{t(phrases.field)}</Table.Th><Table.Th>{t(before)}</Table.Th><Table.Th>{t(after)}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr key={index}>
              <Table.Th scope="row">{t(row.label)}</Table.Th>
              <Table.Td><del className={classes.removed}>{cell(row.before)}</del></Table.Td>
              <Table.Td><ins className={classes.added}>{cell(row.after)}</ins></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
