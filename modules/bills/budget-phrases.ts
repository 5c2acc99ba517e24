import type { PhraseBook } from '#kit/pure/phrase.ts'

/** What the server says of budgets (B12). */
export const budgetPhrases = {
  'budget.exists': ['There is a budget for this already. Reload, then change it.', '已有對應的預算，請重新整理後修改。', '已有对应的预算，请刷新后修改。'],
  'budget.notice.reached': ['{year} budget of {name}: {percent}% is spent', '{name} {year} 年預算已使用 {percent}%', '{name} {year} 年预算已使用 {percent}%'],
  'budget.notice.reached_body': ['{spent} of {amount} is spent by the bills that were sent; that is past the warning at {threshold}%.', '依已發送的帳單，預算 {amount} 已使用 {spent}，達到 {threshold}% 的預警線。', '按已发送的账单，预算 {amount} 已使用 {spent}，达到 {threshold}% 的预警线。'],
} as const satisfies PhraseBook
