import { phraseBook, type Phrase, type PhraseValues } from '#kit/pure/phrase.ts'
import type { DeadlineState } from './rules/deadline.ts'

/** The deadline as people read it (R7): the same words in lists, on pages and in exports. A file of its own, small enough for every page. */
export const deadlineStatePhrases = phraseBook({
  left: ['{count} working days left', '剩餘 {count} 個工作日', '剩余 {count} 个工作日'],
  oneLeft: ['1 working day left', '剩餘 1 個工作日', '剩余 1 个工作日'],
  dueToday: ['Due today', '今天到期', '今天到期'],
  overdue: ['Overdue', '已逾期', '已逾期'],
  overdueBy: ['Overdue by {count} working days', '逾期 {count} 個工作日', '逾期 {count} 个工作日'],
  overdueByOne: ['Overdue by 1 working day', '逾期 1 個工作日', '逾期 1 个工作日'],
  paused: ['Paused, {count} working days left', '計時暫停，剩餘 {count} 個工作日', '计时暂停，剩余 {count} 个工作日'],
  pausedOverdue: ['Paused, time used up', '計時暫停，時限已用完', '计时暂停，时限已用完'],
  estimated: ['estimated', '推算', '推算'],
  estimatedHint: [
    'The holidays of that year are not published yet; the day may still change.',
    '該年度節假日尚未公布，日期可能調整。',
    '该年度节假日尚未公布，日期可能调整。'],
  deadline: ['Time left', '剩餘時限', '剩余时限'],
  dueEstimated: ['{day} (estimated)', '{day}（推算）', '{day}（推算）'],
})

/** What is said of a deadline; undefined while nothing is counted. */
export function deadlineWords({ state, daysLeft }: { readonly state: DeadlineState; readonly daysLeft: number | null }): readonly [Phrase, PhraseValues] | undefined {
  const phrases = deadlineStatePhrases
  if (state === 'notStarted' || state === 'over' || daysLeft === null) return undefined
  if (state === 'paused') return daysLeft > 0 ? [phrases.paused, { count: daysLeft }] : [phrases.pausedOverdue, {}]
  if (state === 'overdue') return daysLeft === 0 ? [phrases.overdue, {}] : daysLeft === -1 ? [phrases.overdueByOne, {}] : [phrases.overdueBy, { count: -daysLeft }]
  return daysLeft === 0 ? [phrases.dueToday, {}] : daysLeft === 1 ? [phrases.oneLeft, {}] : [phrases.left, { count: daysLeft }]
}
