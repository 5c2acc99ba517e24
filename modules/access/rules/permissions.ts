/**
 * Who may do what, where: the one table behind guards, list filters, `allowed`, the "roles and
 * permissions" page and the permission-matrix test (chapter 2, "Permission × scope").
 */
export const roles = [
  'department_user', 'department_admin', 'bureau_user', 'bureau_admin', 'committee_user', 'committee_admin',
  'om_operator', 'business_operator', 'platform_admin', 'auditor', 'member',
] as const
export type Role = (typeof roles)[number]

/**
 * `self`: exactly the actor's department; `own`: it and everything under it; a sector; `all`.
 */
export type Scope = 'self' | 'own' | 'government' | 'politics_law' | 'all'

type Row = { readonly [R in Role]?: readonly Scope[] }

const self = ['self'] as const
const own = ['own'] as const
const all = ['all'] as const
const government = ['government'] as const
const politicsLaw = ['politics_law'] as const
const ownAndGovernment = ['own', 'government'] as const
const ownAndPoliticsLaw = ['own', 'politics_law'] as const

const platform: Row = { platform_admin: all }
const operations: Row = { om_operator: all }

export const permissionTable = {
  'resource.view': {
    department_user: own, department_admin: own, bureau_user: all, bureau_admin: all,
    committee_user: ownAndPoliticsLaw, committee_admin: ownAndPoliticsLaw, om_operator: all, business_operator: all,
  },
  'resource.apply': {
    department_user: own, department_admin: own, bureau_user: ownAndGovernment, bureau_admin: ownAndGovernment,
    committee_user: ownAndPoliticsLaw, committee_admin: ownAndPoliticsLaw,
  },
  'application.review_operator': { om_operator: government },
  'application.review_bureau': { bureau_user: government, bureau_admin: government },
  'application.review_committee': { committee_user: politicsLaw, committee_admin: politicsLaw },
  'resource.provision': operations,
  'catalogue.maintain': operations,
  'outbox.view': { om_operator: all, business_operator: all, platform_admin: all },
  'department.maintain': platform,
  'account.maintain': platform,
  'job.view': platform,
  'quota.capacity': platform,
  'quota.import': platform,
  'quota.check': platform,
  'holiday.maintain': platform,
  'member.maintain': { business_operator: all },
  'point.view': { om_operator: all, business_operator: all },
  'point.maintain': { business_operator: all },
  'set.maintain': { business_operator: all },
  'order.view': { om_operator: all, business_operator: all },
  'order.verify': { business_operator: all },
  'order.deliver': { business_operator: all },
  'order.cancel': { business_operator: all },
  'order.request_change': { business_operator: all },
  'order.create_resource': operations,
  'order.renew_resource': operations,
  'order.change': operations,
  'order.expire': operations,
  'order.end': operations,
  'order.notes': operations,
  'order.backfill': operations,
  'order.set_expiry': { om_operator: all, business_operator: all },
  'shop.use': { member: self },
  'price.maintain': { om_operator: all, business_operator: all },
  'usage.record': { om_operator: all, business_operator: all },
  'report.view': { business_operator: all },
  'mail_setting.maintain': { business_operator: all },
  'bill.view': {
    department_user: own, department_admin: own, bureau_user: all, bureau_admin: all,
    committee_user: ownAndPoliticsLaw, committee_admin: ownAndPoliticsLaw, business_operator: all,
  },
  'bill.feedback': { department_admin: self, bureau_admin: self, committee_admin: self },
  'bill.feedback_politics_law': { committee_admin: politicsLaw },
  'bill.feedback_whole': { bureau_admin: all },
  'bill.prepare': { business_operator: all },
  'bill.send': { business_operator: all },
  'bill.settle': { business_operator: all },
  'budget.set': { department_admin: self, bureau_admin: self, committee_admin: self },
  'account_request.view': { om_operator: all, business_operator: all, platform_admin: all },
  'account_request.decide': operations,
  'setting.maintain': platform,
  'announcement.maintain': platform,
  'webhook.maintain': platform,
  'outbox.send_again': { om_operator: all, platform_admin: all },
  'message_template.view': { business_operator: all, platform_admin: all },
  'audit.view': { auditor: all },
  'audit.verify': { auditor: all },
  'audit.export': { auditor: all },
} as const satisfies Record<string, Row>

export type RolePermission = keyof typeof permissionTable
export const rolePermissions = Object.keys(permissionTable) as RolePermission[]

/** Granted to an account one by one, always for its own department (guide 000 §5.1). */
export const quotaPermissions = ['quota.view', 'quota.apply', 'quota.review', 'quota.allocate', 'quota.view_subordinates'] as const
export type QuotaPermission = (typeof quotaPermissions)[number]
/** A reviewer of quota requests may be limited to one kind: public and dedicated zones together, or industry regions. */
export const quotaZones = ['shared', 'industry'] as const
export type QuotaZones = (typeof quotaZones)[number]

/** The scopes in which the roles together hold the permission; none means: may not (A1). */
export function scopesOf(held: readonly Role[], permission: RolePermission): Scope[] {
  const row: Row = permissionTable[permission]
  // Nearly everybody has one role, and a list asks this hundreds of times.
  if (held.length === 1) return [...row[held[0]!] ?? []]
  return [...new Set(held.flatMap((role) => row[role] ?? []))]
}

/** Roles that one account may hold together: at most one of the three administrators (chapter 2, separation). */
export function separationConflict(held: readonly Role[]): boolean {
  const powers = [held.includes('platform_admin'), held.includes('auditor'),
    held.includes('om_operator') || held.includes('business_operator')]
  return powers.filter(Boolean).length > 1
}

export type DepartmentKind = 'root' | 'head' | 'unit' | 'inner'
export type Sector = 'government' | 'politics_law'

/** The roles that accounts of a department may hold: operators sit at the root, heads have roles of their own. */
export function rolesFor(department: { readonly kind: DepartmentKind; readonly sector: Sector | null }): readonly Role[] {
  if (department.kind === 'root') return ['om_operator', 'business_operator', 'platform_admin', 'auditor']
  if (department.kind !== 'head') return ['department_user', 'department_admin']
  return department.sector === 'government' ? ['bureau_user', 'bureau_admin'] : ['committee_user', 'committee_admin']
}
