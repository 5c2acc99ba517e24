import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { routes, streams } from '#app/modules.server.ts'
import { allPhrases } from '#app/server.ts'
import { shippedDefinitions } from '#modules/catalogue/rules/definitions/all.ts'

const root = join(import.meta.dirname, '..')
const sources = (patterns: string[]) => globSync(patterns, { cwd: root }).filter((file) => !/\.test\.ts$|\.d\.ts$/.test(file)).sort()

type Line = { readonly file: string; readonly key: string; readonly texts: readonly string[] }
/** Every phrase of every book: the tuples of three texts that the files export. */
async function allLines(): Promise<Line[]> {
  const lines: Line[] = []
  for (const file of sources(['{kit,modules,app}/**/*phrases.ts'])) {
    const exported = await import(join(root, file)) as Record<string, unknown>
    for (const book of Object.values(exported).filter((value) => typeof value === 'object' && value !== null))
      for (const [key, texts] of Object.entries(book as object)) if (Array.isArray(texts)) lines.push({ file, key, texts })
  }
  // The options of the catalogue bring their words as data.
  for (const definition of shippedDefinitions) lines.push(...namesIn(definition, definition.code))
  return lines
}
function namesIn(value: unknown, key: string): Line[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value) && value.length === 3 && value.every((part) => typeof part === 'string') && value.some((text) => /\p{Script=Han}/u.test(text))) return [{ file: 'definition', key, texts: value }]
  return Object.entries(value).flatMap(([name, part]) => namesIn(part, `${key}.${name}`))
}
const lines = await allLines()
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()
/** The lines that break a rule, as a reader would look them up. */
const offenders = (isBroken: (line: Line) => unknown) => lines.flatMap((line) => { const what = isBroken(line); return what ? [`${line.file} ${line.key}: ${String(what)}`] : [] })

// A language is named in itself wherever one chooses it.
const ownNames = /^(繁體中文|简体中文|English)$/
const said = (text: string, terms: readonly string[]) => terms.filter((term) => text.includes(term)).join(' ')
const signs = (text: string, list: string) => [...text].filter((sign) => list.includes(sign)).join('')

const simplifiedOnly = '们这国来时说对发会开关过还进动种为业务东书车长门问间请选择应级编辑删处审项录计费单资产权团员网络状态约验证码错误输闭连线图规则导设备实际样结构给绝统续维继类记认识让论访评词试详语读调谢负责贵质账货购买卖乐习乡决净减击划创变号储带宽库报标签额预览历节终执仅个机邮页显检测联称办专属虚拟盘监护'
const traditionalOnly = '們這國來時說對發會開關過還進動種為業務東書車長門問間請選擇應級編輯刪處審項錄計費單資產權團員網絡狀態約驗證碼錯誤輸閉連線圖規則導設備實際樣結構給絕統續維繼類記認識讓論訪評詞試詳語讀調謝負責貴質帳貨購買賣樂習鄉決淨減擊劃創變號儲帶寬庫雲報標籤額預覽歷節終執僅個機郵頁顯檢測聯稱辦專屬虛擬盤監護檔'
const mainlandTerms = [
  '服務器', '賬號', '賬戶', '默認', '網絡', '存儲', '帶寬', '內存', '信息', '用戶', '鏈接', '登錄', '註銷', '數據庫', '界面', '接口', '程序', '軟件', '硬件', '視頻', '屏幕', '打印', '導出', '導入', '搜索', '添加', '質量', '設置', '刷新', '鼠標',
  '磁盤', '硬盤', '字符', '字段', '列表', '端口', '在線', '加載', '緩存', '實例', '激活', '菜單', '反饋', '文檔', '郵箱', '雲盤',
] as const
const taiwanTerms = [
  '伺服器', '专案', '预设', '帐号', '登入', '登出', '储存', '频宽', '记忆体', '网路', '档案', '使用者', '资讯', '连结', '介面', '程式', '萤幕', '列印', '汇出', '汇入', '搜寻', '栏位', '字元', '资料库', '滑鼠', '硬碟', '磁碟', '讯息', '软体', '硬体', '重新整理', '连接埠', '离线',
] as const

describe('phrases', () => {
  test('every book is looked at', () => {
    expect(lines.length).toBeGreaterThan(500)
    expect(new Set(lines.map(({ file }) => file)).size).toBe(sources(['{kit,modules,app}/**/*phrases.ts']).length + 1)
    expect(signs(simplifiedOnly, traditionalOnly)).toBe('')
  })

  test('three texts, none empty, with the same values', () => {
    expect(offenders(({ texts }) => (texts.length !== 3 || texts.some((text) => typeof text !== 'string' || text.trim() === '')) && `${texts.length} texts`)).toEqual([])
    expect(offenders(({ texts }) => new Set(texts.map((text) => placeholders(text).join())).size > 1 && texts.map((text) => placeholders(text)).join(' / '))).toEqual([])
    expect(offenders(({ texts }) => texts.some((text) => text.replace(/\n$/, '') !== text.trim() || !text.isWellFormed()) && 'spaces at an end')).toEqual([])
  })

  test('English has no Chinese, Chinese no forgotten English sentence', () => {
    expect(offenders(({ texts: [english] }) => !ownNames.test(english!) && /\p{Script=Han}|[，。；：！？（）]/u.exec(english!)?.[0])).toEqual([])
    expect(offenders(({ texts: [, ...chinese] }) => chinese.some((text) => !/\p{Script=Han}/u.test(text) && /[a-z]{2,} [a-z]{2,}/i.test(text)) && chinese.join(' / '))).toEqual([])
  })

  test('Traditional Chinese uses Taiwan\'s words and signs', () => {
    expect(offenders(({ texts: [, hant] }) => !ownNames.test(hant!) && signs(hant!, simplifiedOnly))).toEqual([])
    expect(offenders(({ texts: [, hant] }) => said(hant!, mainlandTerms))).toEqual([])
    // 項目 is an item and 文件 a document there; a project is 專案, a file 檔案.
    expect(offenders(({ texts: [english, hant] }) => hant!.includes('項目') && /project/i.test(english!) && !/item/i.test(english!) && hant)).toEqual([])
    expect(offenders(({ texts: [english, hant] }) => hant!.includes('文件') && /\bfiles?\b/i.test(english!) && hant)).toEqual([])
  })

  test('Simplified Chinese uses the mainland\'s words and signs', () => {
    expect(offenders(({ texts: [, , hans] }) => !ownNames.test(hans!) && signs(hans!, traditionalOnly))).toEqual([])
    expect(offenders(({ texts: [, , hans] }) => said(hans!, taiwanTerms))).toEqual([])
  })
})

describe('codes', () => {
  test('every refusal that a contract names is a phrase of the server', () => {
    const codes = [...routes, ...streams].flatMap(({ endpoint }) => endpoint.refusals ?? [])
    expect(codes.length).toBeGreaterThan(30)
    expect(codes.filter((code) => !Object.hasOwn(allPhrases, code))).toEqual([])
  })

  test('every code that the sources throw is a phrase of the server', () => {
    const thrown = /(?:refuse|forbidden)\(\s*'([\w.]+)'|new Refusal\(\s*'([\w.]+)'|\bcode: '([a-z_]+\.[\w.]+)'|\], '([a-z_]+\.[\w.]+)'/g
    const missing = sources(['kit/{pure,server}/**/*.ts', 'modules/**/*.ts', 'app/*.ts']).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(thrown)].map(([, ...found]) => found.find(Boolean)!).filter((code) => !Object.hasOwn(allPhrases, code)).map((code) => `${file}: ${code}`))
    expect(missing).toEqual([])
  })
})
