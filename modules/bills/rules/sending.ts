import type { ShownStatus } from './status.ts'
import type { BillWarning } from './warnings.ts'

/** What decides whether a bill goes along when several are sent. */
export type Sendable = { readonly status: ShownStatus; readonly warnings: readonly BillWarning[]; readonly allowed: readonly string[] }
export type LeftOutBecause = 'not_draft' | 'outdated' | 'question_open' | 'not_allowed'

/** Why a bill is left out; undefined: it is sent. The server decides anew for each (`policy.ts`). */
export function leftOutBecause({ status, warnings, allowed }: Sendable): LeftOutBecause | undefined {
  if (status !== 'draft') return 'not_draft'
  if (warnings.includes('outdated')) return 'outdated'
  if (warnings.includes('question_open')) return 'question_open'
  return allowed.includes('send') ? undefined : 'not_allowed'
}

/** What would be sent of a selection, and what is left out why. */
export function sendingPlan<Bill extends Sendable>(bills: readonly Bill[]): { readonly sent: Bill[]; readonly leftOut: { readonly bill: Bill; readonly why: LeftOutBecause }[] } {
  return {
    sent: bills.filter((bill) => leftOutBecause(bill) === undefined),
    leftOut: bills.flatMap((bill) => { const why = leftOutBecause(bill); return why === undefined ? [] : [{ bill, why }] }),
  }
}
