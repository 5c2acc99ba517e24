import { IconAlertTriangle, IconClock, IconPlayerPause, IconUrgent } from '@tabler/icons-react'
import { day } from '#kit/web/columns.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import type { Icon } from '#kit/web/routes.ts'
import { DayText } from '#kit/web/Values.tsx'
import type { ApplicationRow } from '../../contract.ts'
import { deadlineStatePhrases as phrases, deadlineWords } from '../../deadline-state-phrases.ts'
import { applicationPagePhrases as pagePhrases } from './page-phrases.ts'
import classes from './deadline.module.css'

type Shown = ApplicationRow['deadline']
const icons: { readonly [State in Shown['state']]?: Icon } = { onTime: IconClock, soon: IconUrgent, overdue: IconAlertTriangle, paused: IconPlayerPause }

/** How many working days are left (R7), as word, colour and icon; nothing while nothing is counted. */
export function DaysLeft({ deadline }: { readonly deadline: Shown }) {
  const t = useSay()
  const words = deadlineWords(deadline)
  const Mark = icons[deadline.state]
  if (!words || !Mark) return null
  return <span className={classes.left} data-state={deadline.state}><Mark size={16} aria-hidden /><span>{t(...words)}</span></span>
}

/** The due day, marked when it rests on holidays that are not published yet, and below it what is left. */
export function Deadline({ deadline, isOneLine = false }: { readonly deadline: Shown; readonly isOneLine?: boolean }) {
  if (deadline.state === 'notStarted' || deadline.state === 'over') return <>—</>
  return (
    <span className={classes.deadline} data-line={isOneLine || undefined}>
      {deadline.dueOn && <span className={classes.day}><DayText day={deadline.dueOn} />{deadline.isEstimated && <Estimated />}</span>}
      <DaysLeft deadline={deadline} />
    </span>
  )
}

function Estimated() {
  const t = useSay()
  return <span className={classes.estimated} title={t(phrases.estimatedHint)}>{t(phrases.estimated)}</span>
}

/** As part of a sentence: the day, and that it is an estimate. */
export function useDueDay(): (deadline: Shown) => string {
  const t = useSay()
  const formats = useFormats()
  return ({ dueOn, isEstimated }) => dueOn === null ? '' : isEstimated ? t(phrases.dueEstimated, { day: formats.day(dueOn) }) : formats.day(dueOn)
}

/** The column of every list of applications: sorted and filtered by the due day. */
export const dueColumn = { ...day('dueOn', pagePhrases.due, { sort: true, filter: true, width: 190 }), show: (row: ApplicationRow) => <Deadline deadline={row.deadline} /> }
