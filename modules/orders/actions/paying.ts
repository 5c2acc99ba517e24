import type { Minor } from '#kit/pure/money.ts'
import { addPoints, chargePoints, deductPoints, returnPoints } from '#modules/points/offers.ts'
import type { ProductRecord } from '../store.ts'
import type { Acting } from './moving.ts'

// Points move after the product is locked and before a number is drawn (lock order), once for each cause.

type Paid = Pick<ProductRecord, 'id' | 'number' | 'memberId'>
const by = ({ actor, now, record }: Acting) => ({ actor, now, record })

/** Too few: `points.insufficient`, and the product stays as it is. */
export async function chargeProduct(acting: Acting, { id, number, memberId }: Paid, amount: Minor): Promise<void> {
  await chargePoints(acting.tx, { memberId, amount, cause: { kind: 'product', id, number }, ...by(acting) })
}
export async function returnProduct(acting: Acting, { id, number, memberId }: Paid, amount: Minor): Promise<void> {
  await returnPoints(acting.tx, { memberId, amount, cause: { kind: 'product', id, number }, ...by(acting) })
}

/** A change's cause is the step that delivered it: a product may be changed many times. */
export async function chargeChange(acting: Acting, { number, memberId }: Paid, stepId: string, amount: Minor): Promise<void> {
  await chargePoints(acting.tx, { memberId, amount, cause: { kind: 'product_change', id: stepId, number }, ...by(acting) })
}
export async function returnChange(acting: Acting, { number, memberId }: Paid, stepId: string, amount: Minor): Promise<void> {
  await returnPoints(acting.tx, { memberId, amount, cause: { kind: 'product_change', id: stepId, number }, ...by(acting) })
}

export async function adjust(acting: Acting, { number, memberId }: Paid, adjustment: { readonly id: string; readonly direction: 'add' | 'deduct'; readonly amount: Minor; readonly note: string }): Promise<void> {
  const { id, direction, amount, note } = adjustment
  const move = { memberId, amount, note, cause: { kind: 'product_adjustment' as const, id, number }, ...by(acting) }
  await (direction === 'add' ? addPoints(acting.tx, move) : deductPoints(acting.tx, move))
}
