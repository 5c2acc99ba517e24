import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import type { deleteGroup, GroupRow } from '../../contract.ts'
import { memberPagePhrases as phrases } from './page-phrases.ts'

/** Guide 004 §6.1.8, with what it means for the members before one confirms. */
export function DeleteGroup({ group }: { readonly group: GroupRow }) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  const remove = useAct<typeof deleteGroup>('DELETE /groups/:id', { done: phrases.deleted, isQuiet: true })
  const { id, name, version, memberCount } = group
  return (
    <>
      <Button variant="subtle" size="compact-sm" color="red" aria-label={`${t(phrases.delete)} ${name}`} onClick={open}>{t(phrases.delete)}</Button>
      <ConfirmDialog isOpen={isOpen} onClose={close} title={phrases.deleteTitle} text={t(phrases.deleteText, { group: name, count: memberCount })} verb={phrases.delete} isDangerous
        onConfirm={() => remove.mutateAsync({ params: { id }, query: { version } })} />
    </>
  )
}
