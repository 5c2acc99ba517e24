import { allowedActs } from '#kit/pure/policy.ts'
import { notFound } from '#kit/pure/refusal.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { rolesFor } from '#modules/access/rules/permissions.ts'
import type { Department } from './contract.ts'
import { departmentPolicy } from './policy.ts'
import { readDepartment, type DepartmentCounts, type DepartmentRow } from './store.ts'

export function departmentAnswer(actor: Actor, row: DepartmentRow & DepartmentCounts): Department {
  const { path: _path, ...shown } = row
  return { ...shown, assignableRoles: [...rolesFor(row)], allowed: allowedActs(departmentPolicy, actor, row) }
}

export async function readDepartmentAnswer(reader: Reader, actor: Actor, id: string): Promise<Department> {
  const row = await readDepartment(reader, id)
  if (!row) throw notFound()
  return departmentAnswer(actor, row)
}
