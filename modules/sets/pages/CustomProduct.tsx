import { Answer } from '#kit/web/DetailPage.tsx'
import { NumberField } from '#kit/web/fields.tsx'
import { FormPage, FormSection } from '#kit/web/FormPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useGo, usePageParams } from '#kit/web/links.tsx'
import { notify } from '#kit/web/notices.ts'
import { useAct, useRead } from '#kit/web/query.ts'
import { Problem } from '#kit/web/client.ts'
import { useForm, type Form } from '#kit/web/use-form.ts'
import { componentsOf } from '#modules/catalogue/rules/contributions.ts'
import type { Configuration, ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import type { estimateService } from '#modules/prices/contract.ts'
import { usePrices } from '#modules/prices/pages/parts/use-prices.ts'
import { monthsRange } from '../rules/months.ts'
import type { readShopTerms, ShopTerms } from '../shop-contract.ts'
import { BuyPreview, monthsRules } from './parts/BuyTerms.tsx'
import { useCart } from './parts/cart.ts'
import { ConfigurationPart, useMonthly } from './parts/ConfigurationPart.tsx'
import { shopPhrases as phrases } from './parts/shop-phrases.ts'
import { fitted, noFacts, useService } from './parts/use-service.ts'
import classes from './parts/shop.module.css'

type Values = { configuration: Configuration; months: number | null }

/** A service in a configuration of one's own: the sets' form, with its live price (chapter 3, Shop). */
export default function CustomProduct() {
  const { service = '' } = usePageParams()
  const found = useService(service)
  const terms = useRead<typeof readShopTerms>('GET /shop/terms')
  return <Answer of={found}>{({ definition }) => <Answer of={terms}>{(mine) => <Editor key={service} definition={definition} terms={mine.terms} />}</Answer>}</Answer>
}

function Editor({ definition, terms }: { readonly definition: ServiceDefinition; readonly terms: ShopTerms }) {
  const t = useSay()
  const go = useGo()
  const cart = useCart()
  const { prices } = usePrices()
  const { code, names } = definition
  // The server looks at it before it comes into the cart: field by field, and whether it has a price.
  const check = useAct<typeof estimateService>('POST /services/:code/estimate', { isQuiet: true })
  const form = useForm<Values>({
    draft: `shop:${code}`, initial: { configuration: fitted(definition, {}), months: 12 }, rules: { months: monthsRules },
    submit: async ({ configuration, months }) => {
      const estimate = await check.mutateAsync({ params: { code }, body: { configuration, months: months ?? 1 } })
      if (estimate.monthly === null) throw new Problem({ status: 409, code: 'price.missing', title: t(phrases.cannotBePriced) })
      return estimate.configuration
    },
    onDone: (configuration) => {
      const checked = configuration as Configuration
      cart.add({ service: code, serviceNames: names, title: t(names), configuration: checked, components: componentsOf(definition, checked, 1, noFacts), months: form.values.months ?? 1 })
      notify(phrases.added)
      go('/shop')
    },
  })
  const monthly = useMonthly(definition, form.values.configuration)
  return (
    <FormPage title={names} subtitle={t(phrases.custom)} crumbs={[{ label: phrases.shop }, { label: phrases.browse, to: '/shop' }, { label: names }]} form={form} verb={phrases.addToCart} backTo="/shop">
      <ConfigurationPart form={form as unknown as Form<{ configuration: Configuration }>} definition={definition} />
      <FormSection title={phrases.duration}>
        <NumberField {...form.field('months')} label={phrases.duration} help={phrases.monthsHelp} unit={phrases.months} minimum={monthsRange.from} maximum={monthsRange.to} />
        {prices && <div data-wide>{monthly === null ? <p className={classes.problem} role="status">{t(phrases.cannotBePriced)}</p> : <BuyPreview monthly={monthly} months={form.values.months} terms={terms} currency={prices.currency} today={prices.day} />}</div>}
      </FormSection>
    </FormPage>
  )
}
