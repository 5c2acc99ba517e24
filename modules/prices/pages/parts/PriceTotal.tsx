import { Section } from '#kit/web/DetailPage.tsx'
import { useSay, type Words } from '#kit/web/i18n.tsx'
import type { PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import { estimateOf, joined } from '../../rules/price.ts'
import { panelPhrases as phrases } from './panel-phrases.ts'
import { Monthly } from './PricePanel.tsx'
import { usePriceFormats, usePrices, type Prices } from './use-prices.ts'
import classes from './prices.module.css'

export type PricedItem = { readonly key: string; readonly name: Words; readonly components: readonly PriceComponent[] }

/** What several items cost in a month, each and together, such as all items of an application. */
export function PriceTotal({ items }: { readonly items: readonly PricedItem[] }) {
  const { prices } = usePrices()
  if (!prices || items.length === 0) return null
  return <Section title={phrases.allItems}><Items items={items} prices={prices} /></Section>
}

function Items({ items, prices }: { readonly items: readonly PricedItem[]; readonly prices: Prices }) {
  const t = useSay()
  const formats = usePriceFormats(prices.currency)
  const estimates = items.map(({ components }) => estimateOf(components, prices.book, prices.currency.decimals))
  return (
    <>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t(phrases.allItems)}>
        <table className={classes.lines}>
          <thead><tr><th scope="col">{t(phrases.item)}</th><th scope="col">{t(phrases.amount)}</th></tr></thead>
          <tbody>
            {items.map(({ key, name, components }, index) => {
              const monthly = estimates[index]?.monthly ?? null
              return <tr key={key}><th scope="row">{index + 1}. {t(name)}</th><td>{components.length === 0 ? t(phrases.isFree) : monthly === null ? t(phrases.noPrice) : formats.amount(monthly)}</td></tr>
            })}
          </tbody>
        </table>
      </div>
      <Monthly estimate={joined(estimates)} prices={prices} />
    </>
  )
}
