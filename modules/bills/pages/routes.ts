import { IconBuildingBank, IconFileInvoice } from '@tabler/icons-react'
import type { HomeCard, PageRoute } from '#kit/web/routes.ts'
import { billMenuPhrases as phrases } from './parts/menu-phrases.ts'
import { departmentRoles, manyBillRoles } from './parts/viewers.ts'

const group = phrases.bills
const view = 'bill.view'
const menuPath = '/bills/departments'

/** For those who read and answer bills; what business operators do with them has its own list of routes. */
export const billPages: readonly PageRoute[] = [
  { path: '/bills', load: () => import('./OwnBills.tsx'), needs: departmentRoles, menu: { group, label: phrases.ownBills, icon: IconFileInvoice, order: 300 } },
  { path: '/bills/departments', load: () => import('./departments/BillMonths.tsx'), needs: manyBillRoles, menu: { group, label: phrases.departmentBills, icon: IconBuildingBank, order: 301 } },
  { path: '/bills/months/:month', load: () => import('./departments/BillMonth.tsx'), needs: manyBillRoles, menuPath },
  { path: '/bills/roll-ups/:id', load: () => import('./departments/RollUp.tsx'), needs: manyBillRoles, menuPath },
  { path: '/bills/:id', load: () => import('./BillPage.tsx'), needs: view },
  { path: '/bills/:id/projects/:projectId', load: () => import('./BillProject.tsx'), needs: view },
]

export const billCards: readonly HomeCard[] = [
  { key: 'bills.confirm', load: () => import('./home/BillsToConfirm.tsx'), needs: 'bill.feedback', order: 11, width: 'half' },
  { key: 'bills.roll-ups', load: () => import('./home/RollUpsToConfirm.tsx'), needs: ['bill.feedback_whole', 'bill.feedback_politics_law'], order: 12, width: 'half' },
]
