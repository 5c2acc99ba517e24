import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { custom, link, moment, status, text } from '#kit/web/columns.tsx'
import type { Option } from '#kit/web/fields.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { useRead } from '#kit/web/query.ts'
import type { listServices } from '#modules/catalogue/contract.ts'
import type { listProducts, ProductRow } from '../../contract.ts'
import { productLooks } from '../parts/looks.ts'
import { orderMenuPhrases } from '../parts/menu-phrases.ts'
import { orderPagePhrases as phrases } from '../parts/page-phrases.ts'
import { ProductTime } from '../parts/ProductTime.tsx'
import { minePhrases } from './mine-phrases.ts'
import { RenewDialog } from './RenewDialog.tsx'
import classes from '../parts/orders.module.css'

function useServiceOptions(): readonly Option[] {
  const services = useRead<typeof listServices>('GET /services')
  return services.data?.items.filter(({ channel }) => channel !== 'application').map(({ code, names }) => ({ value: code, label: names })) ?? []
}

function Service({ row }: { readonly row: ProductRow['service'] }) {
  const t = useSay()
  return <>{t(row.name)}</>
}

/** When it expires, marked while it can be ordered again (O3). */
function Expiry({ row }: { readonly row: ProductRow }) {
  const t = useSay()
  return <><ProductTime product={row} which="expiresAt" />{row.allowed.includes('renew') && <>{' '}<span className={classes.count} data-waiting>{t(minePhrases.canRenew)}</span></>}</>
}

/** Several at once: the sum is shown before anything is charged (chapter 7). */
function RenewSelected({ rows, clear }: { readonly rows: readonly ProductRow[]; readonly clear: () => void }) {
  const t = useSay()
  const [isOpen, { open, close }] = useDisclosure(false)
  const renewable = rows.filter(({ allowed }) => allowed.includes('renew'))
  return (
    <>
      {renewable.length < rows.length && <span>{t(minePhrases.someOnly, { count: renewable.length, total: rows.length })}</span>}
      <Button size="compact-sm" disabled={renewable.length === 0} onClick={open}>{t(minePhrases.renew)}</Button>
      <RenewDialog products={renewable} isOpen={isOpen} onClose={close} onRenewed={clear} />
    </>
  )
}

function ToShop() {
  const t = useSay()
  return <LinkButton to="/shop" variant="default">{t(minePhrases.toShop)}</LinkButton>
}

/** The member's own products; the endpoint answers with nothing else. */
export default listPage<typeof listProducts>('GET /products', {
  title: orderMenuPhrases.myProducts,
  crumbs: [{ label: orderMenuPhrases.shop }, { label: orderMenuPhrases.myProducts }],
  headActions: () => <ToShop />,
  exportPath: '/products/export',
  empty: minePhrases.empty,
  columns: [
    link('number', phrases.productId, ({ id }: ProductRow) => `/my-products/${id}`, { filter: true, width: 180 }),
    custom('service', phrases.service, ({ service }: ProductRow) => <Service row={service} />, { filter: useServiceOptions, width: 150 }),
    text('name', phrases.name, { sort: true, width: 160 }),
    status('status', phrases.status, productLooks, { filter: true, width: 150 }),
    custom('expiresAt', phrases.expiresAt, (row: ProductRow) => <Expiry row={row} />, { sort: true, width: 250 }),
    moment('placedAt', phrases.placedAt, { sort: true, width: 170 }),
    custom('startsAt', phrases.startsAt, (row: ProductRow) => <ProductTime product={row} which="startsAt" />, { sort: true, width: 190 }),
  ],
  bulkActions: (rows, clear) => <RenewSelected rows={rows} clear={clear} />,
  bulkNeeds: 'shop.use',
})
