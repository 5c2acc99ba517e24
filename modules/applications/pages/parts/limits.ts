import type { limits as contractLimits } from '../../contract.ts'
import type { bulkLimit as contractBulkLimit } from '../../review-contract.ts'

/** A contract is only a type to the page; its type keeps these equal to it. */
export const limits: typeof contractLimits = { title: 100, reason: 2000, remark: 500, items: 50, users: 20, quantity: 100, attachments: 2 }
export const bulkLimit: typeof contractBulkLimit = 50
/** Whoever decides at one of the stages. */
export const reviewPermissions = ['application.review_operator', 'application.review_bureau', 'application.review_committee'] as const
