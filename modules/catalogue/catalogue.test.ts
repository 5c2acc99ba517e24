import { beforeAll, describe, expect, test } from 'vitest'
import { useTestApp, type Client } from '#testkit/http.ts'
import { departmentId, ecsConfiguration, regionId } from '#testkit/applications.ts'
import { configurationFacts, createNetwork, currentDefinition, definitionOf, regionsByIds } from './offers.ts'
import { syncCatalogue } from './sync.ts'

const app = useTestApp()
let user: Client
let om: Client
let jtt: string
let region: string

beforeAll(async () => {
  [user, om, jtt, region] = await Promise.all([app.as('jtt.user'), app.as('om'), departmentId(app, 'jtt'), regionId(app)])
})

const choicesOf = (answer: { body: { choices: Record<string, { value: string; parent?: string; names: string[]; isRetired?: true }[]> } }) => answer.body.choices

describe('services', () => {
  test('everybody sees the services in the order of display, and nothing of their inside', async () => {
    const { status, body } = await app.stranger().get('/services')
    expect(status).toBe(200)
    expect(body.items.map((item: { code: string }) => item.code).slice(0, 3)).toEqual(['ecs', 'disk', 'vpc'])
    expect(Object.keys(body.items[0]).sort()).toEqual(['category', 'channel', 'code', 'description', 'icon', 'names'])
  })

  test('[A1] the definition is for those who are logged in', async () => {
    expect((await app.stranger().get('/services/ecs')).status).toBe(401)
    const { status, body } = await user.get('/services/ecs')
    expect(status).toBe(200)
    expect(body.definition.options.map((option: { key: string }) => option.key)).toContain('dataDisks')
    expect((await user.get('/services/nothing')).status).toBe(404)
  })

  test('O&M changes texts, place and availability; a switched off service is neither offered nor estimated', async () => {
    const list = await om.get('/service-settings?q=bastion')
    const [bastion] = list.body.items
    const names = ['Bastion door', '堡壘機入口', '堡垒机入口']
    const edited = await om.call('PATCH', `/service-settings/${bastion.id}`, { version: bastion.version, names, isOn: false })
    expect(edited.status).toBe(200)
    expect(edited.body).toMatchObject({ names, isOn: false, version: bastion.version + 1 })
    expect((await user.get('/services')).body.items.some((item: { code: string }) => item.code === 'bastion')).toBe(false)
    expect((await user.get('/services/bastion')).status).toBe(404)
    expect((await user.post('/services/bastion/estimate', { configuration: {} })).status).toBe(404)
    // What was made with it can still be read.
    expect((await user.get('/services/bastion?version=1')).body.definition.names).toEqual(names)
    expect(await currentDefinition(app.database, 'bastion')).toBeUndefined()
    expect((await definitionOf(app.database, 'bastion', 1)).definition.code).toBe('bastion')
    const stale = await om.call('PATCH', `/service-settings/${bastion.id}`, { version: bastion.version, isOn: true })
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict.stale'])
  })
})

describe('shipping definitions', () => {
  test('a changed definition becomes a new version; the old one stays; a second run finds nothing', async () => {
    const tampered = { code: 'eip', category: 'foundation', channel: 'application', icon: 'world', names: ['x', 'x', 'x'], description: ['x', 'x', 'x'], quantity: { min: 1, max: 1 }, options: [] }
    await app.sql(`update service_versions set definition = $1 where service_code = 'eip'`, [JSON.stringify(tampered)])
    const version = async () => (await app.sql<{ version: number }>(`select current_version as version from services where code = 'eip'`))[0]!.version
    await app.database.transaction().execute(syncCatalogue)
    expect(await version()).toBe(2)
    await app.database.transaction().execute(syncCatalogue)
    expect(await version()).toBe(2)
    expect((await definitionOf(app.database, 'eip', 1)).definition.options).toEqual([])
    expect((await definitionOf(app.database, 'eip', 2)).definition.options.length).toBeGreaterThan(0)
  })
})

