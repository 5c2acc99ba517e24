import { sql } from 'kysely'
import { dayOf } from '#kit/pure/time.ts'
import { nextNumber, type Tx } from '#kit/server/database.ts'

const hour = 3_600_000
/** How long an answer may take in the demonstration, as the setting usually has it. */
const answerHours = 48

type Seeded = {
  readonly hoursAgo: number
  readonly kind?: 'further_grants'
  readonly department: string
  readonly accountName: string
  readonly displayName?: string
  readonly roles: readonly string[]
  readonly quota?: readonly string[]
  readonly projects?: string
  readonly reason: string
  /** By `om`, or for further grants by `platform2`, after so many hours; null: by nobody, at once. */
  readonly decision?: { readonly state: 'approved' | 'rejected'; readonly afterHours: number; readonly reason: string; readonly isByNobody?: true }
}

const requests: readonly Seeded[] = [
  { hoursAgo: 3100, department: 'jtt', accountName: 'jtt.user', roles: ['department_user'], quota: ['quota.view', 'quota.apply'], projects: '高速公路视频云', reason: '负责厅内业务系统上云', decision: { state: 'approved', afterHours: 20, reason: '已与信息中心核实' } },
  { hoursAgo: 2900, department: 'gat', accountName: 'gat.user', roles: ['department_user'], quota: ['quota.view', 'quota.apply'], projects: '办案平台', reason: '负责办案平台的资源申请', decision: { state: 'approved', afterHours: 31, reason: '' } },
  { hoursAgo: 1400, department: 'jyt', accountName: 'temp001', displayName: '临时账号', roles: ['department_admin'], projects: '', reason: '测试', decision: { state: 'rejected', afterHours: 6, reason: '账号须实名，请由使用人本人信息重新申请。' } },
  { hoursAgo: 700, department: 'dsj', accountName: 'dsj.lu', displayName: '陆晓东', roles: ['bureau_admin'], projects: '', reason: '接替原管理员', decision: { state: 'rejected', afterHours: 44, reason: '负责人电话无法核实，请补充后重新申请。' } },
  { hoursAgo: 420, kind: 'further_grants', department: 'wjw', accountName: 'wjw.user', roles: [], quota: ['quota.view_subordinates'], reason: '汇总下属单位的资源使用情况', decision: { state: 'rejected', afterHours: 15, reason: '请由本厅管理员查看后提供。' } },
  { hoursAgo: 300, kind: 'further_grants', department: 'mzt', accountName: 'mzt.user', roles: [], quota: ['quota.view'], reason: '需要查看本部门配额', decision: { state: 'approved', afterHours: 9, reason: '同意' } },
  { hoursAgo: 55, department: 'rst', accountName: 'rst.zhao', displayName: '赵海燕', roles: ['department_user'], quota: ['quota.view'], projects: '社保一卡通', reason: '新入职，负责社保一卡通项目的云资源' },
  { hoursAgo: 40, department: 'zfw', accountName: 'zfw.sun', displayName: '孙立', roles: ['committee_user'], projects: '政法一体化办案', reason: '参与政法一体化办案平台建设' },
  { hoursAgo: 26, department: 'jtt', accountName: 'jtt.admin', displayName: '高翔', roles: ['department_admin'], quota: ['quota.view', 'quota.apply', 'quota.allocate'], projects: '', reason: '新任信息中心主任' },
  { hoursAgo: 25, department: 'rst', accountName: 'rst.zhao', displayName: '赵海涛', roles: ['department_user'], projects: '', reason: '负责人才服务网站', decision: { state: 'rejected', afterHours: 0, reason: '已有使用此账号名的申请待审批，请等待审批结果，或换一个账号名重新申请。', isByNobody: true } },
  { hoursAgo: 12, kind: 'further_grants', department: 'jyt', accountName: 'jyt.user', roles: ['department_admin'], reason: '原管理员轮岗，由本人接任' },
  { hoursAgo: 5, department: 'sft', accountName: 'sft.he', displayName: '何思源', roles: ['department_user'], projects: '公共法律服务网', reason: '负责公共法律服务网的扩容' },
]

/** Account requests of the demonstration in every state, one of them overdue and one with a name that is taken (chapter 13). */
export async function seedAccountRequests(tx: Tx, now: Date): Promise<void> {
  const rows: object[] = []
  for (const [index, { decision, hoursAgo, kind = 'new_account', ...request }] of requests.entries()) {
    const at = new Date(now.getTime() - hoursAgo * hour)
    rows.push({
      ...request, kind, at, number: await nextNumber(tx, 'AR', dayOf(at)), dueAt: new Date(at.getTime() + answerHours * hour), state: decision?.state ?? 'waiting',
      decidedAt: decision ? new Date(at.getTime() + decision.afterHours * hour) : null, decisionReason: decision?.reason ?? '',
      decidedBy: !decision || decision.isByNobody ? null : kind === 'new_account' ? 'om' : 'platform2', phone: `139${String(20_000_000 + index * 41)}`,
    })
  }
  await sql`
    insert into account_requests (number, kind, state, department_id, region_id, projects, account_name, display_name, phone, email, language, roles, quota_permissions,
      head_name, head_contact, reason, account_id, submitted_by, submitted_at, due_at, decided_at, decided_by, decision_reason)
    select r.number, r.kind, r.state, d.id, case r.kind when 'new_account' then (select id from regions order by position, id limit 1) end, coalesce(r.projects, ''), r."accountName",
      coalesce(r."displayName", a.display_name), coalesce(a.phone, r.phone), coalesce(a.email, r."accountName" || '@yunshan.example'), 'zh-Hans',
      array(select jsonb_array_elements_text(r.roles)), array(select jsonb_array_elements_text(coalesce(r.quota, '[]'))),
      case r.kind when 'new_account' then '周建国' else '' end, case r.kind when 'new_account' then '0571-87000000' else '' end, r.reason,
      case when r.kind = 'further_grants' or r.state = 'approved' then a.id end, case r.kind when 'further_grants' then a.id end,
      r.at, r."dueAt", r."decidedAt", v.id, r."decisionReason"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(number text, kind text, state text, department text, projects text, "accountName" text, "displayName" text, phone text, roles jsonb,
      quota jsonb, reason text, at timestamptz, "dueAt" timestamptz, "decidedAt" timestamptz, "decidedBy" text, "decisionReason" text)
    join departments d on d.code = r.department
    left join accounts a on a.account_name = r."accountName" and r."displayName" is null
    left join accounts v on v.account_name = r."decidedBy"
    order by r.at`.execute(tx)
}
