import { invalid, notFound } from '#kit/pure/refusal.ts'
import { query } from '#kit/server/action.ts'
import { findDepartment } from '#modules/departments/offers.ts'
import { projectsOfDepartment } from '#modules/projects/offers.ts'
import { passingChoices } from '#modules/resources/offers.ts'
import { listPassingChoices, listReorganisations, previewReorganisation, readReorganisation } from '../contract.ts'
import { errorsOf, findWished } from '../gathering.ts'
import { listReorganisationRows, readReorganisationRecord } from '../store.ts'
import { forecast, rowOf, showReorganisation } from '../view.ts'

export const listReorganisationsQuery = query(listReorganisations, async ({ database, actor, now, input }) => {
  const list = await listReorganisationRows(database, input)
  return { ...list, items: list.items.map((record) => rowOf(actor, now, record)) }
})

export const readReorganisationQuery = query(readReorganisation, async ({ database, actor, now, input, request }) => {
  const record = await readReorganisationRecord(database, input.id)
  if (!record) throw notFound()
  return showReorganisation({ reader: database, actor, now, request }, record)
})

/** Nothing is written; what is wrong with the wish is told at its fields. */
export const previewReorganisationQuery = query(previewReorganisation, async ({ database, input, request }) => {
  const [from, to] = [await findDepartment(database, input.fromDepartmentId), await findDepartment(database, input.toDepartmentId)]
  if (!from || !to) throw notFound()
  const wish = { ...input, from, to }
  const errors = errorsOf(wish, await findWished(database, wish))
  if (errors.length > 0) throw invalid(errors)
  const { consequences, hindrances } = await forecast(database, wish, request)
  return { consequences: consequences!, hindrances }
})

const shown = 100

export const listPassingChoicesQuery = query(listPassingChoices, async ({ database, input }) => {
  if (!await findDepartment(database, input.departmentId)) throw notFound()
  const resources = await passingChoices(database, input.departmentId, input.q?.trim() ?? '', shown + 1)
  return {
    projects: (await projectsOfDepartment(database, input.departmentId)).map(({ id, number, name, isClosed, resourceCount }) => ({ id, number, name, isClosed, resources: resourceCount })),
    resources: resources.slice(0, shown).map(({ id, instanceId, name, serviceName, projectId, projectName }) =>
      ({ id, instanceId, name, service: [...serviceName] as [string, string, string], project: { id: projectId, name: projectName } })),
    isCut: resources.length > shown,
  }
})
