import { describe, expect, test } from 'vitest'
import { dayError, stateHindrances, wishErrors, type WishFacts } from './hindrances.ts'

const place = (id: string, more: object = {}) => ({ id, kind: 'unit', sector: 'government', isArchived: false, ...more })
const project = (id: string, departmentId: string, more: object = {}) => [id, { id, name: `P${id}`, departmentId, isClosed: false, ...more }] as const
const resource = (id: string, projectId: string, more: object = {}) => [id, { id, instanceId: `i-${id}`, departmentId: '1', projectId, isReleased: false, ...more }] as const
const wish = (more: Partial<WishFacts> = {}): WishFacts => ({
  from: place('1'), to: place('2'), projectIds: ['10'], resources: [],
  knownProjects: new Map([project('10', '1'), project('11', '1'), project('20', '2'), project('21', '2', { isClosed: true }), project('30', '3')]),
  knownResources: new Map([resource('5', '11'), resource('6', '10'), resource('7', '11', { isReleased: true }), resource('8', '30', { departmentId: '3' })]), ...more,
})
const found = (more: Partial<WishFacts>) => wishErrors(wish(more)).map(({ path, code }) => `${path} ${code}`)
const alone = (id: string, toProjectId: string) => ({ projectIds: [], resources: [{ id, toProjectId }] })

describe('what is wrong with a wish (chapter 2, Reorganisation)', () => {
  test.each<[string, Partial<WishFacts>, string[]]>([
    ['a project inside a sector', {}, []],
    ['to the other sector', { to: place('2', { sector: 'politics_law' }) }, ['toDepartmentId department.other_sector']],
    ['to itself', { to: place('1') }, ['toDepartmentId reorganisation.same_department']],
    ['to an archived department', { to: place('2', { isArchived: true }) }, ['toDepartmentId department.archived']],
    ['from the root', { from: place('1', { kind: 'root', sector: null }) }, ['fromDepartmentId reorganisation.root', 'toDepartmentId department.other_sector']],
    ['nothing', { projectIds: [] }, ['projectIds reorganisation.nothing_chosen']],
    ['a project of another department', { projectIds: ['10', '30'] }, ['projectIds/1 reorganisation.item_elsewhere']],
    ['a project that does not exist', { projectIds: ['99'] }, ['projectIds/0 field.not_an_option']],
    ['a resource into a project of the new department', alone('5', '20'), []],
    ['a resource into a project that passes too', { projectIds: ['10'], resources: [{ id: '5', toProjectId: '10' }] }, []],
    ['a resource into a closed project', alone('5', '21'), ['resources/0/toProjectId reorganisation.target_project']],
    ['a resource into a project of a third department', alone('5', '30'), ['resources/0/toProjectId reorganisation.target_project']],
    ['a resource of a project that passes', { resources: [{ id: '6', toProjectId: '20' }] }, ['resources/0 reorganisation.item_twice']],
    ['the same resource twice', { projectIds: [], resources: [{ id: '5', toProjectId: '20' }, { id: '5', toProjectId: '20' }] }, ['resources/1 reorganisation.item_twice']],
    ['a released resource', alone('7', '20'), ['resources/0 reorganisation.resource_released']],
    ['a resource of another department', alone('8', '20'), ['resources/0 reorganisation.item_elsewhere']],
  ])('%s', (_name, more, expected) => expect(found(more)).toEqual(expected))
})

describe('what is in its way today', () => {
  const nothing = { applications: [], namesTaken: [], networksTaken: [], sentMonth: null, movedCount: 2000 }
  test.each<[string, object, string[]]>([
    ['nothing', {}, []],
    ['open applications, each by its number', { applications: [{ number: 'RA-1', applicantName: '张' }, { number: 'RA-2', applicantName: '李' }] }, ['reorganisation.application_open', 'reorganisation.application_open']],
    ['names', { namesTaken: ['a'], networksTaken: ['b'] }, ['reorganisation.project_name_taken', 'reorganisation.network_name_taken']],
    ['a bill that was sent', { sentMonth: '2026-01' }, ['reorganisation.month_sent']],
    ['more than pass at once', { movedCount: 2001 }, ['reorganisation.too_many']],
  ])('%s', (_name, more, expected) => expect(stateHindrances({ ...nothing, ...more }).map(({ code }) => code)).toEqual(expected))

  test.each([['2026-03-01', []], ['2026-03-02', []], ['2026-02-28', ['reorganisation.day_past']]])('on the first of March, for %s', (day, expected) =>
    expect(dayError(day, '2026-03-01').map(({ code }) => code)).toEqual(expected))
})
