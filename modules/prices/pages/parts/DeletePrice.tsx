import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import { LoadingState } from '#kit/web/States.tsx'
import type { deletePrice, readPrice, UnitPrice } from '../../contract.ts'
import { pricePagePhrases as phrases } from './page-phrases.ts'
import { placeWords } from './place-words.ts'
import { Uses } from './Uses.tsx'

/** Asks with everything that loses its price before a unit price is deleted (P3). */
export function DeletePrice({ price, isCompact = false, onDone }: { readonly price: UnitPrice; readonly isCompact?: boolean; readonly onDone?: () => void }) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  const detail = useRead<typeof readPrice>('GET /unit-prices/:id', { params: { id: price.id } }, { enabled: isOpen })
  const remove = useAct<typeof deletePrice>('DELETE /unit-prices/:id', { done: phrases.deleted, isQuiet: true, ...(onDone ? { onDone } : {}) })
  const place = placeWords(price, t)
  return (
    <>
      <Button variant={isCompact ? 'subtle' : 'default'} {...(isCompact ? { size: 'compact-sm' } : {})} color={isCompact ? 'red' : undefined} onClick={open} aria-label={`${t(phrases.delete)} ${place}`}>{t(phrases.delete)}</Button>
      <ConfirmDialog isOpen={isOpen} onClose={close} title={phrases.deleteTitle} text={t(phrases.deleteText, { place })} verb={phrases.delete} isDangerous isDisabled={!detail.data}
        consequences={detail.data ? <Uses price={detail.data} /> : <LoadingState />}
        onConfirm={() => remove.mutateAsync({ params: { id: price.id }, query: { version: detail.data?.version ?? price.version, confirmed: true } })} />
    </>
  )
}
