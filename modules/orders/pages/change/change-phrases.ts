import { phraseBook } from '#kit/pure/phrase.ts'

/** Words of asking for another configuration of a product (O11). */
export const changePhrases = phraseBook({
  ask: ['Ask for another configuration', '申請變更規格', '申请变更配置'],
  asked: ['The change was asked for; O&M delivers it.', '已送出變更申請，待維運交付。', '变更申请已提交，等待运维交付。'],
  cannot: ['Its configuration cannot be changed now', '目前無法變更規格', '当前不能变更配置'],
  cannotWhy: ['A product can get another configuration while it is delivered and no other change waits.', '僅能變更已交付、且沒有其他變更待處理的產品。', '只能变更已交付、且没有其他变更待处理的产品。'],
  toProduct: ['To the product', '返回產品', '返回产品'],
  reason: ['Reason', '變更原因', '变更原因'],
  reasonHelp: ['O&M and business read it; optional.', '選填，供維運與業務人員參考。', '选填，供运维和业务人员参考。'],
  fromSet: ['It was bought as a set. After the change it is priced by its components, also when it is ordered again.', '此產品購自套餐；變更後改以各項單價計價，續訂時亦同。', '该产品购自套餐；变更后按各项单价计价，续订时也一样。'],

  changes: ['What changes', '變更內容', '变更内容'],
  item: ['Item', '項目', '项目'],
  before: ['Present configuration', '目前規格', '当前配置'],
  after: ['New configuration', '新規格', '新配置'],
  none: ['None', '無', '无'],

  difference: ['Difference', '差額', '差额'],
  payableBefore: ['Whole duration, present configuration', '全期價格（目前規格）', '全期价格（当前配置）'],
  payableAfter: ['Whole duration, new configuration', '全期價格（新規格）', '全期价格（新配置）'],
  remaining: ['Days that remain', '剩餘天數', '剩余天数'],
  remainingOf: ['{remaining} of {purchased}', '{remaining} / {purchased}', '{remaining} / {purchased}'],
  toPay: ['Points to pay', '應補點數', '应补点数'],
  comesBack: ['Points that come back', '退回點數', '退回点数'],
  nothing: ['The change costs nothing', '此變更不影響費用', '此变更不影响费用'],
  computation: ['({after} − {before}) × {remaining} ÷ {purchased} = {difference}', '({after} − {before}) × {remaining} ÷ {purchased} = {difference}', '({after} − {before}) × {remaining} ÷ {purchased} = {difference}'],
  asOfToday: ['As of today. Points are charged or returned when the new configuration is delivered, for the days that remain after that day.', '以今日計算；實際於交付新規格時，依當日之後的剩餘天數扣除或退回點數。', '按今天计算；实际在交付新配置时，按当日之后的剩余天数扣除或退回点数。'],
  computing: ['Computing the difference…', '正在計算差額…', '正在计算差额…'],
  lookFirst: ['Please look at the difference first, then confirm.', '請先確認差額，再送出。', '请先确认差额，再提交。'],
  balance: ['Your points: {balance}', '目前點數：{balance}', '当前点数：{balance}'],
  tooFew: ['These are too few: the change waits until the points are topped up.', '點數不足：儲值前，此變更將無法交付。', '点数不足：充值前，此变更无法交付。'],
  missing: ['{amount} points are missing: it can be delivered once they are topped up.', '點數尚不足 {amount}，儲值後才能交付。', '点数还差 {amount}，充值后才能交付。'],
  tooLate: ['No bought days remain, so a dearer configuration can no longer be delivered. The change can only be withdrawn.', '購買的天數已用完，無法再交付較高價的規格，僅能撤回此變更。', '购买的天数已用完，不能再交付更高价的配置，只能撤回此变更。'],
  waitsForDelivery: ['It waits for O&M to deliver the new configuration. Until then the present one stays.', '待維運交付新規格；交付前維持目前規格。', '等待运维交付新配置；交付前保持当前配置。'],
})
