import { expect, test } from 'vitest'
import { abilitiesOf } from './role-abilities.ts'

test.each([
  ['department_user', ['resource.view own', 'resource.apply own', 'bill.view own']],
  ['department_admin', ['resource.view own', 'resource.apply own', 'bill.view own', 'bill.feedback self', 'budget.set self']],
  ['committee_user', ['resource.view own+politics_law', 'resource.apply own+politics_law', 'application.review_committee politics_law', 'bill.view own+politics_law']],
] as const)('[guide 000 §1.2] what %s may do, as the guide draws it', (role, abilities) =>
  expect(abilitiesOf(role).map(({ permission, scopes }) => `${permission} ${scopes.join('+')}`)).toEqual(abilities))
