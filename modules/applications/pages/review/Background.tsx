import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import { currencySymbol } from '#modules/prices/rules/currency.ts'
import type { Application } from '../../contract.ts'
import type { ApplicationReview } from '../../review-contract.ts'
import { amountsInWords } from '../parts/amounts.ts'
import { ApplicationStatus } from '../parts/ApplicationStatus.tsx'
import { existingPhrases } from '../parts/existing-phrases.ts'
import { applicationPagePhrases } from '../parts/page-phrases.ts'
import { joinedParts } from '../parts/review-decision.ts'
import { reviewPagePhrases as phrases } from '../parts/review-page-phrases.ts'
import classes from './review.module.css'

const shownAtOnce = 5

/** What it costs in a month, item by item, and what it consists of. */
export function CostSection({ cost, items }: { readonly cost: ApplicationReview['cost']; readonly items: Application['items'] }) {
  const t = useSay()
  const { number, money } = useFormats()
  const symbol = currencySymbol(cost.currency.code)
  const nameOf = (id: string) => {
    const place = items.findIndex((item) => item.id === id)
    return items[place] ? `${place + 1}. ${t(items[place].service.name)} ${t(applicationPagePhrases.times, { count: items[place].quantity })}` : id
  }
  const wordsOf = ({ category, resource, spec }: { category: string; resource: string; spec: string }) => [category, resource, spec].map((code) => t(priceWord(code))).join(' · ')
  const parts = joinedParts(cost.items.flatMap(({ components }) => components))
  return (
    <Section title={phrases.cost} actions={cost.monthly !== null && <strong className={classes.amount}>{money(cost.monthly, symbol)}</strong>}>
      {cost.present !== null && <p className={classes.help}>{t(existingPhrases.monthlyNow)} {money(cost.present, symbol)}{cost.difference !== null && <> · {t(existingPhrases.difference)} <strong>{signed(cost.difference, (amount) => money(amount, symbol))}</strong></>}</p>}
      {cost.missing.length > 0 && <p className={classes.help}>{t(phrases.priceMissing, { parts: cost.missing.map(wordsOf).join(t([', ', '、', '、'])) })}</p>}
      {cost.items.length > 1 && cost.monthly !== null && (
        <table className={classes.table}>
          <tbody>{cost.items.map(({ id, monthly }) => <tr key={id}><th scope="row">{nameOf(id)}</th><td data-numeric>{monthly === null ? '—' : money(monthly, symbol)}</td></tr>)}</tbody>
        </table>
      )}
      {parts.length === 0 ? <p className={classes.help}>{t(phrases.noComponents)}</p> : (
        <details className={classes.more}>
          <summary>{t(phrases.components)}</summary>
          <div className={classes.scroll} tabIndex={0} role="group" aria-label={t(phrases.cost)}>
            <table className={classes.table}>
              <thead><tr><th scope="col">{t(phrases.component)}</th><th scope="col" data-numeric>{t(phrases.quantity)}</th></tr></thead>
              <tbody>
                {parts.map(({ category, resource, spec, quantity, count }) => (
                  <tr key={[category, resource, spec, quantity].join(' ')}><th scope="row">{wordsOf({ category, resource, spec })}</th><td data-numeric>{number(quantity)} × {number(count)}</td></tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </Section>
  )
}

/** With its sign, so that more and less are told apart without colours. */
function signed(amount: string, written: (amount: string) => string): string {
  return amount.startsWith('-') ? `−${written(amount.slice(1))}` : `+${written(amount)}`
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
