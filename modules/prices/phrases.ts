import { phraseBook } from '#kit/pure/phrase.ts'

export const pricePhrases = phraseBook({
  'price.duplicate': ['There is already a price for this number of this resource.', '此資源規格與數量已有單價。', '该资源规格与数量已有单价。'],
  'price.preset_protected': ['This price is preset: services include it without anybody choosing it. Only its price can be changed.', '此為預設單價，屬於服務的基本費用，只能修改價格。', '此为预置单价，属于服务的基本费用，只能修改价格。'],
  'price.in_use': ['Something is priced by it. Look at what it is and confirm.', '仍有項目依此單價計價，請檢視後確認。', '仍有内容按此单价计价，请查看后确认。'],
  'price.missing': ['There is no price for {quantity} of {category} › {resource} › {spec}.', '「{category} › {resource} › {spec}」數量 {quantity} 尚無單價。', '“{category} › {resource} › {spec}”数量 {quantity} 尚无单价。'],
  'price.does_not_belong': ['This does not belong to what you chose above.', '此項不屬於上方所選的項目。', '此项不属于上方所选的内容。'],
  'price.number_of': ['Only these numbers can be priced: {numbers}.', '只能為下列數量定價：{numbers}。', '只能为下列数量定价：{numbers}。'],
  'price.past_day': ['A price counts from today or from a later day.', '單價只能自今日或之後的日期生效。', '单价只能从今天或以后的日期生效。'],
  'price.moves_today': ['Another resource, specification or number counts from today.', '變更資源、規格或數量一律自今日生效。', '修改资源、规格或数量一律从今天生效。'],

  priceManagement: ['Price Management', '價格管理', '价格管理'],
  unitPrices: ['Unit Price', '單價', '单价'],
  preset: ['Preset', '預設', '预置'],
  category: ['Category', '類別', '类别'],
  resource: ['Resource', '資源', '资源'],
  spec: ['Specification', '規格', '规格'],
  number: ['Number', '數量', '数量'],
  unit: ['Unit', '單位', '单位'],
  price: ['Price', '價格', '价格'],
  updatedAt: ['Update time', '更新時間', '更新时间'],
  updatedBy: ['Update account', '更新帳號', '更新账号'],
  yes: ['Yes', '是', '是'],
  no: ['No', '否', '否'],
})
