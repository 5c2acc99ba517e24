import { Button, Group, Modal, Stack } from '@mantine/core'
import { useRef, useState } from 'react'
import { ConfirmDialog } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import type { ApplicationRow } from '../../contract.ts'
import type { approveApplications, BulkResults, rejectApplications } from '../../review-contract.ts'
import { bulkPhrases as phrases } from '../parts/bulk-phrases.ts'
import { limits } from '../parts/limits.ts'
import { ReasonField } from '../parts/ReasonField.tsx'
import { reviewPhrases } from '../parts/review-phrases.ts'
import classes from '../review/review.module.css'
import { BulkEffects } from './BulkEffects.tsx'
import type { BulkAct } from './BulkReview.tsx'

type DialogProps = { readonly act: BulkAct; readonly rows: readonly ApplicationRow[]; readonly leftOut: number; readonly onClose: () => void; readonly clear: () => void }

/** First what it will do, then how each one went (chapter 10, bulk acts). */
export default function BulkDialog({ act, rows, leftOut, onClose, clear }: DialogProps) {
  const t = useSay()
  const [results, setResults] = useState<BulkResults['results'] | null>(null)
  const isDone = useRef(false)
  const approve = useAct<typeof approveApplications>('POST /applications/approvals', { isQuiet: true })
  const reject = useAct<typeof rejectApplications>('POST /applications/rejections', { isQuiet: true })
  const isRejection = act === 'reject'
  const confirm = async (reason: string) => {
    const items = rows.map(({ id, version }) => ({ id, version }))
    const answer = isRejection ? await reject.mutateAsync({ body: { reason, items } }) : await approve.mutateAsync({ body: { items, ...(reason === '' ? {} : { reason }) } })
    isDone.current = true
    setResults(answer.results)
  }
  const leave = () => { clear(); onClose() }
  // The confirmation closes itself after it is done as well; then the results are shown.
  const close = () => { if (!isDone.current) onClose() }
  return (
    <>
      <ConfirmDialog isOpen={results === null} onClose={close} isDangerous={isRejection} verb={isRejection ? reviewPhrases.reject : reviewPhrases.approve}
        title={t(isRejection ? phrases.rejectTitle : phrases.approveTitle, { count: rows.length })} text={isRejection ? phrases.rejectEffect : phrases.approveEffect}
        consequences={<>{leftOut > 0 && <p>{t(phrases.leftOut, { count: leftOut })}</p>}<BulkEffects ids={rows.map(({ id }) => id)} isRejection={isRejection} /></>}
        reason={{ label: isRejection ? phrases.rejectReason : phrases.opinion, isRequired: isRejection, maximum: limits.reason, field: (binding) => <ReasonField verdict={act} {...binding} /> }}
        onConfirm={confirm} />
      <Modal opened={results !== null} onClose={leave} title={t(phrases.results)} closeButtonProps={{ 'aria-label': t(kitPhrases.close), size: 32 }}>
        {results !== null && <Results rows={rows} results={results} onClose={leave} />}
      </Modal>
    </>
  )
}

function Results({ rows, results, onClose }: { readonly rows: readonly ApplicationRow[]; readonly results: BulkResults['results']; readonly onClose: () => void }) {
  const t = useSay()
  const done = results.filter(({ ok }) => ok).length
  return (
    <Stack gap="sm">
      <p className={classes.help} role="status">{t(phrases.resultsCount, { done, failed: results.length - done })}</p>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t(phrases.results)}>
        <table className={classes.table}>
          <thead><tr><th scope="col">{t(phrases.number)}</th><th scope="col">{t(phrases.result)}</th></tr></thead>
          <tbody>
            {results.map(({ id, number, ok, message }) => (
              <tr key={id}>
                <th scope="row">{number ?? rows.find((row) => row.id === id)?.number}<br /><span className={classes.small}>{rows.find((row) => row.id === id)?.title}</span></th>
                <td data-short={!ok || undefined}>{ok ? t(phrases.done) : message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Group justify="flex-end"><Button onClick={onClose} data-autofocus>{t(phrases.backToList)}</Button></Group>
    </Stack>
  )
}
