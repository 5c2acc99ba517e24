import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { useAct } from '#kit/web/query.ts'
import type { changeSet, deleteSet, SetRow } from '../../contract.ts'
import { setPagePhrases as phrases } from './page-phrases.ts'

type ActsProps = { readonly set: SetRow; readonly isCompact?: boolean; readonly onDeleted?: () => void }

/** Edit, popular or not, copy, delete: as far as it is allowed. */
export function SetActs({ set, isCompact = false, onDeleted }: ActsProps) {
  const t = useSay()
  const look = isCompact ? { variant: 'subtle', size: 'compact-sm' } as const : { variant: 'default' } as const
  const mayEdit = set.allowed.includes('edit')
  return (
    <>
      {set.allowed.includes('delete') && !isCompact && <DeleteSet set={set} look={look} {...(onDeleted ? { onDeleted } : {})} />}
      {mayEdit && <LinkButton to={`/sets/${set.id}/edit`} {...look}>{t(phrases.edit)}</LinkButton>}
      {mayEdit && <Popularity set={set} look={look} />}
      {set.allowed.includes('copy') && <LinkButton to={`/sets/new?from=${set.id}`} {...look}>{t(phrases.copy)}</LinkButton>}
      {set.allowed.includes('delete') && isCompact && <DeleteSet set={set} look={look} />}
    </>
  )
}

type Look = { readonly variant: 'subtle' | 'default'; readonly size?: 'compact-sm' }
type ActProps = { readonly set: SetRow; readonly look: Look; readonly onDeleted?: () => void }

/** S4 (guide 004 §3.1.10). */
function Popularity({ set: { id, version, isPopular, name }, look }: ActProps) {
  const t = useSay()
  const change = useAct<typeof changeSet>('PATCH /sets/:id', { done: isPopular ? phrases.isNoLongerPopular : phrases.becamePopular })
  const verb = t(isPopular ? phrases.unsetPopular : phrases.setPopular)
  return <Button {...look} loading={change.isPending} aria-label={`${verb} ${name}`} onClick={() => change.mutate({ params: { id }, body: { version, isPopular: !isPopular } })}>{verb}</Button>
}

/** S5. */
function DeleteSet({ set: { id, version, name }, look, onDeleted }: ActProps) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  const remove = useAct<typeof deleteSet>('DELETE /sets/:id', { done: phrases.deleted, isQuiet: true, ...(onDeleted ? { onDone: onDeleted } : {}) })
  return (
    <>
      <Button {...look} {...(look.size ? { color: 'red' } : {})} onClick={open} aria-label={`${t(phrases.delete)} ${name}`}>{t(phrases.delete)}</Button>
      <ConfirmDialog isOpen={isOpen} onClose={close} title={phrases.deleteTitle} text={t(phrases.deleteText, { name })} verb={phrases.delete} isDangerous
        onConfirm={() => remove.mutateAsync({ params: { id }, query: { version } })} />
    </>
  )
}
