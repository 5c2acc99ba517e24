import type { editProduct } from '../../act-contract.ts'
import { productTransitions, type ProductAct, type ProductStatus } from '../../rules/status.ts'
import type { BodyOf } from '#kit/pure/contract.ts'

/** The steps that people set on the edit page; the others happen by themselves or have their own question. */
export type EditableAct = NonNullable<BodyOf<typeof editProduct>['act']>
const editableActs: readonly EditableAct[] = ['verify', 'createResource', 'renewResource', 'deliver', 'expire', 'end']
const editable = ['setExpiry', 'editNotes', 'backfill']

/** What may be set next (O1): the record's `allowed` says it, never the role. */
export function nextActs(allowed: readonly string[]): EditableAct[] {
  return editableActs.filter((act) => allowed.includes(act))
}

/** Whether anything on the edit page can be changed. */
export function mayEdit(allowed: readonly string[]): boolean {
  return nextActs(allowed).length > 0 || editable.some((deed) => allowed.includes(deed))
}

/** Where a step leads. */
export function statusAfter(status: ProductStatus, act: ProductAct): ProductStatus {
  return productTransitions[status][act] ?? status
}