describe('what can be chosen', () => {
  test('a department has a VPC with two vSwitches in every region', async () => {
    const rows = await app.sql<{ count: number }>(`
      select count(*)::int as count from departments d cross join regions r
      left join vpcs n on n.department_id = d.id and n.region_id = r.id
      where d.kind <> 'root' and (select count(*) from vswitches w where w.vpc_id = n.id) <> 2`)
    expect(rows[0]!.count).toBe(0)
  })

  test('the VPCs of the region, of the department and of those above it below the head', async () => {
    const inner = await departmentId(app, 'jtt.1')
    const names = choicesOf(await user.get(`/services/ecs/facts?regionId=${region}&departmentId=${inner}`)).vpcs!.map((vpc) => vpc.names[0])
    expect(names.sort()).toEqual(['vpc-jtt', 'vpc-jtt.1'])
    const bureau = await app.as('bureau.admin')
    const ofHead = choicesOf(await bureau.get(`/services/ecs/facts?regionId=${region}&departmentId=${await departmentId(app, 'dsj.1')}`))
    expect(ofHead.vpcs!.map((vpc) => vpc.names[0])).toEqual(['vpc-dsj.1'])
  })

  test('[A2] another department’s networks do not exist for those who may not see it', async () => {
    const gat = await departmentId(app, 'gat')
    expect((await user.get(`/services/ecs/facts?regionId=${region}&departmentId=${gat}`)).status).toBe(404)
    expect((await user.post('/services/ecs/estimate', { configuration: {}, regionId: region, departmentId: gat })).status).toBe(404)
    expect((await user.get('/services/ecs/facts?regionId=999999')).status).toBe(404)
    expect((await om.get(`/services/ecs/facts?regionId=${region}&departmentId=${gat}`)).status).toBe(200)
  })
})

describe('estimate', () => {
  test('components and quota demand of three servers', async () => {
    const configuration = await ecsConfiguration(user, region, jtt)
    const { status, body } = await user.post('/services/ecs/estimate', { configuration, quantity: 3, regionId: region })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.quotaDemand).toMatchObject({ 'eip.count': 3, 'eip.mbps': 30, 'disk.gb': 3 * (40 + 200 + 500) })
    expect(body.components).toContainEqual(expect.objectContaining({ category: 'Storage', resource: 'SSD', spec: 'Balance', quantity: 500, count: 3 }))
  })

  test('bad input: 422 with the path of every field', async () => {
    const configuration = { ...await ecsConfiguration(user, region, jtt), name: '1', colour: 'red', dataDisks: [{ category: 'cloud_ssd', sizeGb: 19, count: 1 }] }
    const { status, body } = await user.post('/services/ecs/estimate?lang=zh-Hant', { configuration, quantity: 101, regionId: region })
    expect(status).toBe(422)
    expect(body.errors.map((error: { path: string }) => error.path).sort()).toEqual(['configuration/colour', 'configuration/dataDisks/0/sizeGb', 'configuration/name', 'quantity'])
    expect(body.errors.find((error: { path: string }) => error.path === 'quantity').message).toBe('不得大於 100。')
  })

  test('a VPC of another department cannot be slipped in', async () => {
    const [other] = await app.sql<{ vpc: string; vswitch: string }>(`
      select n.id::text as vpc, w.id::text as vswitch from vpcs n join vswitches w on w.vpc_id = n.id join departments d on d.id = n.department_id
      where d.code = 'gat' and n.region_id = $1 limit 1`, [region])
    const { status, body } = await user.post('/services/ecs/estimate', { configuration: { ...await ecsConfiguration(user, region, jtt), ...other }, regionId: region })
    expect(status).toBe(422)
    expect(body.errors[0]).toMatchObject({ path: 'configuration/vpc', code: 'field.not_an_option' })
  })
})

