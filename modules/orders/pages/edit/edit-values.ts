import type { BodyOf } from '#kit/pure/contract.ts'
import type { Complaint } from '#kit/web/checks.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import type { editProduct } from '../../act-contract.ts'
import type { Product } from '../../contract.ts'
import type { BackfillItem, BackfillKind } from '../../rules/backfill.ts'
import { expiryProblem } from '../../rules/expiry.ts'
import type { EditableAct } from '../parts/acts.ts'
import { orderEditPhrases as phrases } from '../parts/edit-phrases.ts'
import { localOf, momentOf } from './local-time.ts'

/** What the edit page holds; ids are written one per line. */
export type EditValues = {
  readonly act: EditableAct | ''
  readonly expiry: { readonly expiresAt: string; readonly reason: string }
  readonly notes: string
  readonly ids: Readonly<Partial<Record<BackfillKind, string>>>
  readonly access: string
}
export type EditBody = BodyOf<typeof editProduct>
type Edited = Pick<Product, 'version' | 'startsAt' | 'expiresAt' | 'operatorNotes' | 'backfill' | 'backfillKinds'>

export const longestId = 120

export function editValuesOf({ expiresAt, operatorNotes, backfill, backfillKinds }: Edited): EditValues {
  const items = backfill?.items ?? []
  return {
    act: '', expiry: { expiresAt: expiresAt === null ? '' : localOf(expiresAt), reason: '' }, notes: operatorNotes ?? '', access: backfill?.access ?? '',
    ids: Object.fromEntries(backfillKinds.map((kind) => [kind, items.filter((item) => item.kind === kind).map(({ value }) => value).join('\n')])),
  }
}

export function idsIn(text: string | undefined): string[] {
  return (text ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '')
}

export function isExpiryMoved(product: Edited, { expiry }: EditValues): boolean {
  return product.expiresAt !== null && expiry.expiresAt !== localOf(product.expiresAt)
}

/** Only what was changed is sent, so that nobody needs a permission for what they left alone. */
export function editBodyOf(product: Edited, values: EditValues): EditBody {
  const before = editValuesOf(product)
  const expiresAt = isExpiryMoved(product, values) ? momentOf(values.expiry.expiresAt) : undefined
  const items = product.backfillKinds.flatMap((kind): BackfillItem[] => idsIn(values.ids[kind]).map((value) => ({ kind, value })))
  const isBackfilled = values.access.trim() !== before.access || product.backfillKinds.some((kind) => idsIn(values.ids[kind]).join('\n') !== (before.ids[kind] ?? ''))
  return {
    version: product.version,
    ...(values.act === '' ? {} : { act: values.act }),
    ...(expiresAt === undefined ? {} : { expiry: { expiresAt, reason: values.expiry.reason.trim() } }),
    ...(values.notes.trim() === before.notes ? {} : { notes: values.notes.trim() }),
    ...(isBackfilled ? { backfill: { items, access: values.access.trim() } } : {}),
  }
}

/** What is wrong, by the field it stands at (O4, O5); `start` is the delivery as people read it. */
export function editComplaints(product: Edited, values: EditValues, start: string): Record<string, Complaint | undefined> {
  return { ...expiryComplaints(product, values, start), ...Object.fromEntries(product.backfillKinds.map((kind) => [`ids/${kind}`, idComplaint(values.ids[kind])])) }
}

function expiryComplaints(product: Edited, values: EditValues, start: string): Record<string, Complaint | undefined> {
  if (!isExpiryMoved(product, values)) return {}
  const moment = momentOf(values.expiry.expiresAt)
  if (moment === undefined) return { 'expiry/expiresAt': { phrase: phrases.expiryNow } }
  const startsAt = product.startsAt === null ? null : new Date(product.startsAt)
  return {
    'expiry/expiresAt': expiryProblem(new Date(moment), { startsAt, renewalStartedAt: null }) === undefined ? undefined : { phrase: phrases.expiryTooEarly, values: { start } },
    'expiry/reason': values.expiry.reason.trim() === '' ? { phrase: kitPhrases.fieldRequired } : undefined,
  }
}

function idComplaint(text: string | undefined): Complaint | undefined {
  const ids = idsIn(text)
  const twice = ids.find((id, index) => ids.indexOf(id) < index)
  if (twice !== undefined) return { phrase: phrases.idTwice, values: { id: twice } }
  const long = ids.find((id) => id.length > longestId)
  return long === undefined ? undefined : { phrase: phrases.idTooLong, values: { id: long.slice(0, 20), limit: longestId } }
}
