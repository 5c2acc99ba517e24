import { Button } from '@mantine/core'
import { IconShoppingCartPlus } from '@tabler/icons-react'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { notify } from '#kit/web/notices.ts'
import { ServiceIcon } from '#modules/catalogue/pages/parts/ServiceIcon.tsx'
import { currencySymbol, type Currency } from '#modules/prices/rules/currency.ts'
import { setCategories } from '../../rules/categories.ts'
import type { ShopSet } from '../../shop-contract.ts'
import { useCart } from './cart.ts'
import { shopPhrases as phrases } from './shop-phrases.ts'
import classes from './shop.module.css'

const mostLines = 6

/** What a set contains, what it costs, and what it costs this member (chapter 3, Shop). */
export function SetCard({ set, currency }: { readonly set: ShopSet; readonly currency: Currency }) {
  const t = useSay()
  const cart = useCart()
  const { id, name, service, category, content } = set
  const add = () => {
    cart.add({ setId: id, title: name, months: 1 })
    notify(phrases.added)
  }
  return (
    <article className={classes.card}>
      <div className={classes.cardHead}>
        <ServiceIcon name={service.icon} />
        <div>
          <h3 className={classes.cardName}><PageLink to={`/shop/sets/${id}`}>{name}</PageLink></h3>
          <span className={classes.dimmed}>{t(service.names)} · {t(setCategories[category])}</span>
        </div>
      </div>
      <dl className={classes.content}>
        {content.slice(0, mostLines).map(({ key, label, value }) => <div key={key}><dt>{t(label)}</dt><dd>{t(value)}</dd></div>)}
      </dl>
      {content.length > mostLines && <span className={classes.dimmed}>{t(phrases.andMore, { count: content.length - mostLines })}</span>}
      <SetPrices set={set} currency={currency} />
      <Button variant="light" onClick={add} leftSection={<IconShoppingCartPlus size={16} aria-hidden />} aria-label={`${t(phrases.addToCart)} ${name}`}>{t(phrases.addToCart)}</Button>
    </article>
  )
}

/** Original and final price a month, and the member's own where a group gives one. */
export function SetPrices({ set: { originalPrice, finalPrice, memberPrice }, currency }: { readonly set: Pick<ShopSet, 'originalPrice' | 'finalPrice' | 'memberPrice'>; readonly currency: Currency }) {
  const t = useSay()
  const { money } = useFormats()
  const symbol = currencySymbol(currency.code)
  const aMonth = (price: string) => t(phrases.aMonth, { price: money(price, symbol) })
  const hasOwn = memberPrice !== finalPrice
  return (
    <dl className={classes.prices}>
      {originalPrice !== finalPrice && <div><dt>{t(phrases.originalPrice)}</dt><dd><s>{aMonth(originalPrice)}</s></dd></div>}
      <div><dt>{t(phrases.finalPrice)}</dt><dd data-main={!hasOwn || undefined}>{aMonth(finalPrice)}</dd></div>
      {hasOwn && <div><dt>{t(phrases.yourPrice)}</dt><dd data-main>{aMonth(memberPrice)}</dd></div>}
    </dl>
  )
}
