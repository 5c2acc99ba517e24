import { phraseBook } from '#kit/pure/phrase.ts'

/** What an application takes, against what is left: shown inside the forms of applications, so only these words. */
export const demandPhrases = phraseBook({
  metric: ['Resource', '資源', '资源'],
  region: ['Region', '區域', '区域'],
  demand: ['Needed', '本次需要', '本次需要'],
  remaining: ['Remaining', '剩餘配額', '剩余配额'],
  state: ['Result', '結果', '结果'],
  enough: ['Enough', '充足', '充足'],
  notEnough: ['{shortfall} missing', '短缺 {shortfall}', '缺 {shortfall}'],
  blocked: ['Overdue', '逾期', '超期'],
  unknown: ['unknown', '無法得知', '未知'],
  withUnit: ['{name} ({unit})', '{name}（{unit}）', '{name}（{unit}）'],
  shortTitle: ['The department does not have enough quota left', '部門剩餘配額不足', '部门剩余配额不足'],
  shortHelp: ['You can save what you have filled in. The application can be submitted once there is enough quota.', '已填寫的內容會保留，配額足夠後即可送出。', '已填写的内容会保留，配额足够后即可提交。'],
  shortLine: ['{region}, {metric}: {asked} needed, {remaining} left, {shortfall} missing', '{region}、{metric}：需要 {asked}，剩餘 {remaining}，短缺 {shortfall}', '{region}、{metric}：需要 {asked}，剩余 {remaining}，缺 {shortfall}'],
  applyForMissing: ['Apply for the missing quota', '申請短缺的配額', '申请所缺配额'],
  askColleague: ['Ask a colleague who may apply for quota.', '請洽可申請配額的同事。', '请联系有配额申请权限的同事。'],
  askDepartment: ['That department has to apply for the quota itself.', '須由該部門自行申請配額。', '需由该部门自行申请配额。'],
})
