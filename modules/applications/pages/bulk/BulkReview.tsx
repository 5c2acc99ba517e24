import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useSay } from '#kit/web/i18n.tsx'
import type { ApplicationRow } from '../../contract.ts'
import { bulkPhrases as phrases } from '../parts/bulk-phrases.ts'
import { bulkLimit } from '../parts/limits.ts'

const BulkDialog = lazy(() => import('./BulkDialog.tsx'))
export type BulkAct = 'approve' | 'reject'
type BulkProps = { readonly rows: readonly ApplicationRow[]; readonly clear: () => void }

/** What can be done with the selected applications: only those that wait for the reader's decision (A5). */
export function BulkReview({ rows, clear }: BulkProps) {
  const t = useSay()
  const [act, setAct] = useState<BulkAct | null>(null)
  const mine = rows.filter(({ allowed }) => allowed.includes('approve'))
  const obstacle = mine.length === 0 ? t(phrases.noneForYou) : mine.length > bulkLimit ? t(phrases.tooMany, { limit: bulkLimit }) : null
  return (
    <>
      {obstacle !== null ? <span>{obstacle}</span> : <>
        <Button size="compact-sm" onClick={() => setAct('approve')}>{t(phrases.approveSelected)}</Button>
        <Button size="compact-sm" variant="default" onClick={() => setAct('reject')}>{t(phrases.rejectSelected)}</Button>
      </>}
      {act !== null && <Suspense><BulkDialog act={act} rows={mine} leftOut={rows.length - mine.length} onClose={() => setAct(null)} clear={clear} /></Suspense>}
    </>
  )
}
