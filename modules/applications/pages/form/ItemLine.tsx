import { ActionIcon, Group } from '@mantine/core'
import { IconAlertTriangle, IconCopy, IconPencil, IconTrash } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import type { FormItem } from '../parts/form-values.ts'
import { itemErrors } from '../parts/item-catalogue.ts'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import type { ApplicationForm } from '../parts/use-application-form.ts'
import classes from '../parts/applications.module.css'

export type ItemActions = { readonly onEdit: (key: string) => void; readonly onCopy: (key: string) => void; readonly onRemove: (key: string) => void; readonly isFull: boolean }

/** A chosen resource on one line: edit, copy, remove; says so while something is missing. */
export function ItemLine({ form, item, actions }: { readonly form: ApplicationForm; readonly item: FormItem; readonly actions: ItemActions }) {
  const t = useSay()
  const index = form.values.items.indexOf(item)
  const catalogue = form.catalogue[index]
  const service = catalogue ? t(catalogue.definition.names) : item.service
  const ownName = catalogue?.definition.nameOption === undefined ? undefined : item.configuration[catalogue.definition.nameOption]
  const name = typeof ownName === 'string' && ownName !== '' ? `${service} · ${ownName}` : service
  const isIncomplete = itemErrors(item, catalogue, '').length > 0
  return (
    <li className={classes.chosenItem}>
      <span className={classes.chosenName}>{name} <span className={classes.dimmed}>{t(phrases.times, { count: item.quantity ?? 0 })}</span></span>
      {isIncomplete && <span className={classes.incomplete}><IconAlertTriangle size={16} aria-hidden /> {t(phrases.itemIncomplete)}</span>}
      <Group gap={0} wrap="nowrap">
        <ActionIcon aria-label={t(phrases.editItem, { name })} onClick={() => actions.onEdit(item.key)}><IconPencil size={16} /></ActionIcon>
        <ActionIcon aria-label={t(phrases.copyItem, { name })} disabled={actions.isFull} onClick={() => actions.onCopy(item.key)}><IconCopy size={16} /></ActionIcon>
        <ActionIcon aria-label={t(phrases.removeItem, { name })} onClick={() => actions.onRemove(item.key)}><IconTrash size={16} /></ActionIcon>
      </Group>
    </li>
  )
}
