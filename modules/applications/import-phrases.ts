import { phraseBook } from '#kit/pure/phrase.ts'

/** The spreadsheet in which items of a batch are filled in, and what may be wrong with its rows (R15). */
export const importPhrases = phraseBook({
  'import.no_rows': ['No row is filled in below the headings.', '標題列下方沒有填寫任何資料。', '表头下方没有填写任何数据。'],
  'import.service_unknown': ['“{text}” is no service that can be applied for. Keep the name of the sheet, or name the service in a column “Service”.', '「{text}」不是可申請的服務。請保留工作表名稱，或新增「服務」欄填寫服務名稱。', '“{text}”不是可申请的服务。请保留工作表名称，或增加“服务”列填写服务名称。'],
  'import.column_unknown': ['This column is not known for the service, or stands there twice.', '此服務沒有這一欄，或該欄重複。', '该服务没有这一列，或该列重复。'],
  'import.ambiguous': ['“{text}” may mean several things. Write its id.', '「{text}」對應多個選項，請改填 ID。', '“{text}”对应多个选项，请改填 ID。'],
  'import.yes_or_no': ['Write yes or no.', '請填「是」或「否」。', '请填“是”或“否”。'],
  'import.not_a_number': ['Write a number.', '請填數字。', '请填数字。'],
  'import.too_many_items': ['One application takes at most {limit} items.', '一張申請單最多 {limit} 個項目。', '一张申请单最多 {limit} 项资源。'],

  templateName: ['Items of a batch application', '批次資源申請範本', '批量资源申请模板'],
  // A row that begins with ※ explains and is never read.
  noteRequired: ['※ Required.', '※ 必填。', '※ 必填。'],
  required: ['Required.', '必填。', '必填。'],
  optional: ['Optional.', '選填。', '可选。'],
  asFirst: ['Optional, as {name} 1.', '選填，同{name} 1。', '可选，同{name} 1。'],
  oneOf: ['One of: {choices}.', '可填：{choices}。', '可填：{choices}。'],
  offeredOnes: ['One that is offered in the region.', '填寫該區域可選的名稱。', '填写该区域可选的名称。'],
  yesOrNo: ['Yes or no.', '填「是」或「否」。', '填“是”或“否”。'],
  numberBetween: ['A number from {min} to {max}.', '{min} 至 {max} 的數字。', '{min} 至 {max} 的数字。'],
  inSteps: ['In steps of {step}.', '以 {step} 遞增。', '以 {step} 递增。'],
  textBetween: ['{min} to {max} characters.', '{min} 至 {max} 個字元。', '{min} 至 {max} 个字符。'],
  defaultIs: ['If empty: {value}.', '未填則為：{value}。', '不填则为：{value}。'],
  onlyWhen: ['Only if “{option}” is {choices}.', '僅於「{option}」為 {choices} 時填寫。', '仅当“{option}”为 {choices} 时填写。'],
  belongsTo: ['Must belong to “{option}”.', '須屬於所填的「{option}」。', '须属于所填的“{option}”。'],
  yes: ['Yes', '是', '是'],
  no: ['No', '否', '否'],
})
