import type { TreeRow, TreeNode } from '#modules/departments/pages/parts/tree-rows.ts'

/** What a key does in the tree: the focus goes to a row, or a row is opened or closed (ARIA, treegrid). */
export type TreeStep = { readonly focus: number } | { readonly toggle: string } | undefined

export function treeStep<Node extends TreeNode>(rows: readonly TreeRow<Node>[], at: number, key: string): TreeStep {
  const row = rows[at]
  if (!row) return undefined
  const { department, level, hasChildren, isOpen } = row
  switch (key) {
    case 'ArrowDown': return { focus: Math.min(at + 1, rows.length - 1) }
    case 'ArrowUp': return { focus: Math.max(at - 1, 0) }
    case 'Home': return { focus: 0 }
    case 'End': return { focus: rows.length - 1 }
    case 'ArrowRight': return hasChildren && !isOpen ? { toggle: department.id } : isOpen ? { focus: at + 1 } : undefined
    case 'ArrowLeft': {
      if (isOpen) return { toggle: department.id }
      const parent = rows.slice(0, at).findLastIndex((above) => above.level < level)
      return parent < 0 ? undefined : { focus: parent }
    }
    case 'Enter': case ' ': return hasChildren ? { toggle: department.id } : undefined
    default: return undefined
  }
}

/** The departments below mine have a parent that is not among them: they begin the tree. */
export function asForest<Node extends TreeNode>(departments: readonly Node[]): Node[] {
  const ids = new Set(departments.map(({ id }) => id))
  return departments.map((department) => department.parentId !== null && ids.has(department.parentId) ? department : { ...department, parentId: null })
}
