import type { Department } from '../../contract.ts'

/** What a tree is made of; every department is one. */
export type TreeNode = Pick<Department, 'id' | 'parentId' | 'name' | 'code'>
export type TreeRow<Node extends TreeNode = Department> = { readonly department: Node; readonly level: number; readonly hasChildren: boolean; readonly isOpen: boolean }

/**
 * The lines of the tree that are to be seen: below open departments; while something is searched, what matches and
 * everything above it. Siblings keep the order in which they came.
 */
export function treeRows<Node extends TreeNode>(departments: readonly Node[], open: ReadonlySet<string>, wanted: string): TreeRow<Node>[] {
  const children = Map.groupBy(departments, ({ parentId }) => parentId)
  const found = wanted.trim() === '' ? undefined : withAncestors(departments, wanted.trim().toLowerCase())
  const rowsBelow = (parentId: string | null, level: number): TreeRow<Node>[] => (children.get(parentId) ?? []).flatMap((department) => {
    if (found && !found.has(department.id)) return []
    const hasChildren = children.has(department.id)
    const isOpen = hasChildren && (found ? (children.get(department.id) ?? []).some(({ id }) => found.has(id)) : open.has(department.id))
    return [{ department, level, hasChildren, isOpen }, ...(isOpen ? rowsBelow(department.id, level + 1) : [])]
  })
  return rowsBelow(null, 0)
}

function withAncestors(departments: readonly TreeNode[], wanted: string): ReadonlySet<string> {
  const byId = new Map(departments.map((department) => [department.id, department]))
  const found = new Set<string>()
  for (const { id, name, code } of departments) {
    if (!name.toLowerCase().includes(wanted) && !code.includes(wanted)) continue
    for (let at = byId.get(id); at && !found.has(at.id); at = at.parentId === null ? undefined : byId.get(at.parentId)) found.add(at.id)
  }
  return found
}

/** A department's own id and all below it: where it cannot move. */
export function idsWithin(departments: readonly Department[], id: string): ReadonlySet<string> {
  const within = new Set([id])
  // Parents come before children in the list, so one pass finds all.
  for (const department of departments) if (department.parentId !== null && within.has(department.parentId)) within.add(department.id)
  return within
}

/** `省大数据局 › 省交通运输厅 › 综合处`, without the root. */
export function pathName(departments: readonly Department[], id: string): string {
  const byId = new Map(departments.map((department) => [department.id, department]))
  const names: string[] = []
  for (let at = byId.get(id); at && at.parentId !== null; at = byId.get(at.parentId)) names.unshift(at.name)
  return names.length > 0 ? names.join(' › ') : byId.get(id)?.name ?? ''
}
