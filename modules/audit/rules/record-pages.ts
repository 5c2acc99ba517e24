import type { RolePermission } from '#modules/access/rules/permissions.ts'

/** Where the record of an event has its page, and who may open it. A kind that is missing has none. */
export const recordPages: { readonly [subjectKind: string]: { readonly path: string; readonly needs: RolePermission } } = {
  account: { path: '/accounts/', needs: 'account.maintain' },
  application: { path: '/applications/', needs: 'resource.view' },
  bill: { path: '/bills/', needs: 'bill.view' },
  department: { path: '/departments/', needs: 'department.maintain' },
  member: { path: '/members/', needs: 'member.maintain' },
  product: { path: '/products/', needs: 'order.view' },
  project: { path: '/projects/', needs: 'resource.view' },
  resource: { path: '/resources/', needs: 'resource.view' },
  set: { path: '/sets/', needs: 'set.maintain' },
  sign_up: { path: '/sign-ups/', needs: 'member.maintain' },
  unit_price: { path: '/unit-prices/', needs: 'price.maintain' },
}
