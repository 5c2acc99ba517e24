import { Answer, DetailPage } from '#kit/web/DetailPage.tsx'
import { useSay, type Words } from '#kit/web/i18n.tsx'
import { useGo } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { ServicePicker } from '#modules/catalogue/pages/parts/ServicePicker.tsx'
import type { Currency } from '#modules/prices/rules/currency.ts'
import { setCategories, setCategoryCodes } from '../rules/categories.ts'
import type { readShop, ShopSet, ShopTerms } from '../shop-contract.ts'
import { CartLink } from './parts/CartLink.tsx'
import { SetCard } from './parts/SetCard.tsx'
import { shopPhrases as phrases } from './parts/shop-phrases.ts'
import classes from './parts/shop.module.css'

/** Popular sets first, then by category and service; below, what one configures oneself (chapter 3, Shop). */
export default function Shop() {
  const go = useGo()
  const shop = useRead<typeof readShop>('GET /shop')
  const t = useSay()
  return (
    <DetailPage title={phrases.browse} crumbs={[{ label: phrases.shop }]} subtitle={shop.data && <Terms terms={shop.data.terms} />} actions={<CartLink />}>
      <Answer of={shop} isPart>{({ items, currency }) => <Sets items={items} currency={currency} />}</Answer>
      <section className={classes.group} aria-label={t(phrases.custom)}>
        <h2>{t(phrases.custom)}</h2>
        <p className={classes.dimmed}>{t(phrases.customHelp)}</p>
        <ServicePicker channel="order" onPick={({ code }) => go(`/shop/custom/${code}`)} />
      </section>
    </DetailPage>
  )
}

/** On which terms a member of a group buys. */
function Terms({ terms: { groupName, discountPercent, rewardDays } }: { readonly terms: ShopTerms }) {
  const t = useSay()
  return groupName === null ? null : <>{t(phrases.yourTerms, { group: groupName, percent: discountPercent, days: rewardDays })}</>
}

type SetsProps = { readonly items: readonly ShopSet[]; readonly currency: Currency }
function Sets({ items, currency }: SetsProps) {
  if (items.length === 0) return <EmptyState title={phrases.empty} />
  const popular = items.filter(({ isPopular }) => isPopular)
  const others = items.filter(({ isPopular }) => !isPopular)
  return (
    <>
      <Group title={phrases.popularSets} items={popular} currency={currency} />
      {setCategoryCodes.map((code) => <CategoryGroup key={code} code={code} items={others.filter(({ category }) => category === code)} currency={currency} />)}
    </>
  )
}

function CategoryGroup({ code, ...rest }: SetsProps & { readonly code: keyof typeof setCategories }) {
  const t = useSay()
  return <Group title={t(phrases.setsOf, { category: setCategories[code] })} {...rest} />
}

function Group({ title, items, currency }: SetsProps & { readonly title: Words }) {
  const t = useSay()
  if (items.length === 0) return null
  return (
    <section className={classes.group} aria-label={t(title)}>
      <h2>{t(title)}</h2>
      <ul className={classes.cards}>{items.map((set) => <li key={set.id}><SetCard set={set} currency={currency} /></li>)}</ul>
    </section>
  )
}
