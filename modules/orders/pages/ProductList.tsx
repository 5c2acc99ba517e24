import { useState } from 'react'
import { custom, link, moment, rowActions, status, text } from '#kit/web/columns.tsx'
import { PageHead } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { listPage } from '#kit/web/ListPage.tsx'
import { useRead } from '#kit/web/query.ts'
import { MomentText } from '#kit/web/Values.tsx'
import type { Option } from '#kit/web/fields.tsx'
import type { listServices } from '#modules/catalogue/contract.ts'
import { AdvancedManagementLink } from '#modules/reports/pages/parts/AdvancedManagementLink.tsx'
import type { listProducts, ProductRow } from '../contract.ts'
import { isWorklist, productViews, type ProductView } from '../rules/worklists.ts'
import { RowMenu } from './list/RowMenu.tsx'
import { ViewTabs } from './list/ViewTabs.tsx'
import { productLooks } from './parts/looks.ts'
import { orderMenuPhrases } from './parts/menu-phrases.ts'
import { orderPagePhrases as phrases } from './parts/page-phrases.ts'
import { ProductTime } from './parts/ProductTime.tsx'
import { waitedWords } from './parts/waited.ts'
import classes from './parts/orders.module.css'

/** The eight services that are sold by order (guide 004 §4.1.4). */
function useServiceOptions(): readonly Option[] {
  const services = useRead<typeof listServices>('GET /services')
  return services.data?.items.filter(({ channel }) => channel !== 'application').map(({ code, names }) => ({ value: code, label: names })) ?? []
}

/** O6: the columns of guide 004 §4.1 in its order; a worklist says how long each waits before the times begin. */
const first = [
  text('order', phrases.orderId, { filter: true, width: 170, value: ({ order }: ProductRow) => order.name }),
  link('number', phrases.productId, ({ id }: ProductRow) => `/products/${id}`, { filter: true, width: 180 }),
  custom('service', phrases.service, ({ service }: ProductRow) => <Service row={service} />, { filter: useServiceOptions, width: 150 }),
  text('name', phrases.name, { sort: true, width: 160 }),
  status('status', phrases.status, productLooks, { filter: true, width: 150 }),
] as const
const later = [
  moment('placedAt', phrases.placedAt, { sort: true, width: 170 }),
  custom('startsAt', phrases.startsAt, (row: ProductRow) => <ProductTime product={row} which="startsAt" />, { sort: true, width: 190 }),
  custom('expiresAt', phrases.expiresAt, (row: ProductRow) => <ProductTime product={row} which="expiresAt" />, { sort: true, width: 200 }),
  text('member', phrases.member, { filter: true, width: 150, value: ({ member }: ProductRow) => member.name }),
  text('verifiedBy', phrases.verifiedBy, { sort: true, width: 140 }),
  text('deliveredBy', phrases.deliveredBy, { sort: true, width: 140 }),
] as const
const more = rowActions(phrases.more, (row: ProductRow) => <RowMenu product={row} />, { width: 76, needs: 'order.view' })
const waiting = custom('waitingSince', phrases.waitingSince, (row: ProductRow) => <Waiting since={row.waitingSince} />, { sort: true, width: 190 })

function Service({ row }: { readonly row: ProductRow['service'] }) {
  const t = useSay()
  return <>{t(row.name)}</>
}

function Waiting({ since }: { readonly since: string }) {
  const t = useSay()
  const [now] = useState(() => Date.now())
  const waited = waitedWords(since, now)
  return <>{waited && <strong>{t(...waited)}</strong>}{waited && ' · '}<MomentText moment={since} /></>
}

const common = { title: orderMenuPhrases.orderManagement, isPart: true, exportPath: '/products/export', empty: phrases.empty } as const
const listOf = (view: ProductView) => listPage<typeof listProducts>('GET /products', {
  ...common, ...(view === 'all' ? {} : { fixed: { view } }),
  columns: isWorklist(view) ? [...first, waiting, ...later, more] : [...first, ...later, more],
})
const lists = new Map(productViews.map((view) => { const List = listOf(view); return [view, <List key={view} />] }))

/** Order Management: the order list with its quick filters (guide 004 §4.1). */
export default function ProductList() {
  const [search] = useSearchValues()
  const view = productViews.find((name) => name === search['view']) ?? 'all'
  return (
    <div className={classes.listPage}>
      <PageHead title={orderMenuPhrases.orderManagement} crumbs={[{ label: orderMenuPhrases.orderManagement }]} actions={<AdvancedManagementLink />} />
      <ViewTabs present={view} />
      {lists.get(view)}
    </div>
  )
}
