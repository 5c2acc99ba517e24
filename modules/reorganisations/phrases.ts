import { phraseBook } from '#kit/pure/phrase.ts'

export const reorganisationPhrases = phraseBook({
  'reorganisation.nothing_chosen': ['Choose at least one project or resource.', '請至少選擇一個專案或資源。', '请至少选择一个项目或资源。'],
  'reorganisation.root': ['The operator’s root has no projects and no resources.', '營運方根部門沒有專案與資源。', '运营方根部门没有项目和资源。'],
  'reorganisation.same_department': ['Choose another department than the one that gives.', '轉入部門不能與轉出部門相同。', '转入部门不能与转出部门相同。'],
  'reorganisation.item_elsewhere': ['{name} is no longer in this department.', '{name} 已不在此部門。', '{name} 已不在该部门。'],
  'reorganisation.item_twice': ['{name} is chosen twice: it passes with its project already.', '{name} 重複選擇：它會隨所屬專案一併轉移。', '{name} 重复选择：它会随所属项目一并转移。'],
  'reorganisation.resource_released': ['{name} does not run any more.', '{name} 已釋放。', '{name} 已释放。'],
  'reorganisation.target_project': ['Choose for {name} an open project of the new department.', '請為 {name} 選擇轉入部門中未關閉的專案。', '请为 {name} 选择转入部门中未关闭的项目。'],
  'reorganisation.day_past': ['This day is past. Choose today or later.', '日期已過，請選擇今天或之後的日期。', '日期已过，请选择今天或以后的日期。'],
  'reorganisation.hindered': ['It cannot be done: something is in its way.', '目前無法執行：尚有待處理的事項。', '目前不能执行：还有待处理的事项。'],
  'reorganisation.application_open': [
    'Application {number} of {applicant} is open. It must be completed or withdrawn first.',
    '{applicant} 的申請單 {number} 仍在進行中，須先完成或撤回。',
    '{applicant} 的申请单 {number} 仍在进行中，须先完成或撤回。'],
  'reorganisation.project_name_taken': [
    'The new department has a project “{name}” already. One of them must be renamed first.',
    '轉入部門已有名為「{name}」的專案，須先將其中一個改名。',
    '转入部门已有名为“{name}”的项目，须先将其中一个改名。'],
  'reorganisation.network_name_taken': [
    'The new department has a network “{name}” in the same region already. One of them must be renamed first.',
    '轉入部門在同一地域已有名為「{name}」的專有網路，須先將其中一個改名。',
    '转入部门在同一地域已有名为“{name}”的专有网络，须先将其中一个改名。'],
  'reorganisation.month_sent': [
    'A bill of {month} was sent to one of the units already. Choose a day after the months that were billed.',
    '其中一個單位 {month} 的帳單已發送，請改選已出帳月份之後的日期。',
    '其中一个单位 {month} 的账单已发送，请改选已出账月份之后的日期。'],
  'reorganisation.quota_temporary': [
    '{department}, {region}, {metric}: {wanted} {unit} of the total are to pass, but only {free} {unit} are given for good. Allocate the rest for good first.',
    '{department}、{region}、{metric}：需隨之轉移總配額 {wanted} {unit}，但其中僅 {free} {unit} 為長期配額，請先將其餘部分改為長期配額。',
    '{department}、{region}、{metric}：需随之转移总配额 {wanted} {unit}，但其中只有 {free} {unit} 是长期配额，请先将其余部分改为长期配额。'],
  'reorganisation.too_many': [
    '{count} resources would pass at once; at most {limit} do. Plan several reorganisations.',
    '一次將轉移 {count} 個資源，上限為 {limit} 個，請分成多次調整。',
    '一次将转移 {count} 个资源，上限为 {limit} 个，请分成多次调整。'],
  'reorganisation.planned_elsewhere': ['Part of it is planned in another reorganisation already.', '部分內容已列入其他組織調整。', '部分内容已列入其他机构调整。'],
  'reorganisation.planned_in': ['{name} is planned in {number}.', '{name} 已列入 {number}。', '{name} 已列入 {number}。'],
  'reorganisation.is_over': ['This reorganisation is done or cancelled.', '此組織調整已執行或已取消。', '该机构调整已执行或已取消。'],
  'reorganisation.not_due': ['Its day has not come yet.', '執行日期尚未到。', '执行日期尚未到。'],
  'department.has_planned_reorganisations': ['Reorganisations are planned with it ({count}): {examples}.', '有 {count} 項排定的組織調整涉及此部門：{examples}。', '有 {count} 项计划中的机构调整涉及该部门：{examples}。'],
  'reorganisation.notice.planned': ['{number}: projects or resources pass from {from} to {to} on {day}', '{number}：{day} 將有專案或資源由 {from} 轉至 {to}', '{number}：{day} 将有项目或资源由 {from} 转至 {to}'],
  'reorganisation.notice.planned_body': [
    'On that day they leave {from}; {to} sees them, pays for them and has their quota from then on.',
    '自該日起，相關專案與資源不再屬於 {from}，改由 {to} 檢視、承擔費用並持有相應配額。',
    '自该日起，相关项目和资源不再属于 {from}，改由 {to} 查看、承担费用并持有相应配额。'],
  'reorganisation.notice.postponed': ['{number}: the day is now {day}', '{number}：執行日期改為 {day}', '{number}：执行日期改为 {day}'],
  'reorganisation.notice.postponed_body': ['What passes from {from} to {to} does so on {day}.', '由 {from} 轉至 {to} 的專案與資源，將於 {day} 轉移。', '由 {from} 转至 {to} 的项目和资源，将于 {day} 转移。'],
  'reorganisation.notice.cancelled': ['{number} was cancelled', '{number} 已取消', '{number} 已取消'],
  'reorganisation.notice.cancelled_body': ['Nothing passes from {from} to {to} on {day}.', '{day} 不再有專案或資源由 {from} 轉至 {to}。', '{day} 不再有项目或资源由 {from} 转至 {to}。'],
  'reorganisation.notice.done': ['{number}: passed from {from} to {to}', '{number}：已由 {from} 轉至 {to}', '{number}：已由 {from} 转至 {to}'],
  'reorganisation.notice.done_body': [
    '{projects} projects, {resources} resources: {names}. Quota and charges follow from {day}. Check contact and owner of the projects.',
    '共 {projects} 個專案、{resources} 個資源：{names}。配額與費用自 {day} 起隨之轉移，請確認專案的聯絡人與負責人。',
    '共 {projects} 个项目、{resources} 个资源：{names}。配额和费用自 {day} 起随之转移，请确认项目的联系人和负责人。'],
  'reorganisation.notice.refused': ['{number} could not be done on {day}', '{number} 未能於 {day} 執行', '{number} 未能在 {day} 执行'],
  'reorganisation.notice.refused_body': [
    'Something is in the way of what passes from {from} to {to}. Clear it and start it again.',
    '由 {from} 轉至 {to} 的組織調整有待處理的事項，處理後請重新執行。',
    '由 {from} 转至 {to} 的机构调整有待处理的事项，处理后请重新执行。'],
})