describe('reference data', () => {
  const kinds: [path: string, body: object, change: object][] = [
    ['/regions', { code: 'ind-9', names: ['Industry 9', '行業九', '行业九'], zone: 'industry' }, { isOn: false }],
    ['/images', { code: 'debian', names: ['Debian', 'Debian', 'Debian'], system: 'linux', versions: [{ label: '12', isOn: true }] }, { versions: [{ label: '13', isOn: true }] }],
    ['/instance-families', { code: 'h9', names: ['High', '高效能', '高性能'] }, { position: 5 }],
    ['/option-values', { list: 'disk_category', value: 'cloud_test', names: ['T', '測', '测'], attributes: { resource: 'SSD', spec: 'Standard' } }, { isOn: false }],
  ]
  test.each(kinds)('%s is added, changed and read by O&M only', async (path, body, change) => {
    expect((await user.post(path, body)).status).toBe(403)
    const created = await om.post(path, body)
    expect(created.status, JSON.stringify(created.body)).toBe(201)
    const again = await om.post(path, body)
    expect([again.status, again.body.errors[0].code]).toEqual([422, 'field.taken'])
    expect((await user.call('PATCH', `${path}/${created.body.id}`, { version: 1, ...change })).status).toBe(403)
    const edited = await om.call('PATCH', `${path}/${created.body.id}`, { version: 1, ...change })
    expect(edited.status, JSON.stringify(edited.body)).toBe(200)
    expect((await om.call('PATCH', `${path}/${created.body.id}`, { version: 1, ...change })).status).toBe(409)
    expect((await om.call('PATCH', `${path}/999999`, { version: 1, ...change })).status).toBe(404)
    const list = await om.get(`${path}?sort=position&pageSize=200`)
    expect(list.body.items.find((row: { id: string }) => row.id === created.body.id)).toEqual(edited.body)
    const [event] = await app.sql<{ count: number }>(`select count(*)::int as count from events where subject_id = $1 and kind like '%.c%'`, [created.body.id])
    expect(event!.count).toBeGreaterThan(1)
  })

  test('an image keeps the versions that are no longer listed, switched off', async () => {
    const list = await om.get('/images?q=debian')
    expect(list.body.items[0].versions).toEqual([{ label: '13', isOn: true }, { label: '12', isOn: false }])
    const { image_versions: versions } = choicesOf(await user.get(`/services/ecs/facts?regionId=${region}`))
    expect(versions!.find((version) => version.parent === 'debian' && version.value === '12')).toMatchObject({ isRetired: true })
  })

  test('a specification belongs to a family that exists, and can be switched off', async () => {
    const { body: families } = await om.get('/instance-families?q=g6a')
    const spec = { familyId: families.items[0].id, code: 'g6a.test', vcpu: 3, memoryGb: 12 }
    expect((await om.post('/instance-specs', { ...spec, familyId: '999999' })).body.errors[0].path).toBe('familyId')
    const created = await om.post('/instance-specs', spec)
    expect(created.status).toBe(201)
    expect((await om.call('PATCH', `/instance-specs/${created.body.id}`, { version: 1, isOn: false })).body.isOn).toBe(false)
    for (const sort of ['code', '-family', 'vcpu', '-memoryGb']) expect((await om.get(`/instance-specs?sort=${sort}&familyId=${spec.familyId}`)).status).toBe(200)
  })

  test('a disk type without its price resource is refused', async () => {
    const answer = await om.post('/option-values', { list: 'disk_category', value: 'x', names: ['x', 'x', 'x'], attributes: { colour: 'red' } })
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual(['attributes/colour', 'attributes/resource', 'attributes/spec'])
  })

  test('every list sorts by every field it names, in both directions, in each language', async () => {
    const lists = { '/regions': ['position', 'code', 'name', 'zone'], '/images': ['position', 'name'], '/option-values': ['value', 'list', 'name'], '/networks': ['name', 'department', 'region'], '/service-settings': ['position', 'code', 'name'] }
    for (const [path, fields] of Object.entries(lists)) for (const field of fields) for (const sign of ['', '-']) {
      const first = await om.get(`${path}?sort=${sign}${field}&pageSize=2`)
      expect(first.status, `${path} ${field}`).toBe(200)
      if (first.body.nextCursor) expect((await om.get(`${path}?sort=${sign}${field}&pageSize=2&after=${first.body.nextCursor}`)).status).toBe(200)
    }
  })

  test('[A1] reading regions is for everybody at work, the rest for O&M', async () => {
    expect((await user.get('/regions?sort=position')).body.items.map((item: { code: string }) => item.code)).toEqual(expect.arrayContaining(['pub-1', 'ded-1', 'ind-1']))
    for (const path of ['/images', '/instance-families', '/instance-specs', '/option-values', '/networks', '/network-departments', '/service-settings'])
      expect((await user.get(path)).status, path).toBe(403)
    expect((await app.stranger().get('/regions')).status).toBe(401)
  })
})

