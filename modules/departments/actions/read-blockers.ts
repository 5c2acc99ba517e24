import type { Phrase } from '#kit/pure/phrase.ts'
import { notFound, Refusal, type FieldError } from '#kit/pure/refusal.ts'
import { query, type Route } from '#kit/server/action.ts'
import { readBlockers } from '../contract.ts'
import type { DepartmentBlockers, QuotaOfMove } from '../offers.ts'
import { movingProblem } from '../rules/tree.ts'
import { heightOf, isNameTaken, readDepartment } from '../store.ts'
import { errorOf, findBlockers } from './refuse-blocked.ts'

/** The same questions that the act asks, before it is confirmed. */
export const readBlockersQuery = (blockers: readonly DepartmentBlockers[], quotaOfMove: QuotaOfMove): Route => query(readBlockers, async ({ database, input, request }) => {
  const department = await readDepartment(database, input.id)
  const parent = input.parentId === undefined ? undefined : await readDepartment(database, input.parentId)
  if (!department || input.parentId !== undefined && !parent) throw notFound()
  const problem = parent && input.change === 'moving' ? movingProblem(department, parent, await heightOf(database, department)) : undefined
  const found = await findBlockers(database, blockers, department, input.change)
  const quota = parent && input.change === 'moving' && problem === undefined ? await quotaOfMove(database, department, parent) : { lines: [], errors: [] }
  const lines: { error: FieldError; link: string | null }[] = [
    ...problem === undefined ? [] : [{ error: { path: 'parentId', code: problem }, link: null }],
    ...parent && await isNameTaken(database, parent.id, department.name) && problem === undefined ? [{ error: { path: 'name', code: 'department.name_taken_there', facts: { name: department.name } }, link: `/departments/${department.id}/edit` }] : [],
    ...found.map((blocker) => ({ error: errorOf(blocker), link: blocker.link ?? null })),
    ...quota.errors.map((error) => ({ error, link: '/quotas/import' })),
  ]
  const { errors } = request.explain(new Refusal('department.in_use', 409, {}, lines.map(({ error }) => error)))
  return {
    items: errors.map(({ code, message }, index) => ({ code, message, link: lines[index]!.link })),
    quota: quota.lines.map(({ region, metric, ...numbers }) => ({ region: { id: region.id, name: three(region.name) }, metric: { code: metric.code, name: three(metric.name), unit: three(metric.unit) }, ...numbers })),
  }
})

function three([english, traditional, simplified]: Phrase): [string, string, string] {
  return [english, traditional, simplified]
}
