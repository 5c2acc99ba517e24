import { phraseBook } from '#kit/pure/phrase.ts'

/** What messages and mails say of due days (R7). */
export const deadlinePhrases = phraseBook({
  'application.notice.due_soon': ['Application {number}: {left} working day(s) left', '資源申請單 {number} 剩餘 {left} 個工作日', '资源申请单 {number} 剩余 {left} 个工作日'],
  'application.notice.due_today': ['Application {number} is due today', '資源申請單 {number} 今天到期', '资源申请单 {number} 今天到期'],
  'application.notice.overdue': ['Application {number} is overdue', '資源申請單 {number} 已逾期', '资源申请单 {number} 已逾期'],
  'application.notice.due_body': [
    '“{title}” of {department} is due on {day}.',
    '{department} 的「{title}」期限為 {day}。',
    '{department} 的“{title}”的期限为 {day}。'],
})
