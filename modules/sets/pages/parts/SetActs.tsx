import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, useGo } from '#kit/web/links.tsx'
import { useAct } from '#kit/web/query.ts'
import type { changeSet, deleteSet, SetRow } from '../../contract.ts'
import { setPagePhrases as phrases } from './page-phrases.ts'

type ActsProps = { readonly set: SetRow; readonly onDeleted?: () => void }

/** Edit, popular or not, copy, delete: as far as it is allowed. */
export function SetActs({ set, onDeleted }: ActsProps) {
  const t = useSay()
  const acts = useSetActs(set, onDeleted)
  const [isAsking, { open, close }] = useDisclosure(false)
  const mayEdit = set.allowed.includes('edit')
  return (
    <>
      {set.allowed.includes('delete') && <Button variant="default" onClick={open}>{t(phrases.delete)}</Button>}
      {set.allowed.includes('copy') && <LinkButton variant="default" to={acts.copy}>{t(phrases.copy)}</LinkButton>}
      {mayEdit && <Button variant="default" loading={acts.isBusy} onClick={acts.togglePopular}>{t(acts.popularVerb)}</Button>}
      {mayEdit && <LinkButton to={acts.edit}>{t(phrases.edit)}</LinkButton>}
      <AskToDelete set={set} isOpen={isAsking} onClose={close} onConfirm={acts.remove} />
    </>
  )
}

/** The same behind one button, for a row of the list. */
export function SetMenu({ set }: ActsProps) {
  const t = useSay()
  const go = useGo()
  const acts = useSetActs(set)
  const [isAsking, { open, close }] = useDisclosure(false)
  const mayEdit = set.allowed.includes('edit')
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target><Button variant="subtle" size="compact-sm" aria-label={`${t(phrases.more)} ${set.name}`} rightSection={<IconChevronDown size={16} aria-hidden />}>{t(phrases.more)}</Button></Menu.Target>
        <Menu.Dropdown>
          {mayEdit && <Menu.Item onClick={() => go(acts.edit)}>{t(phrases.edit)}</Menu.Item>}
          {mayEdit && <Menu.Item onClick={acts.togglePopular}>{t(acts.popularVerb)}</Menu.Item>}
          {set.allowed.includes('copy') && <Menu.Item onClick={() => go(acts.copy)}>{t(phrases.copy)}</Menu.Item>}
          {set.allowed.includes('delete') && <Menu.Item color="red" onClick={open}>{t(phrases.delete)}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <AskToDelete set={set} isOpen={isAsking} onClose={close} onConfirm={acts.remove} />
    </>
  )
}

function useSetActs({ id, version, isPopular }: SetRow, onDeleted?: () => void) {
  const change = useAct<typeof changeSet>('PATCH /sets/:id', { done: isPopular ? phrases.isNoLongerPopular : phrases.becamePopular })
  const remove = useAct<typeof deleteSet>('DELETE /sets/:id', { done: phrases.deleted, isQuiet: true, ...(onDeleted ? { onDone: onDeleted } : {}) })
  return {
    edit: `/sets/${id}/edit`, copy: `/sets/new?from=${id}`,
    /** S4 (guide 004 §3.1.10). */
    popularVerb: isPopular ? phrases.unsetPopular : phrases.setPopular, isBusy: change.isPending,
    togglePopular: () => change.mutate({ params: { id }, body: { version, isPopular: !isPopular } }),
    remove: () => remove.mutateAsync({ params: { id }, query: { version } }),
  }
}

/** S5. */
function AskToDelete({ set: { name }, isOpen, onClose, onConfirm }: { readonly set: SetRow; readonly isOpen: boolean; readonly onClose: () => void; readonly onConfirm: () => Promise<unknown> }) {
  const t = useSay()
  return <ConfirmDialog isOpen={isOpen} onClose={onClose} title={phrases.deleteTitle} text={t(phrases.deleteText, { name })} verb={phrases.delete} isDangerous onConfirm={onConfirm} />
}
