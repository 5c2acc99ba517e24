import fc from 'fast-check'
import readAllSheets from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { randomFrom } from '#app/seed/province/random.ts'
import { someConfiguration } from '#app/seed/province/configurations.ts'
import { bookFiles } from '#kit/server/xlsx-parts.ts'
import { xlsxBook } from '#kit/server/xlsx.ts'
import { checkConfiguration } from '#modules/catalogue/rules/configuration.ts'
import { shippedDefinitions } from '#modules/catalogue/rules/definitions/all.ts'
import { allChoices } from '#modules/catalogue/rules/choices.ts'
import type { CatalogueFacts, Configuration, ConfigurationEntry, LeafOption, Scalar, ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import { departmentId, ecsConfiguration, regionId } from '#testkit/applications.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'
import { fieldsOf } from './rules/item-columns.ts'

const app = useTestApp()
/** What departments apply for. */
const definitions = shippedDefinitions.filter(({ channel }) => channel !== 'order')
const tables = ['applications', 'application_items', 'application_versions', 'attachments', 'attachment_chunks', 'events', 'idempotency_keys', 'resources']
async function rowsStored(): Promise<string> {
  const [row] = await app.sql<Record<string, string>>(`select ${tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')}`)
  return JSON.stringify(row)
}

type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] }
async function workbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  const book = sheets.map(({ name, rows: [headers = [], ...rows] }) => ({ sheetName: name, columns: headers.map((header) => ({ header, width: 12, kind: 'text' as const })), rows: (async function* () { yield* rows })() }))
  for await (const piece of xlsxBook(book)) pieces.push(piece)
  return Buffer.concat(pieces)
}
/** A workbook whose one sheet holds exactly these rows of XML. */
async function rawWorkbook(name: string, sheetData: string, more?: Buffer): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, content] of bookFiles(name)) zip.addBuffer(Buffer.from(content), path)
  zip.addBuffer(Buffer.from(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`), 'xl/worksheets/sheet1.xml')
  if (more) zip.addBuffer(more, 'xl/more.xml')
  zip.end()
  const pieces: Uint8Array[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Uint8Array)
  return Buffer.concat(pieces)
}
const send = (client: Client, content: Buffer | string, name = '申请.xlsx', query = '') => client.upload(`/applications/items/import${query}`, name, Buffer.from(content))
async function imported(client: Client, sheets: readonly Sheet[]): Promise<Answer['body']> {
  const answer = await send(client, await workbook(sheets))
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
/** The headings of the template as it is downloaded. */
async function template(client: Client, query = ''): Promise<Sheet[]> {
  const { status, body } = await client.get(`/applications/import-template${query}`)
  expect(status).toBe(200)
  return (await readAllSheets(body)).map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map((cell) => String(cell ?? ''))) }))
}

let user: Client, region: string, regionName: string, department: string
let sheets: ReadonlyMap<string, Sheet>
let facts: CatalogueFacts
beforeAll(async () => {
  user = await app.as('jtt.user')
  region = await regionId(app)
  department = await departmentId(app, 'jtt')
  const { body } = await user.get(`/services/ecs/facts?regionId=${region}&departmentId=${department}`)
  facts = body
  regionName = facts.choices['regions']!.find(({ value }) => value === region)!.names[2]
  sheets = new Map((await template(user, `?regionId=${region}`)).map((sheet) => [sheet.name, sheet]))
})

const someDisks = (random: ReturnType<typeof randomFrom>, count: number) =>
  Array.from({ length: count }, () => ({ category: random.pick(['cloud_ssd', 'cloud_efficiency']), sizeGb: 20 + random.below(1000), count: 1 + random.below(4) }))

/** What a clerk writes into a cell: the name of a choice, yes or no, digits. */
function written(option: LeafOption, value: Scalar, parent: Scalar | undefined): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (option.kind !== 'select') return String(value)
  return allChoices(option, facts).find((choice) => choice.value === value && (option.dependsOn === undefined || choice.parent === parent))!.names[2]
}
function filled(definition: ServiceDefinition, configuration: Configuration, rest: Record<string, string>): Sheet {
  const { name, rows: [headers = [], notes = []] } = sheets.get(definition.names[2])!
  const cells = fieldsOf(definition, headers).map((field) => {
    if (field === undefined || field.kind === 'service') throw new Error(`a heading of ${name} is not known: ${headers.join(' | ')}`)
    if (field.kind === 'option') {
      const value = configuration[field.option.key] as Scalar | undefined
      const parent = field.option.kind === 'select' && field.option.dependsOn !== undefined ? configuration[field.option.dependsOn] as Scalar : undefined
      return value === undefined ? '' : written(field.option, value, parent)
    }
    if (field.kind === 'entry') {
      const value = (configuration[field.list.key] as readonly ConfigurationEntry[] | undefined)?.[field.number - 1]?.[field.part.key]
      return value === undefined ? '' : written(field.part, value, undefined)
    }
    return rest[field.kind] ?? ''
  })
  return { name, rows: [headers, notes, cells] }
}

describe('the template', () => {
  test('[R15] has a sheet for each service that can be applied for, headings and what belongs below them, in the reader\'s language', async () => {
    expect([...sheets.keys()]).toEqual(definitions.map(({ names }) => names[2]))
    for (const { name, rows } of sheets.values()) {
      expect(rows, name).toHaveLength(2)
      expect(rows[1]!.every((note) => note !== ''), name).toBe(true)
      expect(rows[1]![0], name).toMatch(/^※ 必填/)
    }
    const ecs = sheets.get('云服务器 ECS')!
    const noteOf = (header: string) => ecs.rows[1]![ecs.rows[0]!.indexOf(header)]
    expect(noteOf('系统盘容量（GB）')).toBe('可选。 40 至 500 的数字。 不填则为：40。')
    expect(noteOf('带宽峰值（Mbps）')).toBe('可选。 仅当“弹性公网 IP”为 是 时填写。 1 至 200 的数字。 不填则为：5。')
    expect(noteOf('数据盘 2 数量')).toBe('可选，同数据盘 1。')
    expect(noteOf('虚拟交换机')).toContain('须属于所填的“专有网络 VPC”。')
    const disposition = (await user.get('/applications/import-template')).headers.get('content-disposition')!
    expect(decodeURIComponent(disposition)).toContain('批量资源申请模板.xlsx')
  })

  test('[R15] of some services, and of none that is not offered', async () => {
    expect((await template(user, '?services=rds_mysql,disk')).map(({ name }) => name)).toEqual(['云盘', '云数据库 RDS MySQL'])
    for (const query of ['?services=fico', '?services=ecs,nothing', '?services=,']) expect((await user.get(`/applications/import-template${query}`)).status, query).toBe(422)
    expect((await user.get(`/applications/import-template?departmentId=${await departmentId(app, 'gat')}`)).status).toBe(404)
    for (const name of ['om', 'business', 'platform', 'auditor', 'member1']) expect((await (await app.as(name)).get('/applications/import-template')).status, name).toBe(403)
  })
})

describe('filled in and imported', () => {
  test.each(definitions.map((definition) => [definition.code, definition] as const))('[R15] %s: what was chosen comes back, whatever it is', async (code, definition) => {
    const before = await rowsStored()
    const chosen = fc.record({ seed: fc.integer({ min: 0, max: 1_000_000 }), disks: fc.integer({ min: 0, max: 4 }), remark: fc.constantFrom('', '门户网站 😀 <b>&') })
    await fc.assert(fc.asyncProperty(fc.array(chosen, { minLength: 8, maxLength: 8 }), async (choices) => {
      const wanted = choices.map(({ seed, disks, remark }) => {
        const random = randomFrom(seed)
        const configuration = { ...someConfiguration(definition, facts, random, `res${seed % 1000}`), ...(code === 'ecs' && disks > 0 ? { dataDisks: someDisks(random, disks) } : {}) }
        expect(checkConfiguration(definition, configuration, facts)).toEqual([])
        return { service: code, regionId: region, configuration, quantity: definition.quantity.min + random.below(definition.quantity.max - definition.quantity.min + 1), remark }
      })
      const filledIn = wanted.map(({ configuration, quantity, remark }) => filled(definition, configuration, { region: regionName, quantity: String(quantity), remark }))
      const { rows, valid, invalid } = await imported(user, [{ name: definition.names[2], rows: [...filledIn[0]!.rows.slice(0, 2), ...filledIn.map((sheet) => sheet.rows[2]!)] }])
      expect(rows.map(({ errors }: { errors: unknown[] }) => errors)).toEqual(wanted.map(() => []))
      expect({ valid, invalid, items: rows.map(({ item }: { item: unknown }) => item) }).toEqual({ valid: 8, invalid: 0, items: wanted })
      expect([rows[0].sheet, rows[0].row, rows[0].service, rows[0].description.length > 0]).toEqual([definition.names[2], 3, [...definition.names], true])
    }), { numRuns: 2 })
    expect(await rowsStored()).toBe(before)
  })

  test('[R15] several sheets at once, in English and Traditional Chinese too; what is imported can be submitted with the next save', async () => {
    const configuration = await ecsConfiguration(user, region, department) as Configuration
    const [ecs, eip] = [definitions.find(({ code }) => code === 'ecs')!, definitions.find(({ code }) => code === 'eip')!]
    const sheet = filled(ecs, configuration, { region: regionName, quantity: '2', remark: '' })
    const english: Sheet = { name: eip.names[0], rows: [['Region', 'Instance name', 'Line', 'Peak bandwidth (Mbps)'], [facts.choices['regions']!.find(({ value }) => value === region)!.names[0], 'ip', 'bgp', '20']] }
    const traditional: Sheet = { name: eip.names[1], rows: [['*區域', '執行個體名稱', '線路類型', '申請數量'], ['', '', '', ''], [facts.choices['regions']!.find(({ value }) => value === region)!.names[1], 'ip2', '政務外網', '3']] }
    const { rows, valid } = await imported(user, [sheet, english, traditional])
    expect(rows.map(({ errors }: { errors: unknown[] }) => errors)).toEqual([[], [], []])
    expect(valid).toBe(3)
    expect(rows[2]).toMatchObject({ row: 3, item: { service: 'eip', quantity: 3, configuration: { name: 'ip2', line: 'government', mbps: 5 } } })
    const saved = await user.post('/applications', { kind: 'new', mode: 'batch', items: rows.map(({ item }: { item: unknown }) => item) })
    expect([saved.status, saved.body.items.length, saved.body.items[0].configuration]).toEqual([201, 3, configuration])
  })

  test('[R15] a CSV names its services in a column; byte order mark, quotes and emoji are read', async () => {
    const csv = `\ufeff服务,区域,云盘名称,云盘类型,容量,备注\r\n云盘,${regionName},data-a,SSD云盘,"1,000",😀 "第一\r\n行"\r\nEIP,${regionName},x,,,\r\n,${regionName},y,,,\r\n`
    const { status, body } = await send(user, csv.replace('SSD云盘', facts.choices['option_values:disk_category']!.find(({ value }) => value === 'cloud_ssd')!.names[2]).replace('😀 "第一\r\n行"', '"😀 ""第一"""'), '云盘.csv')
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.rows[0]).toMatchObject({ row: 2, item: { service: 'disk', configuration: { name: 'data-a', category: 'cloud_ssd', sizeGb: 1000 }, remark: '😀 "第一"' } })
    expect(body.rows[1].service).toEqual([...definitions.find(({ code }) => code === 'eip')!.names])
    expect(body.rows[2].errors[0].code).toBe('import.service_unknown')
  })
})

const disk = (rows: readonly (readonly string[])[], headers = ['区域', '云盘名称', '云盘类型', '容量', '申请数量', '备注']): Sheet => ({ name: '云盘', rows: [headers, ...rows] })
const errorsOf = (row: { errors: { column: string[]; code: string }[] }) => row.errors.map(({ column, code }) => `${column[2]}: ${code}`)

describe('what is wrong', () => {
  test('[R15] is said at each cell, in three languages, and the right rows beside it can be added', async () => {
    const before = await rowsStored()
    const { rows, valid, invalid } = await imported(user, [disk([
      [regionName, 'data-a', '', '', '', ''], ['', 'data-b', '', '', '', ''], ['火星区', 'data-b', '', '', '', ''], [regionName, '', '', '', '', ''],
      [regionName, '=1+1', '没有这种盘', '10', '101', '注'.repeat(501)], [regionName, '😀', '', '大', '', ''],
    ])])
    expect([valid, invalid]).toEqual([1, 5])
    expect(rows.map(errorsOf)).toEqual([
      [], ['区域: field.required'], ['区域: field.not_an_option'], ['云盘名称: field.required'],
      ['云盘类型: field.not_an_option', '云盘名称: field.pattern', '容量: field.too_small', '申请数量: field.too_large', '备注: field.too_long'],
      ['容量: import.not_a_number', '云盘名称: field.too_short'],
    ])
    expect(rows[4]).toMatchObject({ item: null, description: [], row: 6, sheet: '云盘' })
    expect(rows[4].errors[2].message).toEqual(['At least 20.', '不得小於 20。', '不得小于 20。'])
    expect(await rowsStored()).toBe(before)
  })

  test('[R15] a column that nobody knows is not left out silently; an empty one does not matter', async () => {
    const { rows } = await imported(user, [disk([[regionName, 'data-a', '1T', '']], ['区域', '云盘名称', '容里', '说明']), disk([[regionName, 'data-b', 'x']], ['区域', '云盘名称', ''])])
    expect(rows.map(errorsOf)).toEqual([['容里: import.column_unknown'], ['服务: import.service_unknown']])
    const { rows: unnamed } = await imported(user, [disk([[regionName, 'data-b', 'x']], ['区域', '云盘名称', ''])])
    expect(unnamed.map(errorsOf)).toEqual([['C: import.column_unknown']])
  })

  test('[R15] a missing column is called as the template calls it; a vSwitch must belong to the VPC; networks must not overlap', async () => {
    const vpc = definitions.find(({ code }) => code === 'vpc')!
    const { rows } = await imported(user, [
      disk([[regionName]], ['区域']),
      { name: vpc.names[2], rows: [['区域', 'VPC 名称', 'IPv4 网段', '虚拟交换机 1 虚拟交换机名称', '虚拟交换机 1 IPv4 网段', '虚拟交换机 2 虚拟交换机名称', '虚拟交换机 2 IPv4 网段'],
        [regionName, 'net', '', 'a', '', '', ''], [regionName, 'net', '', 'aa', '192.168.1.0/24', 'bb', '192.168.1.0/25'], [regionName, 'net', '', '', '', '', '']] },
    ])
    expect(errorsOf(rows[0])).toEqual(['云盘名称: field.required'])
    expect(errorsOf(rows[1])).toEqual(['虚拟交换机 1 虚拟交换机名称: field.too_short', '虚拟交换机 1 IPv4 网段: field.required'])
    expect(errorsOf(rows[2])).toHaveLength(1)
    expect(errorsOf(rows[3])).toEqual(['虚拟交换机: field.required'])
  })

  test('[R15] the fifty-first item is checked, but not offered; two hundred rows are read, more are not', async () => {
    const { rows, valid, invalid } = await imported(user, [disk(Array.from({ length: 60 }, (_, index) => [regionName, `data-${index}`, '', '', '', '']))])
    expect([valid, invalid, rows[49].item === null, errorsOf(rows[50])]).toEqual([50, 10, false, [': import.too_many_items']])
    const many = (count: number) => disk(Array.from({ length: count }, () => ['', 'x', '', '', '', '']))
    expect((await imported(user, [many(150), { ...many(50), name: '弹性公网 IP EIP' }])).invalid).toBe(200)
    const overmuch = await send(user, await workbook([many(150), { ...many(51), name: '弹性公网 IP EIP' }]))
    expect([overmuch.status, overmuch.body.code]).toEqual([422, 'table.too_many_rows'])
    const tenThousand = await send(user, await workbook([many(10_000)]))
    expect([tenThousand.status, tenThousand.body.code]).toEqual([422, 'table.too_many_rows'])
  })

  test('[R15] files that are no table, or hold nothing', async () => {
    const before = await rowsStored()
    const codeOf = async (content: Buffer | string, name: string) => (await send(user, content, name)).body.code
    expect(await codeOf('', 'a.xlsx')).toBe('table.empty')
    expect(await codeOf(await workbook([disk([])]), 'a.xlsx')).toBe('import.no_rows')
    expect(await codeOf((await user.get('/applications/import-template')).body, 'a.xlsx')).toBe('import.no_rows')
    expect(await codeOf('PK\u0003\u0004 a zip by name only', 'a.xlsx')).toBe('table.type_refused')
    expect(await codeOf('%PDF-1.4', 'a.pdf')).toBe('table.type_refused')
    expect(await codeOf(await workbook([disk([['x']])]), 'a.csv')).toBe('table.type_refused')
    expect(await codeOf('x'.repeat(2 * 1024 * 1024 + 1), 'a.csv')).toBe('table.too_large')
    expect(await codeOf('区域'.repeat(10) + '\n' + ','.repeat(200), 'a.csv')).toBe('table.too_many_columns')
    expect((await user.post('/applications/items/import', {})).status).toBe(415)
    expect(await rowsStored()).toBe(before)
  })

  test('[R15] [C-G2] a formula is what it last came to, nothing is calculated; a workbook that unpacks to very much is refused', async () => {
    const text = (place: string, words: string) => `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`
    const sheet = `<row r="1">${text('A1', '区域')}${text('B1', '云盘名称')}${text('C1', '容量')}</row>`
      + `<row r="2">${text('A2', regionName)}${text('B2', 'data-a')}<c r="C2"><f>100+100</f><v>200</v></c></row>`
      + `<row r="3">${text('A3', regionName)}<c r="B3" t="str"><f>HYPERLINK("http://x")</f></c><c r="C3"><f>1/0</f></c></row>`
    const { status, body } = await send(user, await rawWorkbook('云盘', sheet))
    expect(status, JSON.stringify(body)).toBe(200)
    expect([body.rows[0].item.configuration.sizeGb, errorsOf(body.rows[1])]).toEqual([200, ['云盘名称: field.required']])
    const bomb = await send(user, await rawWorkbook('云盘', sheet, Buffer.alloc(80 * 1024 * 1024, 0x20)))
    expect([bomb.status, bomb.body.code]).toEqual([422, 'table.too_large'])
  })

  test('[R15] is for those who may apply, for a department that they may apply for', async () => {
    const file = await workbook([disk([[regionName, 'data-a', '', '', '', '']])])
    for (const name of ['om', 'business', 'platform', 'auditor', 'member1']) expect((await send(await app.as(name), file)).status, name).toBe(403)
    expect((await app.stranger().upload('/applications/items/import', 'a.xlsx', file)).status).toBe(401)
    expect((await send(user, file, 'a.xlsx', `?departmentId=${await departmentId(app, 'gat')}`)).status).toBe(404)
    const bureau = await app.as('bureau.admin')
    expect((await send(bureau, file, 'a.xlsx', `?departmentId=${department}`)).body.valid).toBe(1)
    expect((await send(bureau, file, 'a.xlsx', `?departmentId=${await departmentId(app, 'gat')}`)).status).toBe(404)
  })

  test('[R15] [A2] another department\'s network is not offered by name or id', async () => {
    const ecs = definitions.find(({ code }) => code === 'ecs')!
    const [other] = await app.sql<{ id: string; name: string }>(`select v.id::text, v.name from vpcs v join departments d on d.id = v.department_id where d.code not in ('jtt') and v.name not in (select x.name from vpcs x join departments e on e.id = x.department_id where e.code = 'jtt') limit 1`)
    expect(other).toBeDefined()
    const configuration = await ecsConfiguration(user, region, department) as Configuration
    for (const text of [other!.id, other!.name]) {
      const sheet = filled(ecs, configuration, { region: regionName })
      const at = sheet.rows[0]!.indexOf('专有网络 VPC')
      const { rows } = await imported(user, [{ ...sheet, rows: sheet.rows.map((row, index) => index === 2 ? row.with(at, text) : row) }])
      expect(errorsOf(rows[0]), text).toEqual(['专有网络 VPC: field.not_an_option'])
    }
  })
})
