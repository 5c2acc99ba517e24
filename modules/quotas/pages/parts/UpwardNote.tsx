import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { useMe } from '#kit/web/session.ts'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import { quotaRequestLink } from './need.ts'
import { quotaPagePhrases as phrases } from './page-phrases.ts'
import { needsOf, type ShortLine } from './shortage.ts'
import { useRegions } from './use-regions.ts'
import classes from './quotas.module.css'

type UpwardNoteProps = { readonly lines: readonly ShortLine[]; /** It answers what was just tried: it takes the focus. */ readonly isAnswer?: boolean }

/** What my department lacks to give on, and the way to ask the one above for it (Q2, Q4). */
export function UpwardNote({ lines, isAnswer = false }: UpwardNoteProps) {
  const t = useSay()
  const me = useMe()
  const { number } = useFormats()
  const { regions } = useRegions()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => { if (isAnswer) box.current?.focus() }, [isAnswer, lines])
  const regionName = (id: string) => { const region = regions?.find((one) => one.id === id); return region ? t(region.name) : id }
  if (lines.length === 0) return null
  return (
    <Alert ref={box} tabIndex={-1} color="red" variant="outline" classNames={{ root: classes.alert ?? '', title: classes.alertTitle ?? '' }} icon={<IconAlertTriangle aria-hidden />} title={t(phrases.shortTitle)}>
      <div className={classes.stack}>
        <ul className={classes.plainList}>
          {lines.map(({ regionId, metric, asked, remaining, shortfall }) => (
            <li key={`${regionId}/${metric}`}>{t(phrases.shortLine, { region: regionName(regionId), metric: metrics[metric].names, asked: number(asked), remaining: number(remaining), shortfall: number(shortfall) })}</li>
          ))}
        </ul>
        {/* At the root there is nobody above: its total is the capacity. */}
        {me.sector === null ? <p className={classes.dimmed}>{t(phrases.askPlatform)}</p>
          : meets(me, 'quota.apply') && <div><LinkButton variant="default" to={quotaRequestLink(needsOf(lines))}>{t(phrases.applyUpward)}</LinkButton></div>}
      </div>
    </Alert>
  )
}
