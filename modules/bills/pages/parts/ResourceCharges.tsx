import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import { Answer, Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { Money } from '#kit/web/Values.tsx'
import type { readResourceCharges, ResourceCharges as Charges } from '../../charge-contract.ts'
import { addAmounts } from '../../rules/change.ts'
import { chargePhrases as phrases } from './charge-phrases.ts'
import { ScrollTable } from './ScrollTable.tsx'
import classes from './bills.module.css'

/** What a resource costs so far this month and cost in the bills that were sent, on the resource's page. */
export function ResourceCharges({ id, instanceId }: { readonly id: string; readonly instanceId: string }) {
  const charges = useRead<typeof readResourceCharges>('GET /resources/:id/charges', { params: { id } })
  return (
    <Section title={phrases.charges}>
      <Answer of={charges} isPart>{({ present, months }) => <div className={classes.stack}><Present of={present} /><Months of={months} instanceId={instanceId} /></div>}</Answer>
    </Section>
  )
}

function Present({ of }: { readonly of: Charges['present'] }) {
  const t = useSay()
  const { day, money } = useFormats()
  if (of === null) return <p className={classes.dimmed}>{t(phrases.notRunning)}</p>
  return (
    <>
      <div>
        <span className={classes.small}>{t(phrases.soFar, { day: day(of.toDay) })}</span>
        {of.amount === null ? <p className={classes.plain}>{t(phrases.noPrice)}</p> : <p className={classes.total}><Money amount={of.amount} /></p>}
        <p className={classes.dimmed}>{t(phrases.soFarHelp)}</p>
      </div>
      <ScrollTable label={phrases.lines}>
        <thead><tr><th scope="col">{t(phrases.what)}</th><th scope="col" data-numeric>{t(phrases.quantity)}</th><th scope="col" data-numeric>{t(phrases.price)}</th><th scope="col" data-numeric>{t(phrases.days)}</th><th scope="col" data-numeric>{t(phrases.amount)}</th></tr></thead>
        <tbody>
          {of.lines.map(({ component, quantity, count, unit, days, unitPrice, priceNumber, amount }, index) => {
            const what = [component.category, component.resource, component.spec].map((code) => t(priceWord(code))).filter((word) => word !== '–').join(' ')
            return (
              <tr key={index}>
                <th scope="row">{what}</th>
                <td data-numeric>{quantity}{count === 1 ? '' : ` × ${count}`} {unit}</td>
                <td data-numeric>{unitPrice === null ? '—' : money(unitPrice)}{priceNumber !== null && priceNumber !== 1 && ` / ${priceNumber} ${unit}`}</td>
                <td data-numeric>{days}</td>
                <td data-numeric><Money amount={amount} /></td>
              </tr>
            )
          })}
        </tbody>
      </ScrollTable>
    </>
  )
}

function Months({ of, instanceId }: { readonly of: Charges['months']; readonly instanceId: string }) {
  const t = useSay()
  if (of.length === 0) return <p className={classes.dimmed}>{t(phrases.noMonths)}</p>
  const columns = ['fixed', 'usage', 'adjustments', 'amount'] as const
  return (
    <ScrollTable label={phrases.byMonth}>
      <thead><tr><th scope="col">{t(phrases.month)}</th>{columns.map((name) => <th key={name} scope="col" data-numeric>{t(phrases[name])}</th>)}</tr></thead>
      <tbody>
        {of.map((row) => (
          <tr key={`${row.month} ${row.billId}`}>
            <th scope="row">{row.billId === null ? row.month : <PageLink to={`/bills/${row.billId}?${new URLSearchParams({ tab: 'lines', q: instanceId })}`}>{row.month}</PageLink>}</th>
            {columns.map((name) => <td key={name} data-numeric><Money amount={row[name]} /></td>)}
          </tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row">{t(phrases.sum)}</th>{columns.map((name) => <td key={name} data-numeric><Money amount={addAmounts(of.map((row) => row[name]))} /></td>)}</tr></tfoot>
    </ScrollTable>
  )
}
