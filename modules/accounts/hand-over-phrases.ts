import { phraseBook } from '#kit/pure/phrase.ts'

/** Handing projects and applications over to a colleague (U6). */
export const handOverPhrases = phraseBook({
  'account.has_possessions': [
    'The account has {projects} projects and {applications} open applications. Hand them over to a colleague first, on the account’s page.',
    '此帳號仍有 {projects} 個專案與 {applications} 份未結束的申請單，請先在帳號頁面移交給同事。',
    '该账号仍有 {projects} 个项目和 {applications} 份未结束的申请单，请先在账号页面移交给同事。'],
  'account.not_a_successor': [
    'Choose an enabled colleague of the department, or of one above it inside the unit, who may apply for resources.',
    '請選擇本部門或同單位上級部門中已啟用且可申請資源的同事。',
    '请选择本部门或同单位上级部门中已启用且可申请资源的同事。'],
  'handOver.notice': ['{account} handed over to {to}', '{account} 的工作已移交給 {to}', '{account} 的工作已移交给 {to}'],
  'handOver.notice_body': [
    '{projects} projects and {applications} applications pass from {account} to {to}. Handed over by {by}.',
    '{account} 的 {projects} 個專案與 {applications} 份申請單已移交給 {to}。由 {by} 辦理。',
    '{account} 的 {projects} 个项目和 {applications} 份申请单已移交给 {to}。由 {by} 办理。'],
  handOver: ['Hand over', '移交', '移交'],
  handOverTitle: ['Hand over projects and applications', '移交專案與申請單', '移交项目和申请单'],
  handOverTo: ['To', '移交給', '移交给'],
  handOverEffect: [
    '{projects} projects and {applications} open applications of {name} become this colleague’s. History keeps who made them.',
    '{name} 的 {projects} 個專案與 {applications} 份未結束的申請單將移交給該同事；歷史紀錄仍保留原經辦人。',
    '{name} 的 {projects} 个项目和 {applications} 份未结束的申请单将移交给该同事；历史记录仍保留原经办人。'],
  handOverNothing: ['{name} has no projects and no open applications.', '{name} 沒有專案與未結束的申請單。', '{name} 没有项目和未结束的申请单。'],
  noSuccessors: ['No enabled colleague can take over.', '沒有可接手的同事。', '没有可接手的同事。'],
  handedOver: ['Handed over.', '已移交。', '已移交。'],
  handOverIntroduction: [
    'Colleagues of your departments who have projects or open applications. Hand them over when somebody moves on or can no longer log in.',
    '以下是您部門中仍有專案或未結束申請單的同事；人員異動或帳號停用時，可將其工作移交。',
    '以下是您部门中仍有项目或未结束申请单的同事；人员变动或账号停用时，可将其工作移交。'],
  nobodyHasAny: ['Nobody has projects or open applications.', '目前沒有需要移交的工作。', '目前没有需要移交的工作。'],
  handOverPerson: ['Colleague', '同事', '同事'],
  handOverDepartment: ['Department', '部門', '部门'],
  handOverProjects: ['Projects', '專案', '项目'],
  handOverApplications: ['Open applications', '未結束的申請單', '未结束的申请单'],
  handOverState: ['Account', '帳號狀態', '账号状态'],
  handOverEnabled: ['Enabled', '啟用中', '启用中'],
  handOverDisabled: ['Disabled', '已停用', '已停用'],
})
