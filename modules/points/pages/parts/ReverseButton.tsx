import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { formatAmount } from '#kit/web/formats.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { usePageParams } from '#kit/web/links.tsx'
import { useAct } from '#kit/web/query.ts'
import type { Entry, reverseTopUp } from '../../contract.ts'
import { pointsPagePhrases as phrases } from './page-phrases.ts'

/** Takes a wrong top-up back by an entry that names it. */
export function ReverseButton({ entry: { id, amount, allowed } }: { readonly entry: Entry }) {
  const t = useSay()
  const { id: memberId = '' } = usePageParams()
  const [isOpen, { open, close }] = useDisclosure(false)
  const reverse = useAct<typeof reverseTopUp>('POST /points/:memberId/top-ups/:id/reversal', { done: phrases.reversedDone, isQuiet: true })
  if (!allowed.includes('reverse')) return null
  return (
    <>
      <Button variant="subtle" size="compact-sm" color="red" aria-label={`${t(phrases.reverse)} ${id}`} onClick={open}>{t(phrases.reverse)}</Button>
      <ConfirmDialog isOpen={isOpen} onClose={close} title={phrases.reverseTitle} text={t(phrases.reverseText, { amount: formatAmount(amount, '') })} verb={phrases.reverse} isDangerous reason={{ isRequired: true, maximum: 500 }}
        onConfirm={(reason) => reverse.mutateAsync({ params: { memberId, id }, body: { reason } })} />
    </>
  )
}
