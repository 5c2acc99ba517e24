import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Problem } from '#kit/web/client.ts'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { useMe } from '#kit/web/session.ts'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import { demandPhrases as phrases } from './demand-phrases.ts'
import { quotaRequestLink } from './need.ts'
import { needsOf, shortLinesOf } from './shortage.ts'
import { useRegions } from './use-regions.ts'
import classes from './quotas.module.css'

/** The answer `quota.insufficient` to an application: what is missing, and the way to ask for it (R5); to be loaded lazily. */
export default function ShortageNote({ problem }: { readonly problem: Problem }) {
  const t = useSay()
  const me = useMe()
  const { number } = useFormats()
  const { regions } = useRegions()
  const lines = shortLinesOf(problem)
  if (lines.length === 0) return null
  const isOwn = lines.every(({ departmentId }) => departmentId === me.departmentId)
  const regionName = (id: string) => { const region = regions?.find((one) => one.id === id); return region ? t(region.name) : id }
  return (
    <Alert color="red" variant="outline" classNames={{ root: classes.alert ?? '', title: classes.alertTitle ?? '' }} icon={<IconAlertTriangle aria-hidden />} title={t(phrases.shortTitle)}>
      <div className={classes.stack}>
        <ul className={classes.plainList}>
          {lines.map(({ regionId, metric, asked, remaining, shortfall }) => (
            <li key={`${regionId}/${metric}`}>{t(phrases.shortLine, { region: regionName(regionId), metric: metrics[metric].names, asked: number(asked), remaining: number(remaining), shortfall: number(shortfall) })}</li>
          ))}
        </ul>
        <p className={classes.dimmed}>{t(phrases.shortHelp)}</p>
        {isOwn && meets(me, 'quota.apply') ? <div><LinkButton variant="default" to={quotaRequestLink(needsOf(lines))}>{t(phrases.applyForMissing)}</LinkButton></div>
          : <p className={classes.dimmed}>{t(isOwn ? phrases.askColleague : phrases.askDepartment)}</p>}
      </div>
    </Alert>
  )
}
