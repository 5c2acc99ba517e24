import { between, isRequired } from '#kit/web/checks.ts'
import { Facts } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { dayOf } from '#kit/pure/time.ts'
import type { Minor } from '#kit/pure/money.ts'
import { originalPriceOf, payableOf } from '#modules/orders/rules/amounts.ts'
import { rewardDaysOf, termOf } from '#modules/orders/rules/duration.ts'
import { usePriceFormats } from '#modules/prices/pages/parts/use-prices.ts'
import type { Currency } from '#modules/prices/rules/currency.ts'
import { isMonths, monthsRange } from '../../rules/months.ts'
import type { ShopTerms } from '../../shop-contract.ts'
import { shopPhrases as phrases } from './shop-phrases.ts'
import classes from './shop.module.css'

export const monthsRules = [isRequired, between(monthsRange.from, monthsRange.to)]

type PreviewProps = { readonly monthly: Minor | null; readonly months: number | null; readonly terms: ShopTerms; readonly currency: Currency; readonly today: string | undefined }

/** What it would cost and how long it would run, by the rules that placing and delivering use (chapter 7, O10). */
export function BuyPreview({ monthly, months, terms, currency, today }: PreviewProps) {
  const t = useSay()
  const { day } = useFormats()
  const { amount } = usePriceFormats(currency)
  if (!isMonths(months)) return <p className={classes.dimmed}>{t(phrases.monthsWrong)}</p>
  const { discountPercent, rewardDays } = terms
  const reward = rewardDaysOf(months, rewardDays)
  return (
    <div role="status">
      <Facts items={[
        monthly !== null && { label: phrases.payable, value: <strong className={classes.payable}>{amount(payableOf({ monthly, months, discountPercent }))}</strong> },
        monthly !== null && discountPercent < 100 && { label: phrases.original, value: amount(originalPriceOf({ monthly, months })) },
        { label: phrases.rewardDays, value: t(phrases.days, { days: reward }) },
        today !== undefined && { label: phrases.expiry, value: t(phrases.expiryIfToday, { day: day(expiryOf(today, months, rewardDays)) }) },
      ]} />
    </div>
  )
}

function expiryOf(today: string, months: number, rewardDays: number): string {
  return dayOf(termOf(new Date(`${today}T12:00:00+08:00`), months, rewardDays).expiresAt)
}
