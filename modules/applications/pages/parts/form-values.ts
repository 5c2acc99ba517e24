import type { Application, ApplicationContent, ItemInput, NewItemInput, UserInput } from '../../contract.ts'
import type { ItemResource } from '../../existing-contract.ts'
import type { Kind } from '../../rules/kind.ts'
import { limits } from './limits.ts'

/** What the forms hold while somebody types; a record of the interface is made from it and becomes it again. */
export type FormUser = { readonly accountId: string | null; readonly name: string; readonly phone: string; readonly email: string }
export type FormFile = { readonly id: string; readonly name: string; readonly sizeBytes: number }
export type FormItem = {
  /** Stands for the item on the page, whether the server has given it an id yet or not. */
  readonly key: string
  readonly id?: string
  readonly service: string
  readonly regionId: string | null
  readonly configuration: NewItemInput['configuration']
  /** Null while the field is empty. */
  readonly quantity: number | null
  readonly remark: string
  /** What it changes or releases; missing where it asks for new ones. */
  readonly existing?: { readonly kind: Exclude<Kind, 'new'>; readonly resources: readonly ItemResource[] }
}
export type FormValues = {
  readonly departmentId: string | null
  readonly projectId: string | null
  readonly title: string
  readonly reason: string
  readonly documentNumber: string
  readonly users: readonly FormUser[]
  readonly files: readonly FormFile[]
  readonly items: readonly FormItem[]
}

export function emptyValues(departmentId: string | null): FormValues {
  return { departmentId, projectId: null, title: '', reason: '', documentNumber: '', users: [], files: [], items: [] }
}

export function valuesOf(application: Application): FormValues {
  return {
    departmentId: application.department.id,
    projectId: application.project?.id ?? null,
    title: application.title,
    reason: application.reason,
    documentNumber: application.documentNumber,
    users: application.users,
    files: application.attachments,
    items: application.items.map((item) => ({
      key: item.id, id: item.id, service: item.service.code, regionId: item.region?.id ?? null,
      configuration: item.configuration, quantity: item.quantity, remark: item.remark,
      ...(application.kind === 'new' || item.resources === undefined ? {} : { existing: { kind: application.kind, resources: item.resources } }),
    })),
  }
}

/** The content as the interface takes it; an item or a person of the server keeps its id. */
export function contentOf(values: FormValues): ApplicationContent {
  return {
    ...(values.departmentId === null ? {} : { departmentId: values.departmentId }),
    projectId: values.projectId,
    title: values.title.trim(),
    reason: values.reason.trim(),
    documentNumber: values.documentNumber.trim(),
    users: values.users.map(userInput),
    attachmentIds: values.files.map((file) => file.id),
    items: values.items.map(itemInput),
  }
}

function userInput(user: FormUser): UserInput {
  return user.accountId === null ? { name: user.name, phone: user.phone, email: user.email } : { accountId: user.accountId }
}

function itemInput(item: FormItem): ItemInput {
  const { existing } = item
  if (existing !== undefined) {
    return {
      ...(item.id === undefined ? {} : { id: item.id }), resourceIds: existing.resources.map(({ id }) => id), remark: item.remark.trim(),
      ...(existing.kind === 'change' ? { configuration: item.configuration } : {}),
    }
  }
  return {
    ...(item.id === undefined ? {} : { id: item.id }),
    service: item.service, regionId: item.regionId, configuration: item.configuration, quantity: sendableQuantity(item.quantity), remark: item.remark.trim(),
  }
}

/** A draft is kept also while the quantity is empty or out of bounds; the check before submitting says what is wrong. */
function sendableQuantity(quantity: number | null): number {
  return Math.min(limits.quantity, Math.max(1, Math.trunc(quantity ?? 1)))
}

/**
 * What is on the page after the server has saved `sent`: new items get the ids that the server gave them, and
 * everything typed meanwhile stays as typed.
 */
export function withSavedIds(now: FormValues, sent: FormValues, saved: Application): FormValues {
  const ids = new Map(sent.items.map((item, index) => [item.key, saved.items[index]?.id]))
  return { ...now, items: now.items.map((item) => ({ ...item, id: ids.get(item.key) ?? item.id })) }
}

/** Is there anything that would have to be saved? Compared as it would be sent. */
export function isSame(left: FormValues, right: FormValues): boolean {
  return JSON.stringify(withoutIds(left)) === JSON.stringify(withoutIds(right))
}

function withoutIds(values: FormValues) {
  const { items, ...rest } = contentOf(values)
  return { ...rest, items: items?.map(({ id: _id, ...item }) => item) }
}

let lastKey = 0
/** A key that no item of the page has; ids of the server are numbers. */
export function newItemKey(): string {
  lastKey += 1
  return `new-${Date.now().toString(36)}-${lastKey}`
}

/** A copy goes right after its original; what names a unit is kept for the person to change. */
export function withCopyOf(items: readonly FormItem[], key: string): FormItem[] {
  return items.flatMap((item) => {
    if (item.key !== key) return [item]
    const { id: _id, ...copy } = item
    return [item, { ...copy, key: newItemKey() }]
  })
}

export function emptyItem(service: string): FormItem {
  return { key: newItemKey(), service, regionId: null, configuration: {}, quantity: 1, remark: '' }
}
