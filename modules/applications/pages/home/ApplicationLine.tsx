import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import type { ApplicationRow } from '../../contract.ts'
import { ApplicationStatus } from '../parts/ApplicationStatus.tsx'
import { DaysLeft, useDueDay } from '../parts/Deadline.tsx'
import { applicationPagePhrases as phrases } from '../parts/page-phrases.ts'
import { ServiceNames } from '../parts/ServiceNames.tsx'
import classes from '../parts/applications.module.css'

/** An application on one line of a home card. */
export function ApplicationLine({ row, to, showsApplicant = false }: { readonly row: ApplicationRow; readonly to: string; readonly showsApplicant?: boolean }) {
  const t = useSay()
  const dueDay = useDueDay()
  return (
    <li className={classes.line}>
      <div className={classes.lineMain}>
        <PageLink to={to}>{row.title || t(phrases.untitled)}</PageLink>
        <span className={classes.dimmed}>
          {row.status !== 'draft' && `${row.number} · `}{showsApplicant && `${row.department.name} · `}<ServiceNames services={row.services} />
        </span>
      </div>
      {row.dueOn && <span className={classes.dimmed}>{t(phrases.dueOn, { day: dueDay(row.deadline) })}</span>}
      <DaysLeft deadline={row.deadline} />
      <ApplicationStatus step={row.step} />
    </li>
  )
}
