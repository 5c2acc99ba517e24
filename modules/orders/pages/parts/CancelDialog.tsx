import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '#kit/web/client.ts'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import type { acceptCancellation, cancelProduct } from '../../act-contract.ts'
import type { ProductRow, readRefund } from '../../contract.ts'
import { orderActPhrases as phrases } from './act-phrases.ts'
import { RefundComputation } from './RefundComputation.tsx'
import classes from './orders.module.css'

type CancelDialogProps = { readonly product: Pick<ProductRow, 'id' | 'number' | 'version' | 'allowed'>; readonly isOpen: boolean; readonly onClose: () => void }

/** Cancelling, or accepting that the member asked for it (O2, O12): the computation first, and the amount that was shown goes along. */
export function CancelDialog({ product, isOpen, onClose }: CancelDialogProps) {
  const t = useSay()
  const queries = useQueryClient()
  const { id, number, version, allowed } = product
  const isAsked = allowed.includes('acceptCancellation')
  const [isOutdated, setIsOutdated] = useState(false)
  const refund = useRead<typeof readRefund>('GET /products/:id/refund-preview', { params: { id } }, { enabled: isOpen })
  const settings = { done: phrases.cancelled, isQuiet: true } as const
  const cancel = useAct<typeof cancelProduct>('POST /products/:id/cancellation', settings)
  const accept = useAct<typeof acceptCancellation>('POST /products/:id/cancellation-request/acceptance', settings)
  const confirm = async (reason: string) => {
    if (!refund.data || refund.error) return
    const shown = { version, shownRefund: refund.data.refund }
    try {
      await (isAsked ? accept.mutateAsync({ params: { id }, body: reason === '' ? shown : { ...shown, reason } }) : cancel.mutateAsync({ params: { id }, body: { ...shown, reason } }))
    } catch (error) {
      // What was shown is no longer right: it is read anew, and the dialog stays for another look.
      if (['order.refund_changed', 'conflict.stale'].includes(problemOf(error).code)) {
        await queries.invalidateQueries()
        setIsOutdated(true)
      }
      throw error
    }
  }
  const close = () => {
    setIsOutdated(false)
    onClose()
  }
  return (
    <ConfirmDialog isOpen={isOpen} onClose={close} isDangerous title={t(phrases.cancelTitle, { number })} verb={isAsked ? phrases.acceptCancellation : phrases.cancel}
      isDisabled={!refund.data || refund.error !== null || refund.isFetching} onConfirm={confirm}
      {...(refund.error ? {} : { reason: { isRequired: !isAsked, maximum: 500 } })}
      consequences={(
        <div className={classes.stack} aria-live="polite">
          {isOutdated && <p className={classes.text}>{t(phrases.refundChanged)}</p>}
          {refund.error ? <p className={classes.text}>{t(phrases.cannotCancel, { why: refund.error.title })}</p> : refund.data ? <RefundComputation refund={refund.data} /> : <p className={classes.dimmed}>{t(phrases.computing)}</p>}
        </div>
      )} />
  )
}