describe('networks', () => {
  const wanted = () => ({
    regionId: region, departmentId: jtt, name: 'vpc-new', cidr: '10.0.0.0/8', cloudId: 'vpc-cloud-1',
    vswitches: [{ name: 'vsw-1', cidr: '10.1.0.0/16' }, { name: 'vsw-2', cidr: '10.2.0.0/16' }],
  })

  test('O&M adds and changes one; the department can choose it at once', async () => {
    const created = await om.post('/networks', wanted())
    expect(created.status, JSON.stringify(created.body)).toBe(201)
    const { id, vswitches } = created.body
    expect(choicesOf(await user.get(`/services/ecs/facts?regionId=${region}`)).vpcs!.some((vpc) => vpc.value === id)).toBe(true)
    const kept = vswitches.map(({ id: vswitch, name, cidr }: { id: string; name: string; cidr: string }) => ({ id: vswitch, name, cidr }))
    const edited = await om.call('PATCH', `/networks/${id}`, { version: 1, name: 'vpc-renamed', vswitches: [{ ...kept[0], name: 'vsw-a' }, { ...kept[1], isOn: false }, { name: 'vsw-3', cidr: '10.3.0.0/16' }] })
    expect(edited.status, JSON.stringify(edited.body)).toBe(200)
    expect(edited.body.vswitches.map((one: { name: string; isOn: boolean }) => [one.name, one.isOn])).toEqual([['vsw-a', true], ['vsw-2', false], ['vsw-3', true]])
    const moved = await om.call('PATCH', `/networks/${id}`, { version: 2, vswitches: [{ ...kept[0], cidr: '10.9.0.0/16' }] })
    expect(moved.body.errors[0]).toMatchObject({ path: 'vswitches/0/cidr', code: 'network.range_fixed' })
  })

  test.each([
    ['a name that the department has', { name: 'vpc-jtt' }, 'name', 'field.taken'],
    ['a range with an address inside', { name: 'v2', cidr: '10.0.0.1/8' }, 'cidr', 'configuration.cidr'],
    ['a vSwitch outside', { name: 'v3', vswitches: [{ name: 'vsw', cidr: '192.168.0.0/24' }] }, 'vswitches/0/cidr', 'configuration.cidr_outside'],
    ['vSwitches that overlap', { name: 'v4', vswitches: [{ name: 'vsw-1', cidr: '10.1.0.0/16' }, { name: 'vsw-2', cidr: '10.1.128.0/24' }] }, 'vswitches/1/cidr', 'configuration.cidr_overlaps'],
    ['a region that is not there', { name: 'v5', regionId: '999999' }, 'regionId', 'field.not_an_option'],
    ['a department that is not there', { name: 'v6', departmentId: '999999' }, 'departmentId', 'field.not_an_option'],
  ])('%s is refused', async (_what, change, path, code) => {
    const answer = await om.post('/networks', { ...wanted(), cloudId: '', ...change })
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toEqual([expect.objectContaining({ path, code })])
  })

  test('[R6] a provisioned VPC creates the network record', async () => {
    const id = await app.database.transaction().execute((tx) => createNetwork(tx, {
      regionId: region, departmentId: jtt, name: 'vpc-provisioned', cidr: '192.168.0.0/16', cloudId: 'vpc-cloud-9', vswitches: [{ name: 'vsw-1', cidr: '192.168.1.0/24' }],
    }))
    const facts = await configurationFacts(app.database, { regionId: region, departmentId: jtt })
    expect(facts.choices.vswitches!.filter((vswitch) => vswitch.parent === id)).toHaveLength(1)
  })
})

test('regions by id, whatever else is asked', async () => {
  const found = await regionsByIds(app.database, [region, '999999'])
  expect([...found.keys()]).toEqual([region])
  expect(found.get(region)).toMatchObject({ code: 'pub-1', zone: 'public' })
})
