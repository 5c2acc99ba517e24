/**
 * What may be told to programs (chapter 8, channels): what happened to records of the business, never to accounts,
 * sessions or settings. A kind that is not here leaves the platform on no webhook.
 */
export const toldKinds = [
  'application.submitted', 'application.approved', 'application.rejected', 'application.withdrawn', 'application.completed', 'application.closed',
  'resource.started', 'resource.changed', 'resource.released',
  'quota_request.submitted', 'quota_request.approved', 'quota_request.rejected', 'quota.allocated',
  'project.created', 'project.changed', 'project.closed', 'project.reopened', 'project.deleted',
  'product.placed', 'product.verified', 'product.resource_created', 'product.delivered', 'product.change_requested', 'product.resource_renewed', 'product.expired', 'product.cancelled', 'product.ended',
  'bill.sent', 'bill.confirmed', 'bill.rejected', 'bill.returned', 'bill.settled', 'roll_up.opened', 'roll_up.confirmed', 'roll_up.rejected',
  'department.created', 'department.changed', 'department.moved', 'department.archived',
] as const
export type ToldKind = (typeof toldKinds)[number]

/** A test delivery: told to its webhook alone, whatever it chose. */
export const testEvent = 'webhook.tested'
export const pingKind = 'ping'

export function isTold(kind: string): kind is ToldKind {
  return (toldKinds as readonly string[]).includes(kind)
}

/** Whether a webhook that chose `chosen` is told of an event; nothing chosen: of all that may be told. */
export function wants(chosen: readonly string[], kind: string): boolean {
  return isTold(kind) && (chosen.length === 0 || chosen.includes(kind))
}
