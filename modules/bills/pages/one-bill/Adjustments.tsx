import { IconArrowBackUp } from '@tabler/icons-react'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { Facts, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { Money, MomentText } from '#kit/web/Values.tsx'
import type { BillDetail, removeAdjustment } from '../../contract.ts'
import { addAmounts } from '../../rules/change.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import { workPhrases as phrases } from '../parts/work-phrases.ts'
import parts from '../parts/bills.module.css'
import { useRefreshing } from './use-refreshing.ts'

type Adjustment = BillDetail['adjustments'][number]

/** What operators added or gave back, with the reason; what was not sent yet can be taken back. */
export function Adjustments({ bill }: { readonly bill: BillDetail }) {
  const t = useSay()
  const { adjustments } = bill
  if (adjustments.length === 0) return <Section title={phrases.adjustments}><EmptyState title={phrases.noAdjustments} /></Section>
  return (
    <Section title={phrases.adjustments} isFlush>
      <ScrollTable label={phrases.adjustments}>
        <thead>
          <tr><th scope="col">{t(phrases.reason)}</th><th scope="col" data-numeric>{t(phrases.amount)}</th><th scope="col">{t(phrases.department)}</th><th scope="col" data-numeric>{t(phrases.since)}</th><th scope="col">{t(phrases.by)}</th><th scope="col">{t(phrases.remove)}</th></tr>
        </thead>
        <tbody>
          {adjustments.map((adjustment) => (
            <tr key={adjustment.id}>
              <th scope="row" className={parts.plain}>{adjustment.reason}</th><td data-numeric><Money amount={adjustment.amount} /></td><td>{adjustment.department.name}</td><td data-numeric>{adjustment.revision}</td>
              <td>{t(adjustment.by.name)} · <MomentText moment={adjustment.by.at} /></td>
              <td>{adjustment.allowed.includes('remove') ? <RemoveButton bill={bill} adjustment={adjustment} /> : '—'}</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row">{t(billPagePhrases.sum)}</th><td data-numeric><Money amount={addAmounts(adjustments.map(({ amount }) => amount))} /></td><td colSpan={4} /></tr></tfoot>
      </ScrollTable>
    </Section>
  )
}

function RemoveButton({ bill: { id, version, total, currency }, adjustment }: { readonly bill: BillDetail; readonly adjustment: Adjustment }) {
  const t = useSay()
  const { money } = useFormats()
  const refreshing = useRefreshing()
  const remove = useAct<typeof removeAdjustment>('DELETE /bills/:id/adjustments/:adjustmentId', { done: phrases.removed, isQuiet: true })
  const back = adjustment.amount.startsWith('-') ? adjustment.amount.slice(1) : `-${adjustment.amount}`
  return (
    <ConfirmButton variant="subtle" icon={IconArrowBackUp} verb={phrases.remove} title={t(phrases.removeOf, { amount: money(adjustment.amount) })} text={phrases.totalNote}
      consequences={<Facts items={[{ label: phrases.totalNow, value: <Money amount={total} /> }, { label: phrases.totalThen, value: <strong><Money amount={addAmounts([total, back], currency.decimals)} /></strong> }]} />}
      onConfirm={() => refreshing(remove.mutateAsync({ params: { id, adjustmentId: adjustment.id }, query: { version } }))} />
  )
}
