/**
 * Double entry (chapter 7): each entry moves an amount between a member's account and one of the platform's four.
 * Which platform account, and which way, follows from the kind.
 */
export const entryKinds = ['top_up', 'top_up_reversal', 'pay_out', 'charge', 'return', 'addition', 'deduction', 'change_charge', 'change_return', 'usage'] as const
export type EntryKind = (typeof entryKinds)[number]
export type PlatformAccount = 'issued' | 'revenue' | 'adjustment' | 'paid_out'
export const causeKinds = ['top_up', 'product', 'product_adjustment', 'product_change', 'usage_month', 'pay_out'] as const
export type CauseKind = (typeof causeKinds)[number]

/** `to_member`: the member has more afterwards. */
export const ways: Readonly<Record<EntryKind, { readonly with: PlatformAccount; readonly way: 'to_member' | 'from_member' }>> = {
  top_up: { with: 'issued', way: 'to_member' },
  top_up_reversal: { with: 'issued', way: 'from_member' },
  pay_out: { with: 'paid_out', way: 'from_member' },
  charge: { with: 'revenue', way: 'from_member' },
  return: { with: 'revenue', way: 'to_member' },
  addition: { with: 'adjustment', way: 'to_member' },
  deduction: { with: 'adjustment', way: 'from_member' },
  change_charge: { with: 'revenue', way: 'from_member' },
  change_return: { with: 'revenue', way: 'to_member' },
  usage: { with: 'revenue', way: 'from_member' },
}

/** What a charge is called, by what it is for. */
export const chargeKinds = { product: 'charge', product_change: 'change_charge', usage_month: 'usage' } as const satisfies Partial<Record<CauseKind, EntryKind>>
export const returnKinds = { product: 'return', product_change: 'change_return' } as const satisfies Partial<Record<CauseKind, EntryKind>>
