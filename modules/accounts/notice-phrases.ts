import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server itself says of substitutes (A6): messages, mails and refusals. */
export const accountNoticePhrases = phraseBook({
  'substitution.notice.named': ['{substitute} stands in for {account}', '{substitute} 代理 {account}', '{substitute} 代理 {account}'],
  'substitution.notice.named_body': [
    'From {from} until {until}, {substitute} may act for {account}. Named by {by}.',
    '{from} 至 {until} 期間，{substitute} 可代 {account} 處理業務。由 {by} 指定。',
    '{from} 至 {until} 期间，{substitute} 可代 {account} 办理业务。由 {by} 指定。'],
  'substitution.notice.ended': ['{substitute} no longer stands in for {account}', '{substitute} 不再代理 {account}', '{substitute} 不再代理 {account}'],
  'substitution.notice.ended_body': [
    'The substitution planned until {until} was ended early by {by}.',
    '原訂至 {until} 的代理，已由 {by} 提前結束。',
    '原定至 {until} 的代理已由 {by} 提前结束。'],
  'substitution.not_valid': [
    'You cannot act for this person: you are not their substitute today, or your roles no longer go together.',
    '您目前無法代理此人：今日沒有有效的代理關係，或雙方的角色已不相容。',
    '您现在不能代理此人：今天没有有效的代理关系，或双方的角色已不相容。'],
  'substitution.while_acting': [
    'You act for somebody else at the moment. Go back to yourself first.',
    '您目前正在代理他人，請先恢復本人身分。',
    '您当前正在代理他人，请先恢复本人身份。'],
  'substitution.overlaps': [
    'This person already stands in on some of these days. End that first, or choose other days.',
    '此人在所選日期中已有代理安排，請先結束原有代理或改選日期。',
    '此人在所选日期中已有代理安排，请先结束原有代理或改选日期。'],
  'substitution.is_over': ['This substitution is over already.', '此代理已結束。', '该代理已结束。'],
  'substitution.not_a_colleague': [
    'Choose an enabled colleague of the same department who has the same role.',
    '請選擇同部門、同角色且已啟用的同事。',
    '请选择同部门、同角色且已启用的同事。'],
  'substitution.day_past': ['This day is past. Begin today or later.', '日期已過，請從今天或之後開始。', '日期已过，请从今天或之后开始。'],
  'substitution.until_before_from': ['The last day is before the first.', '結束日期早於開始日期。', '结束日期早于开始日期。'],
  'substitution.too_long': ['At most {days} days.', '最長 {days} 天。', '最长 {days} 天。'],
})
