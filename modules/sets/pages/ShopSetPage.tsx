import type { AnswerOf } from '#kit/pure/contract.ts'
import { Answer, DetailPage, Facts, Section } from '#kit/web/DetailPage.tsx'
import { NumberField } from '#kit/web/fields.tsx'
import { FormBody, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { notify } from '#kit/web/notices.ts'
import { useRead } from '#kit/web/query.ts'
import { useForm } from '#kit/web/use-form.ts'
import { usePrices } from '#modules/prices/pages/parts/use-prices.ts'
import { setCategories } from '../rules/categories.ts'
import { monthsRange } from '../rules/months.ts'
import type { readShopSet } from '../shop-contract.ts'
import { BuyPreview, monthsRules } from './parts/BuyTerms.tsx'
import { useCart } from './parts/cart.ts'
import { CartLink } from './parts/CartLink.tsx'
import { SetPrices } from './parts/SetCard.tsx'
import { minorOf } from './parts/SetFields.tsx'
import { SetTag } from './parts/SetTags.tsx'
import { shopPhrases as phrases } from './parts/shop-phrases.ts'
import classes from './parts/shop.module.css'

type Found = AnswerOf<typeof readShopSet>

/** A set on sale: what it contains, what it costs for how long. */
export default function ShopSetPage() {
  const { id = '' } = usePageParams()
  const set = useRead<typeof readShopSet>('GET /shop/sets/:id', { params: { id } })
  return <Answer of={set}>{(found) => <OnSale found={found} />}</Answer>
}

function OnSale({ found }: { readonly found: Found }) {
  const t = useSay()
  const { set, currency } = found
  const { name, number, isPopular, service, category, description, content } = set
  return (
    <DetailPage title={name} subtitle={number} tag={isPopular && <SetTag is="popular" />} crumbs={[{ label: phrases.shop }, { label: phrases.browse, to: '/shop' }, { label: name }]} actions={<CartLink />}>
      <Section title={phrases.contains}>
        <Facts items={[
          { label: phrases.service, value: t(service.names) },
          { label: phrases.category, value: t(setCategories[category]) },
          description !== '' && { label: phrases.description, value: description, isWide: true },
          ...content.map(({ label, value }) => ({ label, value: t(value) })),
        ]} />
      </Section>
      <Section title={phrases.price}><div className={classes.narrow}><SetPrices set={set} currency={currency} /></div></Section>
      <Buying found={found} />
    </DetailPage>
  )
}

function Buying({ found: { set, terms, currency } }: { readonly found: Found }) {
  const go = useGo()
  const cart = useCart()
  const today = usePrices().prices?.day
  const form = useForm<{ months: number | null }>({
    initial: { months: 12 }, rules: { months: monthsRules },
    submit: async ({ months }) => { cart.add({ setId: set.id, title: set.name, months: months ?? 1 }) },
    onDone: () => { notify(phrases.added); go('/shop') },
  })
  return (
    <FormBody form={form} verb={phrases.addToCart} isPart>
      <FormSection title={phrases.duration}>
        <NumberField {...form.field('months')} label={phrases.duration} help={phrases.monthsHelp} unit={phrases.months} minimum={monthsRange.from} maximum={monthsRange.to} />
        <div data-wide><BuyPreview monthly={minorOf(set.finalPrice, currency)} months={form.values.months} terms={terms} currency={currency} today={today} /></div>
      </FormSection>
    </FormBody>
  )
}
