import { Button, Modal } from '@mantine/core'
import { atMost, isRequired, type Check } from '#kit/web/checks.ts'
import { Facts } from '#kit/web/DetailPage.tsx'
import { TextAreaField, TextField } from '#kit/web/fields.tsx'
import { FormBody } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { Money } from '#kit/web/Values.tsx'
import type { adjustBill, BillDetail, BillLine } from '../../contract.ts'
import { addAmounts } from '../../rules/change.ts'
import { textOf } from '../detail/line-words.ts'
import { workPhrases as phrases } from '../parts/work-phrases.ts'
import classes from '../prepare/prepare.module.css'
import type { Adjusting } from '../PrepareBill.tsx'
import { amountIn } from './amount.ts'
import { useRefreshing } from './use-refreshing.ts'

const longestReason = 500
type DialogProps = { readonly bill: BillDetail; readonly adjusting: Adjusting; readonly onClose: () => void }

/** An adjustment of a line, or of the bill as a whole, with the total that it leads to. */
export function AdjustDialog({ bill, adjusting, onClose }: DialogProps) {
  const t = useSay()
  const line = adjusting === 'bill' ? null : adjusting
  return (
    <Modal opened={adjusting !== null} onClose={onClose} title={line === null ? t(phrases.adjustWholeTitle) : t(phrases.adjustLine, { line: line.number })} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
      {adjusting !== null && <AdjustForm bill={bill} line={line} onBack={onClose} />}
    </Modal>
  )
}

function AdjustForm({ bill, line, onBack }: { readonly bill: BillDetail; readonly line: BillLine | null; readonly onBack: () => void }) {
  const t = useSay()
  const { id, version, total, status, currency: { decimals } } = bill
  const refreshing = useRefreshing()
  const adjust = useAct<typeof adjustBill>('POST /bills/:id/adjustments', { done: phrases.adjusted, isQuiet: true })
  const isAmount: Check<string> = (text) => text.trim() === '' || amountIn(text, decimals) !== undefined ? undefined : { phrase: phrases.amountWrong, values: { decimals } }
  const form = useForm({
    draft: `bill:adjustment:${id}:${bill.revision ?? 0}:${line?.number ?? 'bill'}`, initial: { amount: '', reason: '' },
    rules: { amount: [isRequired, isAmount], reason: [isRequired, atMost(longestReason)] },
    submit: ({ amount, reason }) => refreshing(adjust.mutateAsync({ params: { id }, body: { version, amount: amountIn(amount, decimals) ?? amount, reason: reason.trim(), ...line === null ? {} : { lineNumber: line.number } } })),
    onDone: onBack,
  })
  const amount = amountIn(form.values.amount, decimals)
  return (
    <FormBody form={form} verb={phrases.adjust} isPart moreActions={<Button variant="default" onClick={onBack} disabled={form.isBusy}>{t(kitPhrases.back)}</Button>}>
      <p className={classes.small}>{t(phrases.adjustText)}</p>
      {status === 'rejected' && <p className={classes.text}>{t(phrases.reopens)}</p>}
      {line !== null && <Facts items={[{ label: phrases.theLine, value: textOf(line, t) }, { label: phrases.lineAmount, value: <Money amount={line.amount} /> }]} />}
      <TextField {...form.field('amount')} label={phrases.amount} help={phrases.amountHelp} maximum={20} />
      <TextAreaField {...form.field('reason')} label={phrases.reason} help={phrases.reasonHelp} maximum={longestReason} rows={2} />
      <div aria-live="polite">
        <Facts items={[{ label: phrases.totalNow, value: <Money amount={total} /> }, { label: phrases.totalThen, value: <strong><Money amount={amount === undefined ? null : addAmounts([total, amount], decimals)} /></strong> }]} />
        <p className={classes.small}>{t(phrases.totalNote)}</p>
      </div>
    </FormBody>
  )
}
