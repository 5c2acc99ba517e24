import { expect, test } from 'vitest'
import { nobody, type Actor } from '#modules/access/rules/actor.ts'
import type { Role, Sector } from '#modules/access/rules/permissions.ts'
import { projectPolicy, type ProjectFacts } from '../policy.ts'

// The tree: head 1 (government) over unit 2 and unit 3; 21 is inside 2, 11 inside the head; head 5 (politics and law).
const people = {
  'user of the unit': person('10', 'department_user', '2', ['2', '21']),
  'admin of the unit': person('11', 'department_admin', '2', ['2', '21']),
  'admin inside the unit': person('12', 'department_admin', '21', ['21']),
  'admin of another unit': person('13', 'department_admin', '3', ['3']),
  'admin of the head': person('14', 'bureau_admin', '1', ['1', '11', '2', '21', '3']),
  'admin inside the head': person('15', 'bureau_admin', '11', ['11']),
  'admin of the other head': person('16', 'committee_admin', '5', ['5'], 'politics_law'),
  operator: person('17', 'om_operator', '0', ['0', '1', '2', '21', '3', '5', '11'], null),
} as const

function person(id: string, role: Role, departmentId: string, subtree: string[], sector: Sector | null = 'government'): Actor {
  return { ...nobody, id, kind: 'account', roles: [role], departmentId, subtree, sector }
}
const project = (departmentId: string, unitId: string, createdById: string) => ({ departmentId, unitId, sector: 'government' as const, createdById })
const editors = (one: ReturnType<typeof project>) => Object.entries(people).filter(([, actor]) => projectPolicy.edit.mayReach(actor, one as ProjectFacts)).map(([name]) => name)

test.each([
  ['of the unit', project('2', '2', '99'), ['admin of the unit']],
  ['of the unit, made by its user', project('2', '2', '10'), ['user of the unit', 'admin of the unit']],
  ['inside the unit', project('21', '2', '99'), ['admin of the unit', 'admin inside the unit']],
  ['of the head', project('1', '1', '99'), ['admin of the head']],
  ['inside the head', project('11', '1', '99'), ['admin of the head', 'admin inside the head']],
  ['of the unit, made by the head\'s admin', project('2', '2', '14'), ['admin of the unit', 'admin of the head']],
  ['made by an operator once', project('2', '2', '17'), ['admin of the unit']],
  ['made by somebody who is in another unit now', project('2', '2', '13'), ['admin of the unit']],
])('a project %s is edited by its creator and the department\'s admin', (_what, one, expected) => expect(editors(one)).toEqual(expected))
