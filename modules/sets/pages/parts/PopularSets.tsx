import { useQuery } from '@tanstack/react-query'
import { call } from '#kit/web/client.ts'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { currencySymbol } from '#modules/prices/rules/currency.ts'
import type { listPopularSets } from '../../shop-contract.ts'
import { popularPhrases as phrases } from './popular-phrases.ts'
import classes from './popular.module.css'

/** Popular sets with their prices, for everybody (chapter 10, public home page); nothing where there are none. */
export default function PopularSets() {
  const t = useSay()
  const { money } = useFormats()
  const { data } = useQuery({ queryKey: ['GET /popular-sets', 'home'], queryFn: () => call<typeof listPopularSets>('GET /popular-sets'), retry: false })
  if (!data || data.items.length === 0) return null
  const symbol = currencySymbol(data.currency.code)
  return (
    <section className={classes.band}>
      <h2>{t(phrases.popularSets)}</h2>
      <ul className={classes.cards}>
        {data.items.map(({ id, name, service, originalPrice, finalPrice }) => (
          <li key={id} className={classes.card}>
            <h3>{name}</h3>
            <span className={classes.dimmed}>{t(service.names)}</span>
            <p className={classes.prices}>
              <strong className={classes.price}><span className={classes.hidden}>{t(phrases.finalPrice)} </span>{t(phrases.aMonth, { price: money(finalPrice, symbol) })}</strong>
              {originalPrice !== finalPrice && <s className={classes.dimmed}><span className={classes.hidden}>{t(phrases.originalPrice)} </span>{money(originalPrice, symbol)}</s>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
