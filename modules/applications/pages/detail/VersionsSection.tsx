import { actedBy } from '#kit/pure/acted-by.ts'
import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { ErrorState, LoadingState } from '#kit/web/States.tsx'
import type { Application, listVersions } from '../../contract.ts'
import { Differences } from '../parts/Differences.tsx'
import { reviewPhrases as phrases } from '../parts/review-phrases.ts'
import classes from '../parts/applications.module.css'

/** Every submitted version with what it changed against the one before (R3). */
export function VersionsSection({ application }: { readonly application: Application }) {
  const t = useSay()
  const formats = useFormats()
  const versions = [...application.versions].sort((left, right) => right.number - left.number)
  if (versions.length === 0) return null
  return (
    <Section title={phrases.versions}>
      <ul className={classes.plainList}>
        {versions.map((version, index) => {
          const words = t(phrases.versionNumber, { number: version.number })
          const by = t(phrases.versionBy, { name: actedBy(version.by.name, version.for?.name), time: formats.moment(version.at) })
          const before = versions[index + 1]
          if (!before) return <li key={version.number} className={classes.version}>{words} <span className={classes.dimmed}>{by}</span></li>
          return (
            <li key={version.number} className={classes.version}>
              <details open={index === 0}>
                <summary>{words} <span className={classes.dimmed}>{by}</span></summary>
                <VersionDifferences applicationId={application.id} before={before.number} after={version.number} />
              </details>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** The difference between two versions of an application, read when it is shown. */
export function VersionDifferences({ applicationId, before, after }: { readonly applicationId: string; readonly before: number; readonly after: number }) {
  const versions = useRead<typeof listVersions>('GET /applications/:id/versions', { params: { id: applicationId } })
  if (versions.error) return <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
  const find = (number: number) => versions.data?.items.find((version) => version.number === number)?.snapshot
  const [older, newer] = [find(before), find(after)]
  return older && newer ? <Differences before={older} after={newer} /> : <LoadingState height={60} />
}
