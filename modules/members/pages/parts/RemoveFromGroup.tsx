import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import type { MemberRow, removeFromGroup } from '../../contract.ts'
import { memberPagePhrases as phrases } from './page-phrases.ts'

/** Guide 004 §5.1.10: offered only for an existing account that is in a group. */
export function RemoveFromGroup({ member, isCompact = false }: { readonly member: MemberRow; readonly isCompact?: boolean }) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  const remove = useAct<typeof removeFromGroup>('DELETE /members/:id/group', { done: phrases.removed, isQuiet: true })
  const { id, version, account, displayName, group } = member
  if (!member.allowed.includes('removeFromGroup')) return null
  return (
    <>
      <Button variant={isCompact ? 'subtle' : 'default'} {...(isCompact ? { size: 'compact-sm' } : {})} aria-label={`${t(phrases.removeFromGroup)} ${account}`} onClick={open}>{t(phrases.removeFromGroup)}</Button>
      <ConfirmDialog isOpen={isOpen} onClose={close} title={phrases.removeTitle} text={t(phrases.removeText, { member: displayName, group: group?.name ?? '' })} verb={phrases.removeFromGroup} isDangerous
        onConfirm={() => remove.mutateAsync({ params: { id }, query: { version } })} />
    </>
  )
}
