import { useSay } from '#kit/web/i18n.tsx'
import type { UnitPriceDetail } from '../../contract.ts'
import { pricePagePhrases as phrases } from './page-phrases.ts'
import classes from './prices.module.css'

/** What is priced by a row: sets, products and resources by name, and the services that can consist of it. */
export function Uses({ price: { usedBy, services } }: { readonly price: Pick<UnitPriceDetail, 'usedBy' | 'services'> }) {
  const t = useSay()
  return (
    <>
      {usedBy.length > 0 && (
        <>
          <strong>{t(phrases.losesPrice)}</strong>
          <ul className={classes.dialogList}>{usedBy.map(({ kind, id, name }) => <li key={`${kind} ${id}`}>{t(phrases[`kind_${kind}`])} {name}</li>)}</ul>
        </>
      )}
      <p>{services.length === 0 ? t(phrases.noServices) : t(phrases.servicesNamed, { services: services.map(({ names }) => t(names)).join('、') })}</p>
    </>
  )
}
