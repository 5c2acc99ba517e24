import { Button } from '@mantine/core'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { Facts } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import { Money } from '#kit/web/Values.tsx'
import { useState } from 'react'
import type { BillDetail, confirmBill } from '../../contract.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { Change } from '../parts/Change.tsx'
import classes from '../parts/bills.module.css'
import { Answered } from './Answered.tsx'
import { billDetailPhrases as phrases } from './detail-phrases.ts'
import { RejectDialog } from './RejectDialog.tsx'
import type { Rejection } from './use-rejection.ts'

/** Confirm or reject, at the bottom right, for those who may and while it is asked for (B2). */
export function AnswerBar({ bill, rejection }: { readonly bill: BillDetail; readonly rejection: Rejection }) {
  const t = useSay()
  const [isConfirming, setIsConfirming] = useState(false)
  const mayConfirm = bill.allowed.includes('confirm')
  const mayReject = bill.allowed.includes('reject')
  // A dialog stays until it is closed, also when the bill has been answered behind it.
  return (
    <>
      {(mayConfirm || mayReject) && (
        <div className={classes.answers} role="group" aria-label={t(billPagePhrases.answers)}>
          <p className={classes.small}>{rejection.lines.length > 0 && t(phrases.picked, { count: rejection.lines.length })}</p>
          {mayReject && <Button variant="default" onClick={rejection.open}>{t(billPagePhrases.reject)}</Button>}
          {mayConfirm && <Button onClick={() => setIsConfirming(true)}>{t(billPagePhrases.confirmBill)}</Button>}
        </div>
      )}
      <Confirmation bill={bill} isOpen={isConfirming} close={() => setIsConfirming(false)} />
      <RejectDialog bill={bill} rejection={rejection} />
    </>
  )
}

/** What is confirmed, in figures: the request carries the revision that stands here (B7). */
function Confirmation({ bill, isOpen, close }: { readonly bill: BillDetail; readonly isOpen: boolean; readonly close: () => void }) {
  const t = useSay()
  const confirm = useAct<typeof confirmBill>('POST /bills/:id/confirmation', { done: phrases.confirmed, isQuiet: true })
  const revision = bill.revision ?? 0
  const leave = () => { confirm.reset(); close() }
  return (
    <ConfirmDialog isOpen={isOpen} onClose={leave} title={phrases.confirmQuestion} text={phrases.confirmText} verb={billPagePhrases.confirmBill} isDisabled={confirm.error?.status === 409}
      consequences={<div className={classes.stack}>
        <Facts items={[
          { label: billPagePhrases.month, value: bill.month },
          { label: billPagePhrases.revision, value: t(phrases.revisionNumber, { revision }) },
          { label: billPagePhrases.total, value: <strong><Money amount={bill.total} /></strong> },
          { label: billPagePhrases.change, value: <Change total={bill.total} previous={bill.previousTotal} /> },
        ]} />
        <Answered problem={confirm.error} onReload={leave} />
      </div>}
      onConfirm={() => confirm.mutateAsync({ params: { id: bill.id }, body: { revision } })} />
  )
}
