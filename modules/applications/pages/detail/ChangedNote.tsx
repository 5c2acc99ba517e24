import { actedBy } from '#kit/pure/acted-by.ts'
import { useSay } from '#kit/web/i18n.tsx'
import type { Application } from '../../contract.ts'
import { newestVersion, type Seen } from '../parts/seen.ts'
import { reviewPhrases as phrases } from '../parts/review-phrases.ts'
import { VersionDifferences } from './VersionsSection.tsx'

/** What the applicant changed since the page was opened. */
export function ChangedNote({ application, seen }: { readonly application: Application; readonly seen: Seen }) {
  const t = useSay()
  const newest = newestVersion(application)
  if (!newest || newest.number <= seen.versionNumber) return null
  return (
    <div role="status">
      <p>{t(phrases.changedMeanwhile, { name: actedBy(newest.by.name, newest.for?.name) })}</p>
      {seen.versionNumber > 0 && <VersionDifferences applicationId={application.id} before={seen.versionNumber} after={newest.number} />}
    </div>
  )
}
