import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server says: refusals, notices, sheets. What pages show stands in `pages/parts/page-phrases.ts`. */
export const quotaPhrases = phraseBook({
  'quota.insufficient': ['There is not enough quota. Nothing was changed; ask the department above for more, or ask for less.', '配額不足，尚未變更任何資料。請向上級部門申請更多配額，或減少用量。', '配额不足，未作任何变更。请向上级部门申请更多配额，或减少用量。'],
  'quota.insufficient_line': ['{region}, {metric}: {asked} {unit} needed, {limit} left, {shortfall} missing', '{region}、{metric}：需要 {asked} {unit}，剩餘 {limit}，短缺 {shortfall}', '{region}、{metric}：需要 {asked} {unit}，剩余 {limit}，缺 {shortfall}'],
  'quota.child_needs': ['A total cannot be lower than what the department has allocated, used and reserved.', '總配額不能低於該部門已分配、已使用與預占的數量。', '总配额不能低于该部门已分配、已使用与预占的数量。'],
  'quota.child_needs_line': ['{region}, {metric}: {asked} {unit} wished, {limit} are taken', '{region}、{metric}：欲設為 {asked} {unit}，已占用 {limit}', '{region}、{metric}：拟设为 {asked} {unit}，已占用 {limit}'],
})
