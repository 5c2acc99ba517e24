import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { DayText, NumberText } from '#kit/web/Values.tsx'
import type { readAuditOverview } from '../../contract.ts'
import { auditPagePhrases as phrases } from '../parts/page-phrases.ts'
import classes from '../parts/audit.module.css'

/** How much was done and refused in the last days; each number leads to its list. */
export default function ActsCard() {
  const t = useSay()
  const overview = useRead<typeof readAuditOverview>('GET /audit-events/overview', {}, { refreshEveryMs: 60_000 })
  return (
    <Section title={phrases.actsOfDays} actions={<PageLink to="/audit-log">{t(phrases.openLog)}</PageLink>} isFlush>
      <Answer of={overview} isPart>{({ days }) => (
        <table className={classes.table}>
          <thead><tr><th scope="col">{t(phrases.day)}</th><th scope="col" className={classes.number}>{t(phrases.acts)}</th><th scope="col" className={classes.number}>{t(phrases.refused)}</th></tr></thead>
          <tbody>
            {days.toReversed().map(({ day, acts, refused }) => (
              <tr key={day}>
                <td><PageLink to={`/audit-log?at=${day}..${day}`}><DayText day={day} /></PageLink></td>
                <td className={classes.number}><NumberText value={acts} /></td>
                <td className={classes.number}>{refused === 0 ? 0 : <PageLink to={`/audit-log?at=${day}..${day}&kind=access.refused,session.refused`}><NumberText value={refused} /></PageLink>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}</Answer>
    </Section>
  )
}
