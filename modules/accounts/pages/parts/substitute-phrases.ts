import { phraseBook } from '#kit/pure/phrase.ts'

/** The section "Substitutes" of my information (A6). */
export const substitutePhrases = phraseBook({
  substitutes: ['Substitutes', '代理人', '代理人'],
  substitutesText: [
    'Between two days a colleague with the same role may act for you: with your roles and quota permissions, not with your password or messages. Everybody sees who acted for whom.',
    '在指定期間內，可由同角色的同事代您處理業務，使用您的角色與配額權限，但無法取得您的密碼與訊息；所有操作都會註明由誰代理。',
    '在指定期间内，可由同角色的同事代您办理业务，使用您的角色和配额权限，但不能使用您的密码和消息；所有操作都会注明由谁代理。'],
  none: ['Nobody stands in for you, and you stand in for nobody.', '目前沒有任何代理安排。', '目前没有任何代理安排。'],
  nameSubstitute: ['Name a substitute', '指定代理人', '指定代理人'],
  represented: ['Represented', '被代理人', '被代理人'],
  substitute: ['Substitute', '代理人', '代理人'],
  fromDay: ['First day', '開始日期', '开始日期'],
  untilDay: ['Last day', '結束日期', '结束日期'],
  namedBy: ['Named by', '指定者', '指定人'],
  state: ['State', '狀態', '状态'],
  'state.planned': ['Planned', '未開始', '未开始'],
  'state.valid': ['In force', '代理中', '代理中'],
  'state.over': ['Over', '已結束', '已结束'],
  you: ['{name} (you)', '{name}（您）', '{name}（您）'],
  end: ['End', '結束', '结束'],
  endTitle: ['End this substitution?', '結束此代理？', '结束该代理？'],
  endText: ['{substitute} may no longer act for {account}, from the next click on.', '{substitute} 將立即無法再代理 {account}。', '{substitute} 将立即不能再代理 {account}。'],
  ended: ['The substitution has ended.', '代理已結束。', '代理已结束。'],
  named: ['The substitute is named. Both of you get a message.', '已指定代理人，雙方都會收到訊息。', '已指定代理人，双方都会收到消息。'],
  forWhom: ['For', '被代理人', '被代理人'],
  forWhomHelp: ['As administrator of the department you may name a substitute for somebody absent.', '您是部門管理員，可為不在的同事指定代理人。', '您是部门管理员，可为不在岗的同事指定代理人。'],
  substituteHelp: ['Colleagues of the same department with the same role.', '同部門、同角色的同事。', '同部门、同角色的同事。'],
  noCandidates: ['Nobody of the same department has the same role.', '同部門沒有其他人具有相同角色。', '同部门没有其他人具有相同角色。'],
  daysHelp: ['Both days count; at most {days} days.', '首尾兩天均計入，最長 {days} 天。', '首尾两天均计入，最长 {days} 天。'],
})
