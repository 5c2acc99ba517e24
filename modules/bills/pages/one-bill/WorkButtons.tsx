import { Button } from '@mantine/core'
import { IconCalculator, IconPlusMinus, IconSend } from '@tabler/icons-react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useAct, useRead } from '#kit/web/query.ts'
import type { BillDetail, listMonths, recomputeBill, sendBill } from '../../contract.ts'
import { preparePhrases } from '../parts/prepare-phrases.ts'
import { workPhrases as phrases } from '../parts/work-phrases.ts'
import { WarningList } from '../prepare/Warnings.tsx'
import classes from '../prepare/prepare.module.css'
import { SettleButton } from './SettleButton.tsx'
import { useRefreshing } from './use-refreshing.ts'

/** What may be done now, by the bill's own `allowed`. */
export function WorkButtons({ bill, onAdjust }: { readonly bill: BillDetail; readonly onAdjust: () => void }) {
  const t = useSay()
  const may = (act: string) => bill.allowed.includes(act)
  return (
    <>
      {may('adjust') && <Button variant="default" leftSection={<IconPlusMinus size={16} aria-hidden />} onClick={onAdjust}>{t(phrases.adjustBill)}</Button>}
      {may('recompute') && <RecomputeButton bill={bill} />}
      {may('send') && <SendButton bill={bill} />}
      {may('settle') && <SettleButton bill={bill} />}
    </>
  )
}

function RecomputeButton({ bill: { id, version, status } }: { readonly bill: BillDetail }) {
  const t = useSay()
  const refreshing = useRefreshing()
  const recompute = useAct<typeof recomputeBill>('POST /bills/:id/recomputation', { done: phrases.recomputed, isQuiet: true })
  return (
    <ConfirmButton verb={phrases.recompute} icon={IconCalculator} title={phrases.recomputeTitle} text={phrases.recomputeText} onConfirm={() => refreshing(recompute.mutateAsync({ params: { id }, body: { version } }))}
      consequences={status === 'rejected' && <p className={classes.text}>{t(phrases.reopens)}</p>} />
  )
}

function SendButton({ bill }: { readonly bill: BillDetail }) {
  const t = useSay()
  const { id, version, revision } = bill
  const refreshing = useRefreshing()
  const send = useAct<typeof sendBill>('POST /bills/:id/sending', { done: phrases.sent, isQuiet: true })
  return (
    <ConfirmButton verb={phrases.send} variant="filled" icon={IconSend} title={t(phrases.sendTitle, { revision: (revision ?? 0) + 1 })}
      consequences={<SendEffects bill={bill} />} onConfirm={() => refreshing(send.mutateAsync({ params: { id }, body: { version } }))} />
  )
}

/** What goes out, against what went out before, by when it is answered, and what deserves a look. */
function SendEffects({ bill: { unit, month, total, revisions: [last], warnings } }: { readonly bill: BillDetail }) {
  const t = useSay()
  const { money, day } = useFormats()
  const answerBy = useRead<typeof listMonths>('GET /bill-months').data?.sending?.answerBy
  return (
    <div className={classes.stack}>
      <p className={classes.strong}>{t(phrases.sendTotal, { unit: unit.name, month, total: money(total) })}</p>
      {last !== undefined && <p className={classes.text}>{t(phrases.sendBefore, { revision: last.number, total: money(last.total) })}</p>}
      {answerBy !== undefined && <p className={classes.text}>{t(preparePhrases.sendDue, { day: day(answerBy) })}</p>}
      <p className={classes.text}>{t(preparePhrases.sendForEver)}</p>
      {warnings.length > 0 && <WarningList warnings={warnings} />}
    </div>
  )
}
