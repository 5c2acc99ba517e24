import { Answer, Facts, Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText, NumberText } from '#kit/web/Values.tsx'
import type { readAuditOverview } from '../../contract.ts'
import { auditPagePhrases as phrases } from '../parts/page-phrases.ts'
import { resultLooks } from '../parts/words.ts'
import classes from '../parts/audit.module.css'

/** When the log was last proved, with what result, and what waits for the next seal. */
export default function VerificationCard() {
  const t = useSay()
  const overview = useRead<typeof readAuditOverview>('GET /audit-events/overview', {}, { refreshEveryMs: 60_000 })
  return (
    <Section title={phrases.lastVerification} actions={<PageLink to="/audit-verification">{t(phrases.openVerification)}</PageLink>}>
      <Answer of={overview} isPart>{({ verification, waiting }) => (
        <div className={classes.stack}>
          {verification === null ? <p className={classes.text}>{t(phrases.neverVerified)}</p> : (
            <Facts items={[
              { label: phrases.result, value: <StatusTag looks={resultLooks} status={verification.brokenKind === null ? 'whole' : 'broken'} /> },
              { label: phrases.lastVerification, value: <MomentText moment={verification.at} /> },
              { label: phrases.checked, value: <NumberText value={verification.count} /> },
              { label: phrases.waiting, value: <NumberText value={waiting} /> },
            ]} />
          )}
          <p className={classes.text}>{t(phrases.kept)}</p>
        </div>
      )}</Answer>
    </Section>
  )
}
