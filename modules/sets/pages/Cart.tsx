import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { Answer, DetailPage, Section } from '#kit/web/DetailPage.tsx'
import { NumberField, TextField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState, LoadingState } from '#kit/web/States.tsx'
import { PlaceOrder, type OrderPlaced } from '#modules/orders/pages/parts/PlaceOrder.tsx'
import { placePhrases } from '#modules/orders/pages/parts/place-phrases.ts'
import { usePriceFormats, usePrices } from '#modules/prices/pages/parts/use-prices.ts'
import type { Currency } from '#modules/prices/rules/currency.ts'
import { monthsRange } from '../rules/months.ts'
import type { readShop } from '../shop-contract.ts'
import { useCart, type Cart as CartOfMine } from './parts/cart.ts'
import { wantedOf } from './parts/cart-lines.ts'
import { pricedCart, type PricedCart, type PricedLine } from './parts/priced-cart.ts'
import { shopPhrases as phrases } from './parts/shop-phrases.ts'
import classes from './parts/shop.module.css'

/** What is to be ordered together, and what it costs (chapter 3, Shop). */
export default function Cart() {
  const cart = useCart()
  const shop = useRead<typeof readShop>('GET /shop')
  const { prices } = usePrices()
  const [order, setOrder] = useState<OrderPlaced | null>(null)
  const onPlaced = (placed: OrderPlaced) => {
    cart.clear()
    setOrder(placed)
  }
  return (
    <DetailPage title={phrases.cart} crumbs={[{ label: phrases.shop }, { label: phrases.cart }]} actions={<ToShop />}>
      {order && <Placed order={order} />}
      {cart.lines.length === 0
        ? order === null && <EmptyState title={phrases.cartEmpty} text={phrases.cartEmptyHelp} />
        : <Answer of={shop} isPart>{({ items, terms }) => prices ? <Filled cart={cart} priced={pricedCart(cart.lines, items, terms, prices)} currency={prices.currency} onPlaced={onPlaced} /> : <LoadingState />}</Answer>}
    </DetailPage>
  )
}

function ToShop() {
  const t = useSay()
  return <LinkButton to="/shop" variant="default">{t(phrases.toShop)}</LinkButton>
}

/** The number, and what happens next (chapter 10). */
function Placed({ order: { number } }: { readonly order: OrderPlaced }) {
  const t = useSay()
  return (
    <div className={classes.placed} role="status">
      <IconCircleCheck size={24} aria-hidden />
      <div>
        <strong>{t(placePhrases.placed, { number })}</strong>
        <p>{t(placePhrases.placedNext)}</p>
        <p><PageLink to="/my-products">{t(placePhrases.toProducts)}</PageLink></p>
      </div>
    </div>
  )
}

type FilledProps = { readonly cart: CartOfMine; readonly priced: PricedCart; readonly currency: Currency; readonly onPlaced: (order: OrderPlaced) => void }
function Filled({ cart, priced, currency, onPlaced }: FilledProps) {
  const t = useSay()
  const { amount } = usePriceFormats(currency)
  return (
    <Section title={t(phrases.products, { count: priced.lines.length })} isFlush>
      <ul className={classes.lines}>{priced.lines.map((line) => <Line key={line.line.key} cart={cart} priced={line} currency={currency} />)}</ul>
      <div className={classes.total} role="status">
        <span>{t(phrases.total)}</span>
        <strong className={classes.payable}>{amount(priced.payable)}</strong>
        {priced.original !== priced.payable && <span className={classes.dimmed}>{t(phrases.totalOriginal, { price: amount(priced.original) })}</span>}
      </div>
      <div className={classes.totalActions}>
        <PlaceOrder products={cart.lines.map(wantedOf)} total={priced.payable} isComplete={priced.isComplete} currency={currency} onPlaced={onPlaced} />
      </div>
    </Section>
  )
}

/** Name and duration are changed here; what it consists of is chosen before. */
function Line({ cart, priced: { line, set, payable, original, problem }, currency }: { readonly cart: CartOfMine; readonly priced: PricedLine; readonly currency: Currency }) {
  const t = useSay()
  const id = useId()
  const { amount } = usePriceFormats(currency)
  const title = set?.name ?? ('serviceNames' in line ? t(line.serviceNames) : line.title)
  const binding = <Value,>(path: string, value: Value, onChange: (value: Value) => void) => ({ id: `${id}-${path}`, path, value, onChange, onBlur: () => undefined, error: undefined, isRequired: false })
  return (
    <li className={classes.line}>
      <div className={classes.lineName}>
        <strong>{set ? <PageLink to={`/shop/sets/${set.id}`}>{title}</PageLink> : title}</strong>
        <span className={classes.dimmed}>{set ? t(set.service.names) : t(phrases.customised)}</span>
      </div>
      <NumberField {...binding('months', line.months === 0 ? null : line.months, (months) => cart.change(line.key, { months: months === null ? 0 : Math.trunc(months) }))}
        label={phrases.duration} unit={phrases.months} minimum={monthsRange.from} maximum={monthsRange.to} />
      <TextField {...binding('name', line.name, (name) => cart.change(line.key, { name }))} label={phrases.productName} placeholder={title} maximum={64} />
      <TextField {...binding('notes', line.notes, (notes) => cart.change(line.key, { notes }))} label={phrases.notes} maximum={500} />
      <div className={classes.lineAmount}>
        {problem ? <span className={classes.problem}>{t(phrases[problem])}</span> : <strong>{amount(payable ?? 0n)}</strong>}
        {payable !== original && original !== null && <s className={classes.dimmed}>{amount(original)}</s>}
      </div>
      <Button className={classes.lineRemove} variant="subtle" color="red" onClick={() => cart.remove(line.key)} aria-label={t(phrases.removeNamed, { name: title })}>{t(phrases.remove)}</Button>
    </li>
  )
}
