import { IconAlertTriangle } from '@tabler/icons-react'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { LoadingState } from '#kit/web/States.tsx'
import type { PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import { unitWord } from '../../rules/correspondence.ts'
import { estimateOf, isWhole, type Estimate, type EstimateLine, type Missing, type Priced } from '../../rules/price.ts'
import { panelPhrases as phrases } from './panel-phrases.ts'
import { usePriceFormats, usePrices, type Prices } from './use-prices.ts'
import classes from './prices.module.css'

/** What components cost in a month at today's prices, line by line; follows every choice (P5, P6). */
export function PricePanel({ components: given }: { readonly components: readonly PriceComponent[] }) {
  const t = useSay()
  // While a number is being typed it may be none that can be ordered; its field says so.
  const components = given.filter(({ quantity, count }) => isWhole(quantity) && isWhole(count))
  const { prices, isFailed } = usePrices()
  return (
    <div>
      <h3 className={classes.title}>{t(phrases.estimate)}</h3>
      {components.length === 0 ? <p className={classes.dimmed}>{t(phrases.isFree)}</p>
        : prices ? <PricedLines components={components} prices={prices} />
        : isFailed ? <p className={classes.dimmed}>{t(phrases.unavailable)}</p> : <LoadingState />}
    </div>
  )
}

function PricedLines({ components, prices }: { readonly components: readonly PriceComponent[]; readonly prices: Prices }) {
  const t = useSay()
  const formats = useFormats()
  const estimate = estimateOf(components, prices.book, prices.currency.decimals)
  return (
    <>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t(phrases.estimate)}>
        <table className={classes.lines} data-components>
          <thead><tr><th scope="col">{t(phrases.component)}</th><th scope="col">{t(phrases.quantity)}</th><th scope="col">{t(phrases.unitPrice)}</th><th scope="col">{t(phrases.amount)}</th></tr></thead>
          <tbody>{estimate.lines.map((line) => <Line key={JSON.stringify([line.category, line.resource, line.spec, line.quantity])} line={line} prices={prices} />)}</tbody>
        </table>
      </div>
      <Monthly estimate={estimate} prices={prices} />
      <p className={classes.dimmed}>{t(phrases.pricesOf, { day: formats.day(prices.day) })}</p>
    </>
  )
}

function Line({ line, prices }: { readonly line: EstimateLine; readonly prices: Prices }) {
  const t = useSay()
  const { number } = useFormats()
  const formats = usePriceFormats(prices.currency)
  const { quantity, count, unit, unitPrice, amount } = line
  const words = unit === null ? '' : t(unitWord(unit))
  const per = line.number === 1 ? phrases.perOne : phrases.perMany
  const by = unitPrice === null ? <span className={classes.missing}>{t(phrases.noPrice)}</span> : t(per, { price: formats.unitPrice(unitPrice), number: line.number ?? 1, unit: words })
  return (
    <tr>
      <th scope="row">{placeInWords(line, t)}<span className={classes.narrow}>{by}</span></th>
      <td>{number(quantity)} {words}{count > 1 && ` × ${number(count)}`}</td>
      <td>{by}</td>
      <td>{amount !== null ? formats.amount(amount) : unitPrice === null ? '—' : t(phrases.byUsage)}</td>
    </tr>
  )
}

/** The sum, or what is missing for one; said aloud when it changes. */
export function Monthly({ estimate: { monthly, missing }, prices }: { readonly estimate: Estimate; readonly prices: Prices }) {
  const t = useSay()
  const formats = usePriceFormats(prices.currency)
  return (
    <div className={classes.monthly} role="status">
      {monthly === null
        ? <><strong className={classes.missing}><IconAlertTriangle size={16} aria-hidden /> {t(phrases.cannotBePriced)}</strong><span>{t(phrases.missing, { places: placesInWords(missing, t) })}</span></>
        : <><span>{t(phrases.monthly)}</span><strong className={classes.sum}>{formats.amount(monthly)}</strong></>}
    </div>
  )
}

type Say = ReturnType<typeof useSay>

/** `Instance · CPU · g6`; what has no specification says none. */
function placeInWords({ category, resource, spec }: Priced, t: Say): string {
  return [category, resource, ...(spec === 'NA' ? [] : [spec])].map((code) => t(priceWord(code))).join(' · ')
}

function placesInWords(missing: readonly Missing[], t: Say): string {
  return [...new Set(missing.map((place) => placeInWords(place, t)))].join('、')
}
