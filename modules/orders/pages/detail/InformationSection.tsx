import { Facts, Section, type Fact } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { Money, MomentText } from '#kit/web/Values.tsx'
import { currencySymbol } from '#modules/prices/rules/currency.ts'
import type { Product } from '../../contract.ts'
import { orderPagePhrases as phrases } from '../parts/page-phrases.ts'
import { ProductTime } from '../parts/ProductTime.tsx'
import { usePersonWords } from '../parts/use-person-words.ts'
import classes from '../parts/orders.module.css'

/** Guide 004 §4.3.2.2, in its order; what the price consists of and what was paid follow. */
export function InformationSection({ product }: { readonly product: Product }) {
  const t = useSay()
  const { order, number, member, from, lastProduct, renewProduct, operatorNotes, expiryChangedBy } = product
  const duration = useDurationWords(product)
  return (
    <Section title={phrases.productInformation}>
      <Facts items={[
        lastProduct && { label: phrases.lastProduct, value: <PageLink to={`/products/${lastProduct.id}`}>{lastProduct.name}</PageLink> },
        renewProduct && { label: phrases.renewProduct, value: <PageLink to={`/products/${renewProduct.id}`}>{renewProduct.name}</PageLink> },
        { label: phrases.orderId, value: <PageLink to={`/products?order=${encodeURIComponent(order.name)}`}>{order.name}</PageLink> },
        { label: phrases.productId, value: number },
        { label: phrases.userName, value: member.name },
        { label: phrases.productFrom, value: from.kind === 'set' ? t(phrases.fromSet, { number: from.setNumber ?? '', name: from.setName ?? '' }) : t(phrases.customised) },
        ...usePriceFacts(product),
        { label: phrases.duration, value: duration },
        { label: phrases.startsAt, value: <ProductTime product={product} which="startsAt" /> },
        { label: phrases.expiresAt, value: <ProductTime product={product} which="expiresAt" /> },
        product.retentionEndsAt !== null && { label: phrases.retentionEndsAt, value: <MomentText moment={product.retentionEndsAt} /> },
        expiryChangedBy && { label: phrases.expiryChangedBy, value: expiryChangedBy.name },
        product.expiryChanges.length > 0 && { label: phrases.expiryChanges, value: <ExpiryChanges product={product} />, isWide: true },
        { label: phrases.mayReorder, value: t(product.mayReorder ? phrases.yes : phrases.no) },
        { label: phrases.operatorNotes, value: operatorNotes, isWide: true },
      ]} />
    </Section>
  )
}

export function useDurationWords({ months, rewardDays }: Product): string {
  const t = useSay()
  const duration = months === 1 ? t(phrases.oneMonth) : t(phrases.months, { months })
  return rewardDays > 0 ? t(phrases.monthsReward, { duration, days: rewardDays }) : duration
}

export function usePriceFacts({ price }: Product): readonly Fact[] {
  const t = useSay()
  const symbol = currencySymbol(price.currency.code)
  const amount = (value: string | null) => <Money amount={value} symbol={symbol} />
  return [
    { label: phrases.productPrice, value: amount(price.payable) },
    { label: phrases.originalPrice, value: amount(price.originalPrice) },
    { label: phrases.discount, value: t(phrases.discountPercent, { percent: price.discountPercent }) },
    { label: phrases.finalMonthly, value: amount(price.finalMonthly) },
    { label: phrases.estimatedMonthly, value: amount(price.estimatedMonthly) },
    { label: phrases.charged, value: <Money amount={price.charged} symbol="" /> },
    { label: phrases.returned, value: <Money amount={price.returned} symbol="" /> },
    { label: phrases.paid, value: <Money amount={price.paid} symbol="" /> },
  ]
}

function ExpiryChanges({ product: { expiryChanges } }: { readonly product: Product }) {
  const t = useSay()
  const { moment } = useFormats()
  const personWords = usePersonWords()
  return (
    <ul className={classes.plainList}>
      {expiryChanges.map(({ at, by, before, after, reason }) => (
        <li key={at}>{t(phrases.expiryChange, { before: moment(before), after: moment(after) })} <span className={classes.small}>{personWords(by)} · <MomentText moment={at} /> · {reason}</span></li>
      ))}
    </ul>
  )
}
