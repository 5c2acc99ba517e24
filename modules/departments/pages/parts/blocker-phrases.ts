import { phraseBook } from '#kit/pure/phrase.ts'

export const blockerPhrases = phraseBook({
  nothing: ['Nothing stands in the way.', '目前沒有待處理的事項。', '目前没有待处理的事项。'],
  inTheWay: ['First this must be cleared', '須先處理下列事項', '须先处理下列事项'],
  clear: ['Go there', '前往處理', '前往处理'],
  quota: ['Quota that moves along, and what the new parent has left', '隨之移動的配額與新上級部門的剩餘配額', '随之移动的配额和新上级部门的剩余配额'],
  region: ['Region', '地域', '地域'],
  metric: ['Metric', '指標', '指标'],
  moved: ['Moves along', '移動數量', '移动数量'],
  left: ['Left to the new parent', '新上級部門剩餘', '新上级部门剩余'],
  change: ['{before} → {after}', '{before} → {after}', '{before} → {after}'],
})
