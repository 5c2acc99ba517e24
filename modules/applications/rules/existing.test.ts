import { describe, expect, test } from 'vitest'
import { changesNothing, configurationFor, problemsOfChoice, problemsOfStanding, type ExistingPlace, type NamedResource } from './existing.ts'

const place: ExistingPlace = { kind: 'change', departmentId: '10', projectId: '5' }
const resource = (id: string, change: Partial<NamedResource> = {}): NamedResource => ({ id, serviceCode: 'ecs', regionId: '1', departmentId: '10', projectId: '5', status: 'running', ...change })
const byId = (...resources: NamedResource[]) => new Map(resources.map((one) => [one.id, one]))

describe('which resources an application may change or release (chapter 4)', () => {
  test.each([
    ['its own, of one service and region', [['1', '2']], byId(resource('1'), resource('2')), []],
    ['unknown', [['9']], byId(), [['items/0/resourceIds/0', 'application.resource_elsewhere']]],
    ['of another department', [['1']], byId(resource('1', { departmentId: '11' })), [['items/0/resourceIds/0', 'application.resource_elsewhere']]],
    ['twice in the application', [['1'], ['2', '1']], byId(resource('1'), resource('2')), [['items/1/resourceIds/1', 'application.resource_twice']]],
    ['another service in the item', [['1', '2']], byId(resource('1'), resource('2', { serviceCode: 'oss' })), [['items/0/resourceIds/1', 'application.resources_mixed']]],
    ['another region in the item', [['1', '2']], byId(resource('1'), resource('2', { regionId: '2' })), [['items/0/resourceIds/1', 'application.resources_mixed']]],
    ['other services in other items', [['1'], ['2']], byId(resource('1'), resource('2', { serviceCode: 'oss' })), []],
  ] as const)('%s', (_what, items, found, expected) => {
    expect(problemsOfChoice(place, items, found).map(({ path, code }) => [path, code])).toEqual(expected)
  })

  test.each([
    ['running', resource('1'), 'change', []],
    ['released', resource('1', { status: 'released' }), 'release', ['resource.released_already']],
    ['locked, to change', resource('1', { status: 'locked' }), 'change', ['resource.locked']],
    ['locked, to release', resource('1', { status: 'locked' }), 'release', []],
    ['of another project', resource('1', { projectId: '6' }), 'release', ['application.resource_of_other_project']],
  ] as const)('submitted while it is %s', (_what, one, kind, expected) => {
    expect(problemsOfStanding({ ...place, kind }, [['1']], byId(one)).map(({ code }) => code)).toEqual(expected)
  })
})

describe('what each of several becomes', () => {
  const web = { configuration: { name: 'web', size: 40 } }, portal = { configuration: { name: 'portal', size: 40 } }

  test('keeps its own name; alone it takes the new one', () => {
    const wanted = { name: 'new', size: 80 }
    expect(configurationFor({ configuration: wanted, resources: [web, portal] }, portal, 'name')).toEqual({ name: 'portal', size: 80 })
    expect(configurationFor({ configuration: wanted, resources: [portal] }, portal, 'name')).toEqual(wanted)
    expect(configurationFor({ configuration: wanted, resources: [web, portal] }, portal, undefined)).toEqual(wanted)
  })

  test('a change that leaves all as they are is none', () => {
    expect(changesNothing({ configuration: { size: 40, name: 'other' }, resources: [web, portal] }, 'name')).toBe(true)
    expect(changesNothing({ configuration: { size: 40, name: 'other' }, resources: [web] }, 'name')).toBe(false)
    expect(changesNothing({ configuration: { size: 80, name: 'web' }, resources: [web, portal] }, 'name')).toBe(false)
  })
})
