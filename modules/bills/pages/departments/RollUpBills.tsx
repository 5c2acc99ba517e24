import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { Money } from '#kit/web/Values.tsx'
import type { RollUpDetail } from '../../contract.ts'
import { addAmounts } from '../../rules/change.ts'
import { billPagePhrases } from '../parts/bill-phrases.ts'
import { billLooks } from '../parts/looks.ts'
import { ScrollTable } from '../parts/ScrollTable.tsx'
import classes from '../parts/bills.module.css'
import { departmentBillPhrases as phrases } from './department-phrases.ts'
import type { RollUpRejection } from './use-roll-up-rejection.ts'

/** What adds up to the roll-up; for whoever may reject it with check boxes to name bills (B3). */
export function RollUpBills({ rollUp: { bills }, rejection }: { readonly rollUp: RollUpDetail; readonly rejection: RollUpRejection | undefined }) {
  const t = useSay()
  return (
    <Section title={phrases.units} isFlush>
      <ScrollTable label={phrases.units}>
        <thead>
          <tr>
            {rejection && <th scope="col" className={classes.checkCell}><SelectAll bills={bills} rejection={rejection} /></th>}
            <th scope="col">{t(billPagePhrases.unit)}</th><th scope="col">{t(billPagePhrases.sector)}</th><th scope="col">{t(billPagePhrases.feedback)}</th>
            <th scope="col" data-numeric>{t(billPagePhrases.revision)}</th><th scope="col" data-numeric>{t(billPagePhrases.amount)}</th>
          </tr>
        </thead>
        <tbody>
          {bills.map(({ id, unit, sector, status, revision, total }) => (
            <tr key={id}>
              {rejection && <td><label className={classes.checkLabel}><input type="checkbox" className={classes.check} aria-label={t(phrases.select, { unit: unit.name })} checked={rejection.billIds.includes(id)} onChange={(event) => rejection.toggle([id], event.currentTarget.checked)} /></label></td>}
              <th scope="row"><PageLink to={`/bills/${id}`}>{unit.name}</PageLink></th>
              <td>{t(billPagePhrases[sector])}</td>
              <td><StatusTag looks={billLooks} status={status} /></td>
              <td data-numeric>{revision ?? '—'}</td>
              <td data-numeric><Money amount={total} /></td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr>{rejection && <td />}<th scope="row" colSpan={4}>{t(billPagePhrases.sum)}</th><td data-numeric><Money amount={addAmounts(bills.map(({ total }) => total))} /></td></tr></tfoot>
      </ScrollTable>
    </Section>
  )
}

function SelectAll({ bills, rejection: { billIds, toggle } }: { readonly bills: RollUpDetail['bills']; readonly rejection: RollUpRejection }) {
  const t = useSay()
  const chosen = bills.filter(({ id }) => billIds.includes(id)).length
  return (
    <label className={classes.checkLabel}>
      <input ref={(box) => { if (box) box.indeterminate = chosen > 0 && chosen < bills.length }} type="checkbox" className={classes.check} aria-label={t(phrases.selectAll)}
        checked={bills.length > 0 && chosen === bills.length} onChange={(event) => toggle(bills.map(({ id }) => id), event.currentTarget.checked)} />
    </label>
  )
}
