import { Button, Group, Modal, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { AnswerOf, QueryOf } from '#kit/pure/contract.ts'
import { call, type Problem } from '#kit/web/client.ts'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useAct } from '#kit/web/query.ts'
import { ErrorState, LoadingState } from '#kit/web/States.tsx'
import type { BillRow, listBills, sendBills } from '../../contract.ts'
import { sendingPlan } from '../../rules/sending.ts'
import { preparePhrases as phrases } from '../parts/prepare-phrases.ts'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import { SendingEffects } from './SendingEffects.tsx'
import classes from './prepare.module.css'

/** As many as one sending names (`sendBills`); more are sent one batch after the other. */
const mostAtOnce = 1000
const pageSize = 200
type Sent = AnswerOf<typeof sendBills>
type DialogProps = { readonly month: string; /** Null: every draft of the month. */ readonly rows: readonly BillRow[] | null; readonly onClose: () => void; readonly onSent?: () => void }

/** First what sending does and what is left out, then how each one went (chapter 10, bulk acts). */
export default function SendDialog({ month, rows, onClose, onSent }: DialogProps) {
  const t = useSay()
  const drafts = useDrafts(month, rows === null)
  const { sent, leftOut } = sendingPlan(rows ?? drafts.data ?? [])
  const send = useAct<typeof sendBills>('POST /bills/sending', { isQuiet: true })
  const [results, setResults] = useState<Sent | null>(null)
  const isDone = useRef(false)
  const confirm = async () => {
    const answers: Sent[] = []
    for (let first = 0; first < sent.length; first += mostAtOnce)
      answers.push(await send.mutateAsync({ body: { month, ids: sent.slice(first, first + mostAtOnce).map(({ id }) => id) } }))
    isDone.current = true
    setResults({ sent: answers.reduce((sum, answer) => sum + answer.sent, 0), results: answers.flatMap(({ results: each }) => each) })
  }
  const leave = () => { onSent?.(); onClose() }
  const isRead = rows !== null || drafts.data !== undefined
  return (
    <>
      <ConfirmDialog isOpen={results === null} verb={phrases.send} isDisabled={sent.length === 0} onConfirm={confirm}
        title={isRead && sent.length === 0 ? phrases.sendNothingTitle : t(phrases.sendTitle, { month, count: sent.length })}
        consequences={isRead ? <SendingEffects sent={sent} leftOut={leftOut} /> : drafts.error ? <ErrorState error={drafts.error} onRetry={() => void drafts.refetch()} /> : <LoadingState height={60} />}
        // The confirmation closes itself after it is done as well; then the results are shown.
        onClose={() => { if (!isDone.current) onClose() }} />
      <Modal opened={results !== null} onClose={leave} title={t(phrases.results)} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {results !== null && <Results of={results} onClose={leave} />}
      </Modal>
    </>
  )
}

/** Every draft of the month, page after page, so that what is confirmed is what was shown. */
function useDrafts(month: string, isWanted: boolean) {
  return useQuery<BillRow[], Problem>({
    queryKey: ['GET /bills', 'drafts', month], enabled: isWanted, staleTime: 0,
    queryFn: async ({ signal }) => {
      const found: BillRow[] = []
      for (let page = 1; ; page++) {
        const { items } = await call<typeof listBills>('GET /bills', { query: { month, status: 'draft', sort: 'unit', page, pageSize } as QueryOf<typeof listBills>, signal })
        found.push(...items)
        if (items.length < pageSize) return found
      }
    },
  })
}

function Results({ of: { sent, results }, onClose }: { readonly of: Sent; readonly onClose: () => void }) {
  const t = useSay()
  return (
    <Stack gap="sm">
      <p className={classes.text} role="status">{t(phrases.resultsCount, { sent, left: results.length - sent })}</p>
      <div className={classes.results}>
        <ScrollTable label={phrases.results}>
          <thead><tr><th scope="col">{t(phrases.unit)}</th><th scope="col">{t(phrases.result)}</th></tr></thead>
          <tbody>{results.map(({ id, unit, message }) => <tr key={id}><th scope="row">{unit}</th><td>{message ?? t(phrases.wasSent)}</td></tr>)}</tbody>
        </ScrollTable>
      </div>
      <Group justify="flex-end"><Button onClick={onClose} data-autofocus>{t(phrases.close)}</Button></Group>
    </Stack>
  )
}
