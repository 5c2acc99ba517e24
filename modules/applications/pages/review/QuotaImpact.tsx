import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { metrics } from '#modules/catalogue/rules/metrics.ts'
import type { ApplicationReview } from '../../review-contract.ts'
import { amountsInWords } from '../parts/amounts.ts'
import { existingPhrases } from '../parts/existing-phrases.ts'
import { barParts, freedOf, type Held } from '../parts/review-decision.ts'
import { reviewPagePhrases as phrases } from '../parts/review-page-phrases.ts'
import classes from './review.module.css'

type Line = ApplicationReview['quotas'][number]

/** The quota that it takes, before and after the decision as it is marked now; the departments above stand below (R11). */
export function QuotaImpact({ review, department, isNew, freed }: { readonly review: ApplicationReview; readonly department: string; readonly isNew: boolean; readonly freed: readonly Held[] }) {
  const t = useSay()
  const formats = useFormats()
  return (
    <Section title={t(phrases.quota, { department })}>
      {review.freedWhenDone.length > 0 && <p className={classes.help}>{t(existingPhrases.freedAmounts, { amounts: amountsInWords(t, formats, review.freedWhenDone) })}</p>}
      {review.quotas.length === 0 ? <p className={classes.help}>{t(phrases.noQuota)}</p> : (
        <div className={classes.stack}>
          <p className={classes.help}>{t(isNew ? phrases.quotaHelp : existingPhrases.quotaHelp)}</p>
          {review.regions.map(({ id, name }) => {
            const lines = review.quotas.filter(({ regionId }) => regionId === id)
            return (
              <div key={id}>
                <OwnTable region={t(name)} lines={lines.filter(({ isOwn }) => isOwn)} freed={freed} />
                <Above region={t(name)} lines={lines.filter(({ isOwn }) => !isOwn)} />
              </div>
            )
          })}
        </div>
      )}
    </Section>
  )
}

function OwnTable({ region, lines, freed }: { readonly region: string; readonly lines: readonly Line[]; readonly freed: readonly Held[] }) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={region}>
      <table className={classes.table}>
        <caption className={classes.caption}>{region}</caption>
        <thead><tr><th scope="col">{t(phrases.resource)}</th><th scope="col" data-numeric>{t(phrases.thisApplication)}</th><th scope="col" data-numeric>{t(phrases.remaining)}</th><th scope="col" data-numeric>{t(phrases.afterDecision)}</th></tr></thead>
        <tbody>
          {lines.map((line) => {
            const back = freedOf(freed, line)
            return (
              <tr key={line.metric}>
                <th scope="row">
                  {t(metrics[line.metric].names)} <span className={classes.small}>({t(metrics[line.metric].unit)})</span>
                  <ImpactBar line={line} />
                  <span className={classes.small}>{t(phrases.numbers, { total: number(line.total), allocated: number(line.allocated), used: number(line.used), reserved: number(line.reserved) })}</span>
                </th>
                <td data-numeric>{number(line.ofThis)}</td>
                <td data-numeric data-short={line.remaining < 0 || undefined}>{number(line.remaining)}</td>
                <td data-numeric data-changed={back > 0 || undefined}>{number(line.remaining + back)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function ImpactBar({ line }: { readonly line: Line }) {
  const t = useSay()
  const { number } = useFormats()
  const parts = barParts(line)
  const rounded = (share: number) => number(Math.round(share))
  return (
    <svg className={classes.bar} viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={t(phrases.barText, { others: rounded(parts.others), mine: rounded(parts.mine), left: rounded(parts.left) })}>
      <rect className={classes.left} width={100} height={8} />
      <rect className={classes.others} width={parts.others} height={8} />
      <rect className={classes.mine} x={parts.others} width={parts.mine} height={8} />
    </svg>
  )
}

/** What the departments above still have: whom to ask if this one runs short. */
function Above({ region, lines }: { readonly region: string; readonly lines: readonly Line[] }) {
  const t = useSay()
  const { number } = useFormats()
  if (lines.length === 0) return null
  const label = `${region} · ${t(phrases.above)}`
  const heads = [phrases.department, phrases.resource, phrases.total, phrases.allocated, phrases.used, phrases.reserved, phrases.remaining] as const
  return (
    <details className={classes.above}>
      <summary>{t(phrases.above)}</summary>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={label}>
        <table className={classes.table}>
          <thead><tr>{heads.map((head, index) => <th key={head[0]} scope="col" data-numeric={index > 1 || undefined}>{t(head)}</th>)}</tr></thead>
          <tbody>
            {lines.map(({ department, metric, ...line }) => (
              <tr key={`${department.id} ${metric}`}>
                <th scope="row">{department.name}</th>
                <td>{t(metrics[metric].names)} <span className={classes.small}>({t(metrics[metric].unit)})</span></td>
                {(['total', 'allocated', 'used', 'reserved', 'remaining'] as const).map((name) => <td key={name} data-numeric>{number(line[name])}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
