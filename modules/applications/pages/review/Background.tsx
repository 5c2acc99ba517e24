import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import type { ApplicationReview } from '../../review-contract.ts'
import { amountsInWords } from '../parts/amounts.ts'
import { ApplicationStatus } from '../parts/ApplicationStatus.tsx'
import { applicationPagePhrases } from '../parts/page-phrases.ts'
import { joinedParts } from '../parts/review-decision.ts'
import { reviewPagePhrases as phrases } from '../parts/review-page-phrases.ts'
import classes from './review.module.css'

const shownAtOnce = 5

/** What it costs; without a price list, what it consists of. */
export function CostSection({ cost }: { readonly cost: ApplicationReview['cost'] }) {
  const t = useSay()
  const { number, money } = useFormats()
  const parts = joinedParts(cost.items.flatMap(({ components }) => components))
  return (
    <Section title={phrases.cost}>
      {cost.monthly !== null && <p>{money(cost.monthly)}</p>}
      <p className={classes.help}>{t(parts.length === 0 ? phrases.noComponents : phrases.noPriceList)}</p>
      {parts.length > 0 && (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={t(phrases.cost)}>
          <table className={classes.table}>
            <thead><tr><th scope="col">{t(phrases.component)}</th><th scope="col" data-numeric>{t(phrases.quantity)}</th></tr></thead>
            <tbody>
              {parts.map(({ category, resource, spec, quantity, count }) => (
                <tr key={[category, resource, spec, quantity].join(' ')}><th scope="row">{[category, resource, spec].map((code) => t(priceWord(code))).join(' · ')}</th><td data-numeric>{number(quantity)} × {number(count)}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

/** Who else waits for the same. */
export function CompetingSection({ competing }: { readonly competing: ApplicationReview['competing'] }) {
  const t = useSay()
  return (
    <Section title={phrases.competing} actions={competing.total > 0 && <span className={classes.small}>{t(phrases.competingCount, { count: competing.total })}</span>}>
      {competing.items.length === 0 ? <p className={classes.help}>{t(phrases.noCompeting)}</p> : (
        <>
          <CompetingList items={competing.items.slice(0, shownAtOnce)} />
          {competing.items.length > shownAtOnce && (
            <details className={classes.more}>
              <summary>{t(phrases.moreCompeting, { count: competing.items.length - shownAtOnce })}</summary>
              <CompetingList items={competing.items.slice(shownAtOnce)} />
            </details>
          )}
        </>
      )}
    </Section>
  )
}

function CompetingList({ items }: { readonly items: ApplicationReview['competing']['items'] }) {
  const t = useSay()
  const formats = useFormats()
  return (
    <ul className={classes.list}>
      {items.map(({ id, number, title, step, department, isSameDepartment, submittedAt, demand }) => (
        <li key={id}>
          <div className={classes.line}><PageLink to={`/applications/${id}`}>{title || number}</PageLink><ApplicationStatus step={step} /></div>
          <span className={classes.small}>{number} · {!isSameDepartment && `${department.name} · `}<MomentText moment={submittedAt} /></span>
          <span className={classes.small}>{demand.length === 0 ? t(phrases.competesNot) : t(phrases.competes, { amounts: amountsInWords(t, formats, demand) })}</span>
        </li>
      ))}
    </ul>
  )
}

/** What became of the applicant's applications so far. */
export function HistorySection({ history }: { readonly history: ApplicationReview['history'] }) {
  const t = useSay()
  const { applicant, last, ...counts } = history
  return (
    <Section title={t(phrases.historyOf, { name: applicant.name })}>
      <p className={classes.help}>{last.length === 0 ? t(phrases.noHistory) : t(phrases.historyCounts, counts)}</p>
      <ul className={classes.list}>
        {last.map(({ id, number, title, step, submittedAt, reason }) => (
          <li key={id}>
            <div className={classes.line}><PageLink to={`/applications/${id}`}>{title || t(applicationPagePhrases.untitled)}</PageLink><ApplicationStatus step={step} /></div>
            <span className={classes.small}>{number} · <MomentText moment={submittedAt} />{reason !== null && ` · ${reason}`}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
