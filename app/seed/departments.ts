import { sql } from 'kysely'
import type { Tx } from '#kit/server/database.ts'
import type { DepartmentKind, Sector } from '#modules/access/rules/permissions.ts'

export type PlannedDepartment = {
  readonly code: string
  readonly name: string
  readonly kind: DepartmentKind
  readonly sector: Sector | null
  readonly parent: string | null
}

const governmentUnits = [
  ['jtt', '省交通运输厅'], ['jyt', '省教育厅'], ['wjw', '省卫生健康委'], ['mzt', '省民政厅'],
  ['rst', '省人力资源和社会保障厅'], ['zrt', '省自然资源厅'],
] as const
const politicsLawUnits = [['gat', '省公安厅'], ['gy', '省高级人民法院'], ['jcy', '省人民检察院'], ['sft', '省司法厅']] as const
const innerNames = ['综合处', '信息中心', '业务处'] as const

const moreUnits = [
  '省发展和改革委员会', '省经济和信息化厅', '省科学技术厅', '省财政厅', '省生态环境厅', '省住房和城乡建设厅', '省水利厅', '省农业农村厅',
  '省商务厅', '省文化和旅游厅', '省退役军人事务厅', '省应急管理厅', '省审计厅', '省市场监督管理局', '省广播电视局', '省体育局', '省统计局',
  '省医疗保障局', '省粮食和物资储备局', '省林业局', '省海洋局', '省药品监督管理局', '省知识产权局', '省地方金融监管局', '省机关事务管理局',
  '省信访局', '省人民防空办公室', '省外事办公室', '省国有资产监督管理委员会', '省民族宗教事务委员会', '省气象局', '省地震局', '省邮政管理局',
  '省通信管理局', '省档案馆', '省地质勘查院', '省测绘院', '省水文中心', '省疾病预防控制中心', '省血液中心', '省公路管理中心', '省港航管理中心',
  '省招生考试院', '省图书馆', '省博物馆', '省社会科学院', '省农业科学院', '省供销合作总社', '省残疾人联合会', '省红十字会',
] as const

/** Root, both heads, the units of chapter 13 with two or three inner departments each; `province` adds fifty units. */
export function plannedDepartments(size: 'small' | 'province'): PlannedDepartment[] {
  const root: PlannedDepartment = { code: 'yun', name: '一朵云', kind: 'root', sector: null, parent: null }
  const heads: PlannedDepartment[] = [
    { code: 'dsj', name: '省大数据局', kind: 'head', sector: 'government', parent: 'yun' },
    { code: 'zfw', name: '省委政法委', kind: 'head', sector: 'politics_law', parent: 'yun' },
  ]
  const units: PlannedDepartment[] = [
    ...governmentUnits.map(([code, name]) => ({ code, name, kind: 'unit', sector: 'government', parent: 'dsj' }) as const),
    ...politicsLawUnits.map(([code, name]) => ({ code, name, kind: 'unit', sector: 'politics_law', parent: 'zfw' }) as const),
    ...(size === 'province' ? moreUnits : []).map((name, index) => ({ code: `u${String(index + 1).padStart(2, '0')}`, name, kind: 'unit', sector: 'government', parent: 'dsj' }) as const),
  ]
  const inner = [...heads, ...units].flatMap((parent, index) =>
    innerNames.slice(0, index % 2 === 0 || size === 'province' ? 3 : 2).map((name, position): PlannedDepartment =>
      ({ code: `${parent.code}.${position + 1}`, name, kind: 'inner', sector: parent.sector, parent: parent.code })))
  return [root, ...heads, ...units, ...inner]
}

/** Writes the tree level by level, a statement each; parents come before children in the plan. */
export async function seedDepartments(tx: Tx, planned: readonly PlannedDepartment[]): Promise<void> {
  for (const kind of ['root', 'head', 'unit', 'inner'] as const) {
    const level = planned.filter((department) => department.kind === kind)
    await sql`
      with planned as (select * from jsonb_to_recordset(${JSON.stringify(level)}::jsonb) as p(code text, name text, kind text, sector text, parent text)),
      numbered as (select planned.*, nextval(pg_get_serial_sequence('departments', 'id')) as id from planned)
      insert into departments (id, code, name, kind, sector, parent_id, unit_id, path, depth) overriding system value
      select n.id, n.code, n.name, n.kind, n.sector, parent.id,
        case n.kind when 'root' then null when 'inner' then parent.unit_id else n.id end,
        coalesce(parent.path, '/') || n.id || '/', coalesce(parent.depth + 1, 0)
      from numbered n left join departments parent on parent.code = n.parent`.execute(tx)
  }
}
