import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server says: refusals, and the words of the workbook. */
export const reportPhrases = phraseBook({
  'report.not_searched': ['Nothing has been searched for yet.', '尚未查詢。', '尚未查询。'],
  'report.other_search': ['This is not what was searched for last. Search again.', '與最後一次查詢的條件不同，請重新查詢。', '与最后一次查询的条件不同，请重新查询。'],
  'report.range': ['The last day cannot be before the first.', '結束日期不可早於開始日期。', '结束日期不能早于开始日期。'],

  feeReport: ['Fee report', '費用報表', '费用报表'],
  searchScope: ['Search scope', '查詢範圍', '查询范围'],
  services: ['Services', '服務', '服务'],
  dateRange: ['Date range', '日期範圍', '日期范围'],
  range: ['{from} to {to}', '{from} 至 {to}', '{from} 至 {to}'],
  user: ['User', '使用者', '用户'],
  userOf: ['{name} ({account})', '{name}（{account}）', '{name}（{account}）'],
  members: ['Members searched for', '查詢的會員數', '查询的会员数'],
  searchedAt: ['Last search time', '最後查詢時間', '最后查询时间'],

  serviceFees: ['Service fee', '服務費用', '服务费用'],
  usageFees: ['Pay per usage', '依用量計費', '按用量计费'],
  userName: ['User Name', '使用者名稱', '用户名称'],
  product: ['Product', '產品', '产品'],
  productName: ['Product Name', '產品名稱', '产品名称'],
  spec: ['Spec', '規格', '规格'],
  quantity: ['Quantity', '數量', '数量'],
  payable: ['Payable Amount', '應付金額', '应付金额'],
  paid: ['Paid Amount', '實付金額', '实付金额'],
  sum: ['Sum', '小計', '小计'],
  total: ['Total', '總計', '总计'],
  nothing: ['Nothing found', '查無資料', '没有数据'],
  unpriced: ['No unit price', '沒有單價', '没有单价'],

  line: ['{label}: {value}', '{label}：{value}', '{label}：{value}'],
  usageSpec: ['{metric}, {month}, {price} per {unit}', '{metric}，{month}，每 {unit} {price}', '{metric}，{month}，每 {unit} {price}'],
  usageUnpriced: ['{metric}, {month}, no unit price', '{metric}，{month}，沒有單價', '{metric}，{month}，没有单价'],
})
