/**
 * What changed between two submitted versions (R3): a reviewer who held an older one sees it before deciding.
 * Items are matched by their id, users and attachments by what they are.
 */
export type ComparedItem = {
  readonly id: string
  readonly service: { readonly code: string }
  readonly region: { readonly id: string } | null
  readonly configuration: Readonly<Record<string, unknown>>
  readonly quantity: number
  readonly remark: string
  /** Those that it changes or releases. */
  readonly resources?: readonly { readonly id: string }[]
}
export type ComparedUser = { readonly accountId: string | null; readonly name: string; readonly phone: string; readonly email: string }
export type ComparedVersion<Item extends ComparedItem, User extends ComparedUser> = {
  readonly title: string
  readonly reason: string
  readonly documentNumber: string
  readonly project: { readonly id: string; readonly name: string } | null
  readonly users: readonly User[]
  readonly attachments: readonly { readonly id: string; readonly name: string }[]
  readonly items: readonly Item[]
}

export const comparedTexts = ['title', 'reason', 'documentNumber', 'project'] as const
export type TextDifference = { readonly field: (typeof comparedTexts)[number]; readonly before: string; readonly after: string }
/** `keys`: the options that differ, and `region`, `quantity`, `remark`, `resources` where they do. */
export type ItemDifference<Item> =
  | { readonly change: 'added'; readonly after: Item }
  | { readonly change: 'removed'; readonly before: Item }
  | { readonly change: 'changed'; readonly before: Item; readonly after: Item; readonly keys: readonly string[] }
export type Differences<Item, User> = {
  readonly texts: readonly TextDifference[]
  readonly items: readonly ItemDifference<Item>[]
  readonly users: { readonly added: readonly User[]; readonly removed: readonly User[] }
  readonly attachments: { readonly added: readonly string[]; readonly removed: readonly string[] }
}

/** Example: two servers become three → one item `changed` with the key `quantity`. */
export function differencesOf<Item extends ComparedItem, User extends ComparedUser>(
  before: ComparedVersion<Item, User>, after: ComparedVersion<Item, User>,
): Differences<Item, User> {
  const files = { before: before.attachments.map(({ id, name }) => ({ id, name })), after: after.attachments.map(({ id, name }) => ({ id, name })) }
  return {
    texts: comparedTexts.flatMap((field) => textDifference(field, textOf(before, field), textOf(after, field))),
    items: itemDifferences(before.items, after.items),
    users: { added: without(after.users, before.users), removed: without(before.users, after.users) },
    attachments: {
      added: without(files.after, files.before).map((file) => file.name),
      removed: without(files.before, files.after).map((file) => file.name),
    },
  }
}

export function isDifferent(differences: Differences<unknown, unknown>): boolean {
  const { texts, items, users, attachments } = differences
  return [texts, items, users.added, users.removed, attachments.added, attachments.removed].some((part) => part.length > 0)
}

function textOf(version: ComparedVersion<ComparedItem, ComparedUser>, field: TextDifference['field']): string {
  return field === 'project' ? version.project?.name ?? '' : version[field]
}

function textDifference(field: TextDifference['field'], before: string, after: string): TextDifference[] {
  return before === after ? [] : [{ field, before, after }]
}

function itemDifferences<Item extends ComparedItem>(before: readonly Item[], after: readonly Item[]): ItemDifference<Item>[] {
  const earlier = new Map(before.map((item) => [item.id, item]))
  const later = new Set(after.map((item) => item.id))
  return [
    ...after.flatMap((item): ItemDifference<Item>[] => {
      const old = earlier.get(item.id)
      if (!old) return [{ change: 'added', after: item }]
      const keys = changedKeys(old, item)
      return keys.length === 0 ? [] : [{ change: 'changed', before: old, after: item, keys }]
    }),
    ...before.filter((item) => !later.has(item.id)).map((item): ItemDifference<Item> => ({ change: 'removed', before: item })),
  ]
}

function changedKeys(before: ComparedItem, after: ComparedItem): string[] {
  const options = new Set([...Object.keys(before.configuration), ...Object.keys(after.configuration)])
  return [
    ...(before.service.code === after.service.code ? [] : ['service']),
    ...(before.region?.id === after.region?.id ? [] : ['region']),
    ...[...options].filter((key) => !isSame(before.configuration[key], after.configuration[key])),
    ...(before.quantity === after.quantity ? [] : ['quantity']),
    ...(before.remark === after.remark ? [] : ['remark']),
    ...(isSame(idsOf(before), idsOf(after)) ? [] : ['resources']),
  ]
}

function idsOf({ resources }: ComparedItem): string[] {
  return resources?.map(({ id }) => id) ?? []
}

function without<Value>(all: readonly Value[], others: readonly Value[]): Value[] {
  return all.filter((one) => !others.some((other) => isSame(one, other)))
}

/** Equal as data, whatever the order of the keys: the database keeps its own. */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length
    && keys.every((key) => Object.hasOwn(right, key) && isSame(Reflect.get(left, key), Reflect.get(right, key)))
}
