/** The fixed files of an Excel workbook, and how text is written into them. */

/** Positions in `cellXfs` below. */
export const styleOf = { text: 1, head: 2, quoted: 3, number: 4, moment: 5, day: 6, note: 7, sum: 8, money: 9, moneySum: 10 } as const

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = (sheets: readonly string[]) => `${declaration}<Types xmlns="${packages}/content-types">`
  + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
  + `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>`
  + sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${types}.worksheet+xml"/>`).join('')
  + `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`

const relations = `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
const bookRelations = (sheets: readonly string[]) => `${declaration}<Relationships xmlns="${packages}/relationships">`
  + sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')
  + `<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`

const styles = `${declaration}<styleSheet xmlns="${main}">`
  + '<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="166" formatCode="#,##0.00##"/></numFmts>'
  + '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><sz val="10"/><color rgb="FF59616E"/><name val="Calibri"/></font></fonts>'
  + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
  + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  + '<cellXfs count="11"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
  + '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
  + '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
  + '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>'
  + '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
  + '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
  + '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
  + '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
  + '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
  + '<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
  + '<xf numFmtId="166" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>'
  + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'

export function bookFiles(...sheetNames: readonly string[]): readonly (readonly [path: string, content: string])[] {
  const names = uniqueNames(sheetNames.map(cleanSheetName))
  const book = `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>`
    + names.map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('') + '</sheets></workbook>'
  return [
    ['[Content_Types].xml', contentTypes(names)],
    ['_rels/.rels', relations],
    ['xl/workbook.xml', book],
    ['xl/_rels/workbook.xml.rels', bookRelations(names)],
    ['xl/styles.xml', styles],
  ]
}

const longestSheetName = 31
/** The format forbids some signs, quotes at the ends, more than 31 characters and one word in the name of a sheet. */
function cleanSheetName(name: string): string {
  const clean = name.replace(/[[\]:*?/\\]|\p{Cc}/gu, ' ').trim().slice(0, longestSheetName).replace(/^[\s']+|[\s'\ud800-\udbff]+$/g, '')
  return clean === '' ? 'Sheet1' : /^history$/i.test(clean) ? `${clean}_` : clean
}

/** Two sheets of a workbook never have one name, whatever the case of its letters. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  const copies = new Map<string, number>()
  return names.map((name) => {
    let unique = name
    for (let copy = copies.get(name) ?? 2; taken.has(unique.toLowerCase()); copy++) {
      const suffix = ` (${copy})`
      unique = name.slice(0, longestSheetName - suffix.length).replace(/[\ud800-\udbff]$/, '') + suffix
      copies.set(name, copy + 1)
    }
    taken.add(unique.toLowerCase())
    return unique
  })
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * Text for an XML file: characters that XML cannot hold are left out, lines end in LF, and what would read
 * as one of the format's own `_x000D_` escapes is escaped itself.
 */
export function escapeXml(text: string): string {
  return text.toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '') // oxlint-disable-line no-control-regex -- exactly the characters that XML 1.0 forbids
    .replace(/_x([0-9a-f]{4})_/gi, '_x005F_x$1_')
    .replace(/[&<>"]/g, (sign) => entities[sign]!)
}
