import { phraseBook } from '#kit/pure/phrase.ts'

/** The sentences of "why may / may not" (A7); what only one module can say stands in its own explanation phrases. */
export const explanationPhrases = phraseBook({
  'explanation.account_disabled': ['The account is disabled: it may do nothing at all.', '此帳號已停用，無法執行任何操作。', '该账号已停用，不能执行任何操作。'],
  'explanation.must_set_up_second_factor': ['The account must set up its second factor before anything else.', '此帳號須先啟用兩步驟驗證，才能執行其他操作。', '该账号须先启用二次验证，才能执行其他操作。'],
  'explanation.must_change_password': ['The account must change its password before anything else.', '此帳號須先變更密碼，才能執行其他操作。', '该账号须先修改密码，才能执行其他操作。'],
  'explanation.acting': ['Acts for {name} at present: their roles and quota permissions count too.', '目前正代理 {name}，其角色與配額權限一併計入。', '当前正代理 {name}，其角色与配额权限一并计入。'],
  'explanation.may_act_for': ['May act for {name} until {until}, and then has their roles and quota permissions too.', '可代理 {name} 至 {until}，代理期間同時具有其角色與配額權限。', '可代理 {name} 至 {until}，代理期间同时具有其角色与配额权限。'],
  'explanation.role_grants': ['The role “{role}” grants “{permission}” for: {scope}.', '角色「{role}」具有「{permission}」權限，範圍：{scope}。', '角色“{role}”具有“{permission}”权限，范围：{scope}。'],
  'explanation.scope_inside': [
    'The role “{role}” grants “{permission}” for: {scope}. “{department}” lies in this scope.',
    '角色「{role}」具有「{permission}」權限，範圍：{scope}；「{department}」在此範圍內。',
    '角色“{role}”具有“{permission}”权限，范围：{scope}；“{department}”在此范围内。'],
  'explanation.scope_outside': [
    'The role “{role}” grants “{permission}” for: {scope}. “{department}” does not lie in this scope.',
    '角色「{role}」具有「{permission}」權限，範圍：{scope}；「{department}」不在此範圍內。',
    '角色“{role}”具有“{permission}”权限，范围：{scope}；“{department}”不在此范围内。'],
  'explanation.not_granted': [
    'None of the account’s roles ({roles}) grants “{permission}”. It comes with: {granting}.',
    '帳號的角色（{roles}）均不具有「{permission}」權限。具有此權限的角色：{granting}。',
    '账号的角色（{roles}）均不具有“{permission}”权限。具有该权限的角色：{granting}。'],
  'explanation.quota_granted': [
    'The quota permission “{permission}” was granted to the account, for its own department.',
    '帳號已取得配額權限「{permission}」，僅適用於所屬部門。',
    '账号已获得配额权限“{permission}”，仅适用于所在部门。'],
  'explanation.quota_not_granted': [
    'The quota permission “{permission}” was not granted to the account; the platform administrator grants it.',
    '帳號未取得配額權限「{permission}」，須由平台管理員授予。',
    '账号未获得配额权限“{permission}”，须由平台管理员授予。'],
  'explanation.quota_own_department': ['“{department}” is the account’s own department.', '「{department}」是帳號所屬部門。', '“{department}”是账号所在部门。'],
  'explanation.quota_other_department': [
    '“{department}” is not the account’s own department; quota permissions count only there.',
    '「{department}」不是帳號所屬部門，配額權限僅在所屬部門有效。',
    '“{department}”不是账号所在部门，配额权限仅在所在部门有效。'],
  'explanation.quota_zones': ['Requests that the account may review are limited to: {zones}.', '帳號可審批的配額申請限於：{zones}。', '账号可审批的配额申请限于：{zones}。'],
  'explanation.unseen': ['The account does not see this record. For it, the record does not exist.', '帳號看不到此紀錄；對該帳號而言，此紀錄不存在。', '账号看不到该记录；对该账号而言，该记录不存在。'],
  'explanation.seen': ['The account sees this record.', '帳號看得到此紀錄。', '账号可以看到该记录。'],
  'explanation.rule_met': ['The rule of this act is met.', '符合此操作的規則。', '符合该操作的规则。'],
  'explanation.rule_not_met': ['The rule of this act is not met.', '不符合此操作的規則。', '不符合该操作的规则。'],
  'explanation.state_allows': ['The record’s present state allows it.', '紀錄目前的狀態允許此操作。', '记录当前的状态允许该操作。'],
  'explanation.unknown_permission': ['There is no such permission or act.', '沒有這項權限或操作。', '没有该权限或操作。'],
  'explanation.record_needed': ['Name the record that the act is about.', '請指定此操作所針對的紀錄。', '请指定该操作所针对的记录。'],
  'zones.shared': ['public and dedicated zones', '公有雲區與專有雲區', '公有云区与专有云区'],
  'zones.industry': ['industry regions', '行業雲區', '行业云区'],
  noRoles: ['none', '無', '无'],
})
