import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server says: refusals, notices, sheets. What pages show stands in `pages/parts/page-phrases.ts`. */
export const quotaPhrases = phraseBook({
  'quota.insufficient': ['There is not enough quota. Nothing was changed; ask the department above for more, or ask for less.', '配額不足，尚未變更任何資料。請向上級部門申請更多配額，或減少用量。', '配额不足，未作任何变更。请向上级部门申请更多配额，或减少用量。'],
  'quota.insufficient_line': ['{region}, {metric}: {asked} {unit} needed, {limit} left, {shortfall} missing', '{region}、{metric}：需要 {asked} {unit}，剩餘 {limit}，短缺 {shortfall}', '{region}、{metric}：需要 {asked} {unit}，剩余 {limit}，缺 {shortfall}'],
  'quota.child_needs': ['A total cannot be lower than what the department has allocated, used and reserved.', '總配額不能低於該部門已分配、已使用與預占的數量。', '总配额不能低于该部门已分配、已使用与预占的数量。'],
  'quota.child_needs_line': ['{region}, {metric}: {asked} {unit} wished, {limit} are taken', '{region}、{metric}：欲設為 {asked} {unit}，已占用 {limit}', '{region}、{metric}：拟设为 {asked} {unit}，已占用 {limit}'],
  'quota.not_a_child': ['Quota can only be given to departments directly below yours.', '只能分配配額給直屬下級部門。', '只能向直属下级部门分配配额。'],
  'quota.no_parent': ['There is no department above yours that could be asked.', '貴部門沒有上級部門可以申請。', '您所在的部门没有可申请的上级部门。'],
  'quota.mixed_zones': ['Public and dedicated zones may be asked for together; each industry region needs a request of its own.', '公有雲區與專有雲區可一併申請；每個行業雲區須單獨申請。', '公有云区与专有云区可一并申请；每个行业云区须单独申请。'],
  'quota.ends_too_early': ['Choose a day after today.', '請選擇今天之後的日期。', '请选择今天之后的日期。'],
  'quota.no_difference': ['There is no difference any more. Nothing had to be corrected.', '已無差異，無須更正。', '已无差异，无须更正。'],
  'quota.import_wrong': ['{wrong} lines cannot be imported. Nothing was changed; check the table again.', '有 {wrong} 列無法匯入，尚未變更任何資料。請重新檢查表格。', '有 {wrong} 行无法导入，未作任何变更。请重新检查表格。'],
  'quota.import_unknown_department': ['There is no department with the code “{value}”.', '沒有代碼為「{value}」的部門。', '没有代码为“{value}”的部门。'],
  'quota.import_archived': ['{value} is archived.', '{value} 已封存。', '{value} 已归档。'],
  'quota.import_unknown_region': ['There is no region with the code “{value}”.', '沒有代碼為「{value}」的區域。', '没有代码为“{value}”的地域。'],
  'quota.import_unknown_metric': ['“{value}” is no metric.', '沒有名為「{value}」的配額指標。', '没有名为“{value}”的配额指标。'],
  'quota.import_not_a_total': ['“{value}” is not a whole number from 0.', '「{value}」不是 0 以上的整數。', '“{value}”不是大于等于 0 的整数。'],
  'quota.import_double': ['The same quota stands in row {row} already.', '第 {row} 列已有相同的配額。', '第 {row} 行已有相同的配额。'],
  'quota.import_below_need': ['{needed} are needed: allocated, used and reserved.', '至少需要 {needed}（已分配、已使用與預占）。', '至少需要 {needed}（已分配、已使用与预占）。'],
  'quota.import_over_parent': ['{department} would have to give {asked} more and has {limit}.', '{department} 須再分配 {asked}，但僅有 {limit}。', '{department} 须再分配 {asked}，但仅有 {limit}。'],
  'quota_request.already_decided': ['This request is decided already.', '此配額申請已處理。', '此配额申请已处理。'],
  'quota_request.own': ['You cannot review what you asked for yourself.', '不能審批自己提出的配額申請。', '不能审批自己提出的配额申请。'],
  'quota_request.nothing_granted': ['Grant at least one amount, or reject the request.', '請至少核准一項數量，或駁回申請。', '请至少批准一项数量，或驳回申请。'],
  'department.has_quota': ['It still has quota ({count} metrics); its parent has to take it back first.', '仍有 {count} 項配額，請先由上級部門收回。', '仍有 {count} 项配额，请先由上级部门收回。'],
  'department.has_open_quota_requests': ['It has quota requests that are not decided yet ({count}): {examples}.', '仍有 {count} 份未處理的配額申請：{examples}。', '仍有 {count} 份未处理的配额申请：{examples}。'],

  sheetProposal: ['Quota proposal', '配額建議', '配额建议'],
  sheetDepartment: ['Department code', '部門代碼', '部门代码'],
  sheetRegion: ['Region code', '區域代碼', '地域代码'],
  sheetMetric: ['Metric', '配額指標', '配额指标'],
  sheetTotal: ['Total', '總配額', '总配额'],
  sheetDepartmentName: ['Department', '部門', '部门'],
  sheetMetricName: ['Metric name', '指標名稱', '指标名称'],
  sheetPresent: ['Present total', '目前總配額', '当前总配额'],
  sheetNeeded: ['Needed now', '目前所需', '当前所需'],

  // The names of the proofs, by their codes.
  'quota.allocated': ['Allocated = totals of the departments below', '已分配＝下級部門總配額之和', '已分配＝下级部门总配额之和'],
  'quota.used': ['Used = inventory', '已使用＝資源清單', '已使用＝资源台账'],
  'quota.reserved': ['Reserved = open applications', '預占＝未結束的資源申請單', '预占＝未结束的资源申请单'],
  'quota.history': ['Quotas = sum of their history', '配額＝歷史變更之和', '配额＝历史变更之和'],
})
