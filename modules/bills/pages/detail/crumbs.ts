import type { Crumb } from '#kit/web/DetailPage.tsx'
import { meets, type Me } from '#kit/web/me.ts'
import type { BillDetail } from '../../contract.ts'
import { billMenuPhrases } from '../parts/menu-phrases.ts'
import { manyBillRoles } from '../parts/viewers.ts'

/** The way here: my own bills, or those of the departments, by month. */
export function billCrumbs({ unit, month }: Pick<BillDetail, 'unit' | 'month'>, me: Me): Crumb[] {
  const isOwn = unit.id === me.departmentId || !meets(me, manyBillRoles)
  return isOwn
    ? [{ label: billMenuPhrases.bills }, { label: billMenuPhrases.ownBills, to: '/bills' }]
    : [{ label: billMenuPhrases.bills }, { label: billMenuPhrases.departmentBills, to: '/bills/departments' }, { label: month, to: `/bills/months/${month}` }]
}
