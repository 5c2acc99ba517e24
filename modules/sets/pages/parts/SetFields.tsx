import { atMost, atLeast, isRequired } from '#kit/web/checks.ts'
import { SelectField, SwitchField, TextAreaField, TextField } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { formatMoney, parseMoney, type Minor } from '#kit/pure/money.ts'
import type { Form } from '#kit/web/use-form.ts'
import type { Complaint } from '#kit/web/checks.ts'
import type { Currency } from '#modules/prices/rules/currency.ts'
import { setCategories } from '../../rules/categories.ts'
import { checkFinalPrice, finalPriceFor, isLow, percentOf, quickPercents } from '../../rules/set-price.ts'
import { setPagePhrases as phrases } from './page-phrases.ts'
import { SetTag } from './SetTags.tsx'
import classes from './sets.module.css'

export type CommonValues = { isPopular: boolean; category: string; name: string; description: string; finalPrice: string }

export const commonRules = { category: [isRequired], name: [isRequired, atLeast(2), atMost(64)], description: [atMost(1000)], finalPrice: [isRequired] }
const categories = Object.entries(setCategories).map(([value, label]) => ({ value, label }))

/** S2: an amount of the currency, at least its smallest unit. */
export function finalPriceProblem(text: string, currency: Currency | undefined): Complaint | undefined {
  if (text === '' || !currency || 'value' in checkFinalPrice(text, currency.decimals)) return undefined
  return { phrase: phrases.finalPriceWrong, values: { least: formatMoney(1n, currency.decimals) } }
}

/** The common options of guide 004 §3.2.2, after the service. */
export function CommonFields({ form }: { readonly form: Form<CommonValues> }) {
  return (
    <>
      <SelectField {...form.field('category')} label={phrases.setCategory} options={categories} />
      <TextField {...form.field('name')} label={phrases.setName} maximum={64} />
      <SwitchField {...form.field('isPopular')} label={phrases.popularSet} help={phrases.popularHelp} />
      <TextAreaField {...form.field('description')} label={phrases.description} maximum={1000} />
    </>
  )
}

type PriceProps = { readonly form: Form<CommonValues>; readonly original: Minor | null; readonly currency: Currency | undefined }

/** Quick set and final price: either follows the other (S2); under 80 % it is red (S3). */
export function FinalPriceFields({ form, original, currency }: PriceProps) {
  const t = useSay()
  const decimals = currency?.decimals ?? 2
  const checked = checkFinalPrice(form.values.finalPrice, decimals)
  const final = 'value' in checked ? checked.value : null
  const percent = final === null ? null : percentOf(final, original)
  return (
    <>
      <fieldset className={classes.quick} data-wide>
        <legend>{t(phrases.quickSet)}</legend>
        {quickPercents.map((quick) => (
          <button key={quick} type="button" className={classes.quickButton} disabled={original === null} aria-pressed={original !== null && final === finalPriceFor(original, quick)}
            onClick={() => form.set({ finalPrice: formatMoney(finalPriceFor(original ?? 0n, quick), decimals) })}>{t(phrases.percent, { percent: quick })}</button>
        ))}
      </fieldset>
      <TextField {...form.field('finalPrice')} label={phrases.finalPricePerMonth} help={t(phrases.finalPriceHelp, { least: formatMoney(1n, decimals) })} inputMode="numeric" maximum={19} />
      <div className={classes.said} role="status" data-wide>
        {percent !== null && <span>{t(phrases.ofOriginal, { percent })}</span>}
        {final !== null && isLow(final, original) && <p className={classes.low}><SetTag is="low" /> {t(phrases.lowHelp)}</p>}
      </div>
    </>
  )
}

/** The original price of a set that is there already. */
export function minorOf(amount: string | null, { decimals }: Currency): Minor | null {
  return amount === null ? null : parseMoney(amount, decimals)
}
