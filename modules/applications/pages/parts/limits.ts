import type { limits as contractLimits } from '../../contract.ts'

/** A contract is only a type to the page; its type keeps these equal to it. */
export const limits: typeof contractLimits = { title: 100, reason: 2000, remark: 500, items: 50, users: 20, quantity: 100, attachments: 2 }
