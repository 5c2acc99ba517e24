import { IconAlarm } from '@tabler/icons-react'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { stoppedIcon, toneIcons } from '#kit/web/StatusTag.tsx'
import kit from '#kit/web/kit.module.css'
import type { BillMonths } from '../../contract.ts'
import classes from '../parts/bills.module.css'
import { departmentBillPhrases as phrases } from './department-phrases.ts'

/** How many of the bills are confirmed, as a bar and in words. */
export function Progress({ confirmed, total }: { readonly confirmed: number; readonly total: number }) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <span className={classes.inline}>
      <span className={classes.bar} aria-hidden><span style={{ width: `${total === 0 ? 0 : confirmed * 100 / total}%` }} /></span>
      <span>{t(phrases.confirmedOf, { confirmed: number(confirmed), total: number(total) })}</span>
    </span>
  )
}

/** What holds a month up, where anything does. */
export function Counts({ of: { overdueCount, rejectedCount, draftCount } }: { readonly of: BillMonths['items'][number] }) {
  const t = useSay()
  const { number } = useFormats()
  const tags = [
    { key: 'overdue', count: overdueCount, words: phrases.overdueCount, tone: 'danger', Mark: IconAlarm }, { key: 'rejected', count: rejectedCount, words: phrases.rejectedCount, tone: 'danger', Mark: stoppedIcon },
    { key: 'draft', count: draftCount, words: phrases.draftCount, tone: 'neutral', Mark: toneIcons.neutral },
  ].filter(({ count }) => count > 0)
  if (tags.length === 0) return <>—</>
  return <span className={classes.inline}>{tags.map(({ key, count, words, tone, Mark }) => <span key={key} className={kit.tag} data-tone={tone}><Mark size={16} aria-hidden /><span>{t(words, { count: number(count) })}</span></span>)}</span>
}
