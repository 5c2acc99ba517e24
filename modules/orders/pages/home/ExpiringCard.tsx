import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState, ErrorState, LoadingState } from '#kit/web/States.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import type { listProducts, ProductRow } from '../../contract.ts'
import { expiringPhrases as phrases } from './expiring-phrases.ts'
import classes from '../parts/orders.module.css'

const most = 5

/** A member's products that expire within the days in which they can be ordered again (O3), the next one first. */
export default function ExpiringCard() {
  const t = useSay()
  const products = useRead<typeof listProducts>('GET /products', { query: { view: 'expiring', sort: 'expiresAt', pageSize: most } })
  return (
    <Section title={phrases.expiring} actions={<PageLink to="/my-products?sort=expiresAt">{t(phrases.showAll)}</PageLink>}>
      {products.error ? <ErrorState error={products.error} onRetry={() => void products.refetch()} />
        : !products.data ? <LoadingState height={80} />
        : products.data.items.length === 0 ? <EmptyState title={phrases.noneExpiring} />
        : (
          <>
            <ul className={classes.rows}>{products.data.items.map((product) => <Expiring key={product.id} product={product} />)}</ul>
            {products.data.total > most && <p className={classes.small}>{t(phrases.more, { count: products.data.total - most })}</p>}
          </>
        )}
    </Section>
  )
}

function Expiring({ product: { id, number, name, status, expiresAt, allowed } }: { readonly product: ProductRow }) {
  const t = useSay()
  return (
    <li>
      <span><PageLink to={`/my-products/${id}`}>{name}</PageLink> <span className={classes.small}>{number}</span></span>
      <span className={classes.small}>{t(status === 'resource_expire' ? phrases.expiredAt : phrases.expiresAt)} <MomentText moment={expiresAt} /></span>
      {allowed.includes('renew') && <PageLink to={`/my-products/${id}?renew=1`} aria-label={t(phrases.renewOf, { name })}>{t(phrases.renew)}</PageLink>}
    </li>
  )
}
