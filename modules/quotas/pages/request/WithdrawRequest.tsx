import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct } from '#kit/web/query.ts'
import type { QuotaRequest, withdrawRequest } from '../../contract.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'

/** 撤回, while it waits (Q3). */
export function WithdrawRequest({ request: { id, number, version } }: { readonly request: QuotaRequest }) {
  const t = useSay()
  const withdraw = useAct<typeof withdrawRequest>('POST /quota-requests/:id/withdrawal', { isQuiet: true })
  return (
    <ConfirmButton verb={phrases.withdraw} title={t(phrases.withdrawTitle, { number })} text={phrases.withdrawConsequence} isDangerous
      onConfirm={async () => {
        await withdraw.mutateAsync({ params: { id }, body: { version } })
        notify(phrases.withdrawnDone, { number })
      }} />
  )
}
