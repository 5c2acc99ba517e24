import { StatusTag, type StatusLooks } from '#kit/web/StatusTag.tsx'
import { DayText } from '#kit/web/Values.tsx'
import { IconAlarm } from '@tabler/icons-react'
import { billPagePhrases as phrases } from './bill-phrases.ts'
import classes from './bills.module.css'

const looks: StatusLooks<'overdue'> = { overdue: { label: phrases.overdue, tone: 'danger', icon: IconAlarm } }

/** By when an answer is due, and whether that day has passed (B14). */
export function DueDay({ dueOn, isOverdue }: { readonly dueOn: string | null; readonly isOverdue: boolean }) {
  return <span className={classes.inline}><DayText day={dueOn} />{isOverdue && <StatusTag looks={looks} status="overdue" />}</span>
}
