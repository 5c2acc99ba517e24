import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { ReasonField } from '#modules/applications/pages/parts/ReasonField.tsx'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import type { QuotaRequest } from '../../contract.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'
import type { GrantLine } from './grants.ts'
import classes from '../parts/quotas.module.css'

type DialogsProps = {
  readonly request: QuotaRequest
  readonly lines: readonly GrantLine[]
  readonly open: 'approve' | 'reject' | null
  readonly onClose: () => void
  readonly onApprove: (reason: string) => Promise<unknown>
  readonly onReject: (reason: string) => Promise<unknown>
}

/** Both decisions need a reason; approving shows what it changes in both departments (Q4). */
export function DecisionDialogs({ request, lines, open, onClose, onApprove, onReject }: DialogsProps) {
  const t = useSay()
  const { number, department } = request
  return (
    <>
      <ConfirmDialog isOpen={open === 'approve'} onClose={onClose} onConfirm={onApprove} title={t(phrases.approveTitle, { number })} verb={phrases.approve}
        text={t(phrases.approveConsequence, { department: department.name })} consequences={<Consequences request={request} lines={lines} />}
        reason={{ label: phrases.opinion, isRequired: true, maximum: 2000, field: (binding) => <ReasonField verdict="approve" {...binding} /> }} />
      <ConfirmDialog isOpen={open === 'reject'} onClose={onClose} onConfirm={onReject} title={t(phrases.rejectTitle, { number })} verb={phrases.reject} isDangerous
        text={t(phrases.rejectConsequence, { department: department.name })}
        reason={{ label: phrases.rejectReason, isRequired: true, maximum: 2000, field: (binding) => <ReasonField verdict="reject" {...binding} /> }} />
    </>
  )
}

function Consequences({ request, lines }: Pick<DialogsProps, 'request' | 'lines'>) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <ul className={classes.plainList}>
      {lines.filter(({ amount }) => amount > 0).map(({ key, region, metric, before, after, ownBefore, ownAfter }) => {
        const values = { region: region.name, metric: metrics[metric].names, department: request.department.name, before: number(before), after: number(after), unit: metrics[metric].unit }
        return <li key={key}>{ownBefore === null || ownAfter === null ? t(phrases.approveLineShort, values) : t(phrases.approveLine, { ...values, ownBefore: number(ownBefore), ownAfter: ownAfter < 0 ? `−${number(-ownAfter)}` : number(ownAfter) })}</li>
      })}
    </ul>
  )
}
