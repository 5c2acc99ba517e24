/** The quick filters of the order list (O6, guide 004 §4.1.17), and what waits for somebody's hands. */
export const productViews = [
  'all', 'pendingExpired', 'upcoming', 'toVerify', 'toCreate', 'toDeliver', 'toUnlock', 'toLock', 'toDelete', 'cancellationAsked',
] as const
export type ProductView = (typeof productViews)[number]
/** For a member's home page: what has to be ordered again soon, or is lost. */
export const expiringView = 'expiring'
export type AnyView = ProductView | typeof expiringView
/** Views of what waits for somebody's hands: the longest waiting comes first. */
export function isWorklist(view: AnyView): boolean {
  return view !== 'all' && view !== 'upcoming' && view !== expiringView
}
/** Delivered and expiring within so many days. */
export const upcomingDays = 7
/** A product that nobody verified for so many days is cancelled, unless the platform's settings say otherwise (O8). */
export const usualUnverifiedDays = 14

/** Reminders about an expiry: how many days after it (before: negative) each is due. */
export const reminders = {
  expiry_30: -30, expiry_7: -7, expiry_1: -1, to_lock: 0, deletion_3: 4, to_delete: 7,
} as const
export type ReminderKind = keyof typeof reminders
