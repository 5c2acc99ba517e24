import type { QuotaPermission, Role, RolePermission } from '#modules/access/rules/permissions.ts'

/**
 * What the help explains, in which order, to whom: a topic, and a step of it, is shown to the roles that hold one of its
 * needs. Step N of `apply` is the phrase `apply.N`; `to` is the page of the product where it is done.
 */
export type Need = RolePermission | QuotaPermission | Role
export type Step = { readonly to?: string; readonly needs?: readonly Need[] }
export type Picture = 'apply' | 'application' | 'quota' | 'bill' | 'review' | 'provision' | 'order' | 'shop' | 'accounts'
export type Topic = { readonly code: string; readonly needs?: readonly Need[]; readonly steps: readonly Step[]; readonly picture?: Picture }

const at = (to: string, ...needs: Need[]): Step => ({ to, ...(needs.length > 0 ? { needs } : {}) })
const here: Step = {}

const inDepartments: readonly Need[] = ['department_user', 'department_admin', 'bureau_user', 'bureau_admin', 'committee_user', 'committee_admin']
const atTheRoot: readonly Need[] = ['om_operator', 'business_operator', 'platform_admin', 'auditor']
const reviewers: readonly Need[] = ['application.review_operator', 'application.review_bureau', 'application.review_committee']
const anyQuota: readonly Need[] = ['quota.view', 'quota.apply', 'quota.review', 'quota.allocate', 'quota.view_subordinates']
const many: readonly Need[] = ['bureau_user', 'bureau_admin', 'committee_user', 'committee_admin', 'business_operator']

export const topics: readonly Topic[] = [
  { code: 'account', needs: inDepartments, steps: [at('/account-request'), here, here] },
  { code: 'login', steps: [at('/login'), at('/forgotten-password'), here] },
  { code: 'review', needs: reviewers, picture: 'review', steps: [at('/applications'), here, here] },
  { code: 'provision', needs: ['resource.provision'], picture: 'provision', steps: [at('/provisioning'), here] },
  { code: 'requests', needs: ['account_request.view'], steps: [at('/account-requests'), { needs: ['account_request.decide'] }, { needs: ['platform_admin'] }] },
  { code: 'project', needs: ['resource.apply'], steps: [at('/projects'), at('/projects/new'), here] },
  { code: 'apply', needs: ['resource.apply'], picture: 'apply', steps: [at('/applications/new'), here, here, here] },
  { code: 'batch', needs: ['resource.apply'], steps: [at('/applications/new/batch'), here, here] },
  { code: 'follow', needs: ['resource.view'], picture: 'application', steps: [at('/applications'), here] },
  { code: 'modify', needs: ['resource.apply'], steps: [at('/applications'), here] },
  { code: 'change', needs: ['resource.apply'], steps: [at('/resources'), here] },
  { code: 'handOver', needs: ['department_admin', 'bureau_admin', 'committee_admin'], steps: [at('/hand-over')] },
  { code: 'inventory', needs: ['om_operator', 'business_operator'], steps: [at('/resources'), at('/projects')] },
  { code: 'quota', needs: anyQuota, picture: 'quota', steps: [at('/quotas'), at('/quotas/history', 'quota.view'), at('/quotas/subordinates', 'quota.view_subordinates')] },
  { code: 'quotaApply', needs: ['quota.apply'], steps: [at('/quotas/requests/new'), at('/quotas/requests')] },
  { code: 'quotaReview', needs: ['quota.review'], steps: [at('/quotas/requests'), here] },
  { code: 'quotaAllocate', needs: ['quota.allocate'], steps: [at('/quotas/allocation'), here] },
  { code: 'order', needs: ['order.view'], picture: 'order', steps: [at('/products'), here, here, here] },
  { code: 'orderEnd', needs: ['order.view'], steps: [at('/products'), here] },
  { code: 'prepare', needs: ['bill.prepare'], steps: [at('/bills/prepare'), here, at('/bills/costs')] },
  { code: 'bill', needs: inDepartments, picture: 'bill', steps: [at('/bills'), here, at('/bills/statistics')] },
  { code: 'billAnswer', needs: ['bill.feedback'], steps: [at('/bills'), here] },
  { code: 'billMany', needs: many, steps: [at('/bills/departments'), at('/bills/statistics')] },
  { code: 'rollUp', needs: ['bill.feedback_politics_law', 'bill.feedback_whole'], steps: [at('/bills/departments'), here] },
  { code: 'budget', needs: ['bill.view'], steps: [at('/budgets'), { needs: ['budget.set'] }] },
  { code: 'catalogue', needs: ['catalogue.maintain'], steps: [
    at('/catalogue/services'), at('/catalogue/regions'), at('/catalogue/images'), at('/catalogue/specs'), at('/catalogue/option-values'), at('/catalogue/networks')] },
  { code: 'price', needs: ['price.maintain'], steps: [at('/unit-prices'), at('/unit-prices/new'), here] },
  { code: 'set', needs: ['set.maintain'], steps: [at('/sets/new'), here, at('/sets')] },
  { code: 'member', needs: ['member.maintain'], steps: [at('/members'), at('/groups'), at('/sign-ups'), here] },
  { code: 'fee', needs: ['report.view'], steps: [at('/fee-report')] },
  { code: 'usage', needs: ['usage.record'], steps: [at('/usage'), at('/usage/import'), at('/usage-fees')] },
  { code: 'mail', needs: ['mail_setting.maintain'], steps: [at('/mail-setting')] },
  { code: 'departments', needs: ['department.maintain'], steps: [at('/departments'), here] },
  { code: 'accounts', needs: ['account.maintain'], picture: 'accounts', steps: [at('/accounts/new'), at('/accounts'), here] },
  { code: 'reorganisations', needs: ['department.maintain'], steps: [at('/reorganisations')] },
  { code: 'capacity', needs: ['quota.capacity'], steps: [at('/quotas/capacities'), at('/quotas/import'), at('/quotas/proof')] },
  { code: 'holidays', needs: ['holiday.maintain'], steps: [at('/holidays')] },
  { code: 'announcements', needs: ['announcement.maintain'], steps: [at('/announcements')] },
  { code: 'settings', needs: ['setting.maintain'], steps: [at('/settings')] },
  { code: 'outbox', needs: ['outbox.view'], steps: [at('/outbox')] },
  { code: 'templates', needs: ['message_template.view'], steps: [at('/mail-templates')] },
  { code: 'webhooks', needs: ['webhook.maintain'], steps: [at('/webhooks')] },
  { code: 'jobs', needs: ['job.view'], steps: [at('/jobs')] },
  { code: 'audit', needs: ['audit.view'], steps: [at('/audit-log'), at('/audit-verification')] },
  { code: 'shop', needs: ['shop.use'], picture: 'shop', steps: [at('/shop'), at('/shop/cart')] },
  { code: 'product', needs: ['shop.use'], steps: [at('/my-products'), here] },
  { code: 'points', needs: ['shop.use'], steps: [at('/my-points'), at('/my-usage')] },
  { code: 'messages', steps: [at('/messages'), here] },
  { code: 'lists', steps: [here, here] },
  { code: 'me', steps: [at('/me'), here, here, at('/my-acts')] },
  { code: 'substitute', needs: [...inDepartments, ...atTheRoot], steps: [at('/me'), here] },
  { code: 'further', needs: [...inDepartments, ...atTheRoot], steps: [at('/me/further-grants')] },
  { code: 'why', steps: [at('/roles'), at('/explanation')] },
  { code: 'tokens', steps: [at('/me'), here, here] },
]
