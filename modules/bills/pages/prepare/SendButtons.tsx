import { Button } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { lazy, Suspense, useContext, useState } from 'react'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import type { BillRow, listMonths } from '../../contract.ts'
import { preparePhrases as phrases } from '../parts/prepare-phrases.ts'
import { MonthContext } from './month-context.ts'

const SendDialog = lazy(() => import('./SendDialog.tsx'))

/** Of the selected rows. */
export function SendSelected({ rows, clear }: { readonly rows: readonly BillRow[]; readonly clear: () => void }) {
  const t = useSay()
  const month = useContext(MonthContext)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button size="compact-sm" onClick={() => setIsOpen(true)}>{t(phrases.sendSelected)}</Button>
      {isOpen && <Suspense><SendDialog month={month} rows={rows} onClose={() => setIsOpen(false)} onSent={clear} /></Suspense>}
    </>
  )
}

/** Every draft of the month, whatever the list is filtered by (B1). */
export function SendAll() {
  const t = useSay()
  const month = useContext(MonthContext)
  const me = useMe()
  const [isOpen, setIsOpen] = useState(false)
  const months = useRead<typeof listMonths>('GET /bill-months')
  const hasDrafts = months.data?.items.some((one) => one.month === month && one.draftCount > 0) ?? false
  // While the results are shown there may be no drafts any more.
  if (!isOpen && (!hasDrafts || !me.permissions.includes('bill.send'))) return null
  return (
    <>
      <Button leftSection={<IconSend size={16} aria-hidden />} onClick={() => setIsOpen(true)}>{t(phrases.sendAll)}</Button>
      {isOpen && <Suspense><SendDialog month={month} rows={null} onClose={() => setIsOpen(false)} /></Suspense>}
    </>
  )
}
