import { useState } from 'react'
import type { AnswerOf } from '#kit/pure/contract.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { ListPager } from '#kit/web/ListPager.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState } from '#kit/web/States.tsx'
import { Money } from '#kit/web/Values.tsx'
import type { FeeSums, listServiceFees, listUsageFees } from '../../contract.ts'
import { reportPagePhrases as phrases } from './report-phrases.ts'
import classes from './reports.module.css'

type TableProps = { readonly searchedAt: string; readonly sum: FeeSums['serviceFees']; readonly symbol: string }
type Page = { readonly page: number; readonly pageSize: number }

/** §4.2.4.1 */
export function ServiceFees(props: TableProps) {
  const [page, setPage] = useState<Page>({ page: 1, pageSize: 50 })
  const rows = useRead<typeof listServiceFees>('GET /fee-report/service-fees', { query: { ...page, searchedAt: props.searchedAt } }, { keepsPrevious: true })
  return <FeeTable {...props} title={phrases.serviceFees} empty={phrases.noServiceFees} rows={rows} page={page} setPage={setPage} />
}

/** §4.2.4.2 */
export function UsageFees(props: TableProps) {
  const [page, setPage] = useState<Page>({ page: 1, pageSize: 50 })
  const rows = useRead<typeof listUsageFees>('GET /fee-report/usage-fees', { query: { ...page, searchedAt: props.searchedAt } }, { keepsPrevious: true })
  return <FeeTable {...props} title={phrases.usageFees} empty={phrases.noUsageFees} rows={rows} page={page} setPage={setPage} />
}

type Rows = AnswerOf<typeof listServiceFees>['items']
type FeeTableProps = TableProps & { readonly title: Phrase; readonly empty: Phrase; readonly rows: ReturnType<typeof useRead<typeof listServiceFees>>; readonly page: Page; readonly setPage: (page: Page) => void }

function FeeTable({ title, empty, rows, sum, symbol, page, setPage }: FeeTableProps) {
  const t = useSay()
  const change = ({ page: wanted }: Readonly<Record<string, string | undefined>>) => setPage({ ...page, page: Number(wanted ?? 1) })
  return (
    <Section title={title} isFlush>
      {sum.count === 0 ? <EmptyState title={empty} /> : (
        <Answer of={rows} isPart>
          {({ items, total }) => (
            <>
              <div className={classes.scroll} role="region" aria-label={t(title)} tabIndex={0}><Table items={items} sum={sum} symbol={symbol} /></div>
              {total > 20 && <ListPager state={{ ...page, sort: undefined, q: '', filters: {}, change }} total={total} isExact hasNext={page.page * page.pageSize < total} onPageSize={(pageSize) => setPage({ page: 1, pageSize })} />}
            </>
          )}
        </Answer>
      )}
    </Section>
  )
}

/** The columns of guide 004 §4.2.4; the sum is that of all pages. */
function Table({ items, sum, symbol }: { readonly items: Rows; readonly sum: TableProps['sum']; readonly symbol: string }) {
  const t = useSay()
  const { number } = useFormats()
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t(phrases.userName)}</th><th scope="col">{t(phrases.product)}</th><th scope="col">{t(phrases.productName)}</th><th scope="col">{t(phrases.spec)}</th>
          <th scope="col" data-numeric>{t(phrases.quantity)}</th><th scope="col" data-numeric>{t(phrases.payable)}</th><th scope="col" data-numeric>{t(phrases.paid)}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ member, product, productName, spec, quantity, unit, payable, paid }, index) => (
          <tr key={index}>
            <td>{member.name}</td><td><PageLink to={`/products/${product.id}`}>{product.name}</PageLink></td><td>{productName}</td><td className={classes.spec}>{spec}</td>
            <td data-numeric>{number(quantity)}{unit && ` ${unit}`}</td>
            <td data-numeric>{payable === null ? t(phrases.noPrice) : <Money amount={payable} symbol={symbol} />}</td><td data-numeric><Money amount={paid} symbol={symbol} /></td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={5}>{t(phrases.sum, { count: number(sum.count) })}</th>
          <td data-numeric><Money amount={sum.payable} symbol={symbol} /></td><td data-numeric><Money amount={sum.paid} symbol={symbol} /></td>
        </tr>
      </tfoot>
    </table>
  )
}
