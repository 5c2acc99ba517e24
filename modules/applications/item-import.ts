import { invalid, type FieldError } from '#kit/pure/refusal.ts'
import { signsIn } from '#kit/pure/text.ts'
import type { Reader } from '#kit/server/database.ts'
import type { NamedRows } from '#kit/server/sheet-worker.ts'
import { allRegions, applicableDefinitions, factsForServices, type RegionFacts, type StoredDefinition } from '#modules/catalogue/offers.ts'
import { noFacts, type CatalogueFacts } from '#modules/catalogue/rules/service.ts'
import { checkItem, describeItem, type ItemCatalogue } from './catalogue.ts'
import { limits } from './contract.ts'
import { importLimits, type ImportedRow } from './import-contract.ts'
import { columnAt, columnLetter, rowError, type Headings, type RowError } from './import-errors.ts'
import { fieldsOf, fixedHeaders, isHeading, plain } from './rules/item-columns.ts'
import { readItem, withoutConsequences, type Cell } from './rules/read-item.ts'

/** A row as it stands in the file. */
type FoundRow = { readonly sheet: string; readonly row: number; readonly headers: readonly string[]; readonly texts: readonly string[] }
type Places = { readonly regions: readonly RegionFacts[]; readonly facts: ReadonlyMap<string | null, CatalogueFacts> }

/** Every row of the sheets as an item, or everything that is wrong with it (R15). Reads; stores nothing. */
export async function importedRows(reader: Reader, departmentId: string, sheets: readonly NamedRows[]): Promise<ImportedRow[]> {
  const found = sheets.flatMap(rowsOf)
  if (found.length === 0) throw invalid([{ path: 'file', code: 'import.no_rows' }], 'import.no_rows')
  const { rows: limit } = importLimits
  if (found.length > limit) throw invalid([{ path: 'file', code: 'table.too_many_rows', facts: { limit } }], 'table.too_many_rows', { limit })
  const offered = await applicableDefinitions(reader)
  const regions = (await allRegions(reader)).filter(({ isOn }) => isOn)
  const used = [...new Set(found.flatMap((row) => regionOf(row, regions)?.id ?? []))]
  const facts = used.length === 0 ? new Map<string | null, CatalogueFacts>() : await factsForServices(reader, departmentId, used, offered.map(({ definition }) => definition))
  return atMostItems(found.map((row) => importedRow(row, offered, { regions, facts })))
}

/** The filled rows below the headings; a row that begins with ※ explains. */
function rowsOf({ name, rows: [headers = [], ...rows] }: NamedRows): FoundRow[] {
  return rows.flatMap((texts, index): FoundRow[] => {
    const first = texts.find((text) => text !== '')
    return first === undefined || first.startsWith('※') ? [] : [{ sheet: name, row: index + 2, headers, texts }]
  })
}

function textUnder({ headers, texts }: FoundRow, kind: keyof typeof fixedHeaders): string {
  return texts[headers.findIndex((header) => isHeading(header, kind))] ?? ''
}

function regionOf(row: FoundRow, regions: readonly RegionFacts[]): RegionFacts | undefined {
  const word = plain(textUnder(row, 'region'))
  return word === '' ? undefined : regions.find(({ id, code, names }) => names.some((name) => plain(name) === word) || plain(code) === word || id === word)
}

/** By its name in any language, as far as the name of a sheet may hold it, or by its code. */
function serviceNamed(text: string, offered: readonly StoredDefinition[]): StoredDefinition | undefined {
  const asSheetName = (name: string) => plain(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31))
  const word = asSheetName(text)
  return offered.find(({ definition: { code, names } }) => plain(code) === word || names.some((name) => asSheetName(name) === word))
}

function importedRow(found: FoundRow, offered: readonly StoredDefinition[], places: Places): ImportedRow {
  const { sheet, row } = found
  const region = regionOf(found, places.regions)
  const text = textUnder(found, 'service') || sheet
  const stored = serviceNamed(text, offered)
  const shown = { sheet, row, region: region ? [...region.names] as [string, string, string] : null }
  if (!stored) return { ...shown, service: null, item: null, description: [], errors: [rowError(fixedHeaders.service, { code: 'import.service_unknown', facts: { text } })] }
  const { item, catalogue, errors } = understood(found, stored, region, places)
  const service = [...stored.definition.names] as [string, string, string]
  if (errors.length > 0) return { ...shown, service, item: null, description: [], errors }
  const { serviceCode, regionId, configuration, quantity, remark } = item
  return {
    ...shown, service, errors, item: { service: serviceCode, regionId, configuration, quantity, remark },
    description: describeItem(catalogue, item).map(({ key, label, value }) => ({ key, label: [...label], value: [...value] })),
  }
}

/** The row as an item of its service, with what the reading and then the catalogue's rules find wrong. */
function understood({ headers, texts }: FoundRow, { definition, version }: StoredDefinition, region: RegionFacts | undefined, places: Places) {
  const headings: Headings = { headers, fields: fieldsOf(definition, texts.map((_, index) => headers[index] ?? '')) }
  const cells = texts.flatMap((text, index): Cell[] => headings.fields[index] === undefined ? [] : [{ field: headings.fields[index], text }])
  const facts = places.facts.get(region?.id ?? null) ?? noFacts
  const { configuration, quantity, remark, errors, fieldAt } = readItem(definition, cells, facts)
  const item = { serviceCode: definition.code, serviceVersion: version, regionId: region?.id ?? null, configuration, quantity, remark, resources: [] }
  const catalogue: ItemCatalogue = { definitionFor: () => definition, factsFor: () => facts }
  const checked = checkItem(catalogue, item, '').map((error) => ({ ...error, path: error.path.slice(1) }))
  // Without a region nothing can be said about what is offered there.
  const wrong = region === undefined ? regionErrors(cells) : [...errors, ...withoutConsequences(definition, errors, checked), ...remarkErrors(remark)]
  const all: RowError[] = [...strangeCells(headings, texts), ...wrong.map((error) => rowError(columnAt(error.path, fieldAt.get(error.path), headings, definition), error))]
  return { item, catalogue, errors: all }
}

/** What somebody wrote must not be left out silently. */
function strangeCells({ headers, fields }: Headings, texts: readonly string[]): RowError[] {
  return texts.flatMap((text, index) => text === '' || fields[index] !== undefined ? [] : [rowError(headers[index] || columnLetter(index), { code: 'import.column_unknown' })])
}

function regionErrors(cells: readonly Cell[]): FieldError[] {
  const isWritten = cells.some(({ field, text }) => field.kind === 'region' && text !== '')
  return [{ path: 'regionId', code: isWritten ? 'field.not_an_option' : 'field.required' }]
}

function remarkErrors(remark: string): FieldError[] {
  return signsIn(remark) > limits.remark ? [{ path: 'remark', code: 'field.too_long', facts: { limit: limits.remark } }] : []
}

/** More than an application takes are checked, but not offered. */
function atMostItems(rows: readonly ImportedRow[]): ImportedRow[] {
  let items = 0
  return rows.map((row) => row.item === null || ++items <= limits.items ? row
    : { ...row, item: null, errors: [rowError('', { code: 'import.too_many_items', facts: { limit: limits.items } })] })
}
