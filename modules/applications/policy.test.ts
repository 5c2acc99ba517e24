import { expect, test } from 'vitest'
import { allowedActs } from '#kit/pure/policy.ts'
import { nobody, type Actor } from '#modules/access/rules/actor.ts'
import type { Role, Sector } from '#modules/access/rules/permissions.ts'
import { applicationPolicy, type ApplicationFacts } from './policy.ts'
import { routeFor, type Stage } from './rules/route.ts'
import { statuses, type Status } from './rules/status.ts'

/** Root 1; government head 2 with unit 10 and its inner department 11; politics-law head 3 with unit 20. */
const trees: Readonly<Record<string, readonly string[]>> = { '1': ['1', '2', '3', '10', '11', '20'], '2': ['2', '10', '11'], '3': ['3', '20'], '10': ['10', '11'], '11': ['11'], '20': ['20'] }
const person = (id: string, role: Role, departmentId: string): Actor =>
  ({ ...nobody, id, kind: 'account', departmentId, subtree: trees[departmentId]!, sector: null, roles: [role] })

const people: Readonly<Record<string, Actor>> = {
  applicant: person('100', 'department_user', '10'),
  colleague: person('101', 'department_user', '10'),
  'unit admin': person('102', 'department_admin', '10'),
  'other unit': person('103', 'department_admin', '20'),
  'bureau user': person('104', 'bureau_user', '2'),
  'bureau admin': person('105', 'bureau_admin', '2'),
  'committee admin': person('106', 'committee_admin', '3'),
  'O&M': person('107', 'om_operator', '1'),
  business: person('108', 'business_operator', '1'),
  platform: person('109', 'platform_admin', '1'),
  auditor: person('110', 'auditor', '1'),
}

const facts = (status: Status, stage: Stage | null = null, change: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  departmentId: '10', unitId: '10', sector: 'government', applicantId: '100', isApplicantEnabled: true,
  submitterIds: status === 'draft' ? [] : ['100'], status, stage, route: status === 'draft' ? [] : routeFor('government'), ...change,
})

function table(title: string, application: ApplicationFacts): string {
  const lines = Object.entries(people).map(([name, actor]) => [name, allowedActs(applicationPolicy, actor, application)] as const).filter(([, acts]) => acts.length > 0)
  return `${title}\n${lines.map(([name, acts]) => `    ${name}: ${acts.join(' ')}`).join('\n')}\n`
}

test('every status × act × role is what was reviewed', async () => {
  const politicsLaw = { departmentId: '20', unitId: '20', sector: 'politics_law' as Sector, route: routeFor('politics_law') }
  const parts = [
    ...statuses.filter((status) => status !== 'reviewing').map((status) => table(status, facts(status))),
    table('reviewing at operator', facts('reviewing', 'operator')),
    table('reviewing at bureau', facts('reviewing', 'bureau')),
    table('politics-law, reviewing at committee', facts('reviewing', 'committee', politicsLaw)),
    table('rejected, the applicant is disabled', facts('rejected', null, { isApplicantEnabled: false })),
    table('of the head itself, rejected, the applicant is disabled', facts('rejected', null, { departmentId: '2', unitId: '2', applicantId: '200', submitterIds: ['200'], isApplicantEnabled: false })),
    table('reviewing at bureau, submitted by the bureau’s admin', facts('reviewing', 'bureau', { applicantId: '105', submitterIds: ['105'] })),
    table('reviewing at bureau, once submitted by the bureau’s user', facts('reviewing', 'bureau', { submitterIds: ['104', '100'] })),
  ]
  await expect(parts.join('\n')).toMatchFileSnapshot('policy.table.txt')
})
