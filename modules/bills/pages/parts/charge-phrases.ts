import { phraseBook } from '#kit/pure/phrase.ts'

export const chargePhrases = phraseBook({
  charges: ['Charges', '費用', '费用'],
  soFar: ['This month up to {day}', '本月截至 {day}', '本月截至 {day}'],
  soFarHelp: ['At today\'s prices; the bill of the month decides. Metered usage that arrives later comes on top.', '依目前價格估算，以當月帳單為準；之後計入的用量另計。', '按当前价格估算，以当月账单为准；之后计入的用量另计。'],
  noPrice: ['A price is missing for part of it, so there is no sum yet.', '部分計費項目尚無單價，暫無合計。', '部分计费项暂无单价，暂无合计。'],
  notRunning: ['It was not there this month.', '本月未使用。', '本月未使用。'],
  noMonths: ['No bill that was sent charges it yet.', '已發送的帳單尚無此資源的費用。', '已发送的账单中暂无该资源的费用。'],
  month: ['Bill', '帳單月份', '账单月份'],
  fixed: ['Resources', '資源費用', '资源费用'],
  usage: ['Usage', '用量費用', '用量费用'],
  adjustments: ['Adjustments', '調整', '调整'],
  amount: ['Amount', '金額', '金额'],
  what: ['What', '計費項目', '计费项'],
  quantity: ['Quantity', '數量', '数量'],
  days: ['Days', '天數', '天数'],
  price: ['Price', '單價', '单价'],
  sum: ['Sum', '合計', '合计'],
  lines: ['What makes up this month', '本月費用構成', '本月费用构成'],
  projectBills: ['Bills of this project', '此專案的帳單', '该项目的账单'],
  byMonth: ['Billed by month', '各月帳單費用', '各月账单费用'],
})
