import type { DepartmentKind, Sector } from '#modules/access/rules/permissions.ts'

/** What a department is and where it stands. */
export type DepartmentFacts = {
  readonly id: string
  readonly kind: DepartmentKind
  readonly sector: Sector | null
  readonly path: string
  readonly depth: number
  readonly isArchived: boolean
}

export const deepest = 12

/** Which kinds may stand under which (chapter 2, Departments): heads under the root, units and their own parts under heads. */
const kindsBelow = {
  root: ['head'], head: ['unit', 'inner'], unit: ['inner'], inner: ['inner'],
} as const satisfies Record<DepartmentKind, readonly DepartmentKind[]>

export function kindsUnder(kind: DepartmentKind): readonly Exclude<DepartmentKind, 'root'>[] {
  return kindsBelow[kind]
}

/** Why no department of this kind can be made under the parent; undefined: it can. */
export function placingProblem(parent: DepartmentFacts, kind: Exclude<DepartmentKind, 'root'>): string | undefined {
  if (parent.isArchived) return 'department.archived'
  if (!kindsUnder(parent.kind).includes(kind)) return 'department.wrong_kind'
  if (parent.depth + 1 > deepest) return 'department.too_deep'
  return undefined
}

/**
 * Why a department cannot move there (chapter 2): only inside its sector, never into itself, and not to where it is.
 * What moves becomes an inner department of its new unit; `height` is how many levels it brings along.
 */
export function movingProblem(moved: DepartmentFacts & { readonly parentId: string | null }, parent: DepartmentFacts, height: number): string | undefined {
  if (parent.isArchived) return 'department.archived'
  if (parent.path.startsWith(moved.path)) return 'department.into_itself'
  if (parent.id === moved.parentId) return 'department.already_there'
  if (parent.sector !== moved.sector) return 'department.other_sector'
  if (parent.depth + 1 + height > deepest) return 'department.too_deep'
  return undefined
}
