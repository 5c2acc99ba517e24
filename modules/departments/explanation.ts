import type { Reader } from '#kit/server/database.ts'
import { explains, isId } from '#modules/access/offers.ts'
import { holds, reaches } from '#modules/access/rules/actor.ts'
import { departmentPhrases } from './phrases.ts'
import { departmentExplanationPhrases as phrases } from './explanation-phrases.ts'
import { departmentPolicy, type DepartmentAct, type DepartmentState } from './policy.ts'
import { idOfCode, readDepartment } from './store.ts'

/** Departments in "why may / may not" (A7): what happens to the department itself, and any permission there. */
export const departmentExplainer = explains<DepartmentState, DepartmentAct>({
  kind: 'department', name: phrases.department, policy: departmentPolicy, sees: null,
  acts: { edit: phrases.edit, add: phrases.add, move: phrases.move, archive: phrases.archive },
  phrases: departmentPhrases,
  read: async (reader, _actor, idOrCode) => {
    const department = await find(reader, idOrCode)
    if (!department) return undefined
    const { id, code, name, sector } = department
    return { id, number: code, title: name, place: { departmentId: id, sector, departmentName: name }, facts: department }
  },
  isSeen: async (reader, actor, id) => {
    const sector = (await readDepartment(reader, id))?.sector ?? null
    return holds(actor, 'department.maintain') || reaches(actor, 'resource.view', { departmentId: id, sector })
  },
})

async function find(reader: Reader, idOrCode: string) {
  const id = isId(idOrCode) ? idOrCode : await idOfCode(reader, idOrCode)
  return id === undefined ? undefined : readDepartment(reader, id)
}
