import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server itself says of usage: what is wrong with a row, refusals, messages and mails. */
export const usageNoticePhrases = phraseBook({
  'usage.unknown_metric': ['“{metric}” is not metered.', '未計量「{metric}」。', '未计量“{metric}”。'],
  'usage.one_subject': ['Give either a resource or a product.', '請填寫資源或產品其中一項。', '请填写资源或产品其中一项。'],
  'usage.not_a_moment': ['This is not a point in time.', '時間格式不正確。', '时间格式不正确。'],
  'usage.ends_before_it_begins': ['It ends before it begins.', '結束時間早於開始時間。', '结束时间早于开始时间。'],
  'usage.in_the_future': ['It ends in the future.', '結束時間晚於目前時間。', '结束时间晚于当前时间。'],
  'usage.not_a_quantity': ['A quantity other than 0 with at most 6 decimals is needed.', '用量不可為 0，小數最多 6 位。', '用量不可为 0，小数最多 6 位。'],
  'usage.negative': ['Only a correction is negative; it names the record that it corrects.', '僅更正紀錄可為負值，並須註明所更正的紀錄。', '只有更正记录可为负值，并须注明所更正的记录。'],
  'usage.correction_positive': ['A correction takes away: its quantity is negative.', '更正紀錄的用量須為負值。', '更正记录的用量须为负值。'],
  'usage.unknown_subject': ['There is no such resource or product.', '找不到此資源或產品。', '找不到该资源或产品。'],
  'usage.ambiguous_subject': ['Several have this name; give the id.', '有多個同名資源，請改填識別碼。', '有多个同名资源，请改填标识。'],
  'usage.not_started': ['It had not been delivered by then.', '當時尚未交付使用。', '当时尚未交付使用。'],
  'usage.corrected_unknown': ['There is no record with that source id of the same resource or product and metric.', '同一資源或產品與計量項目下，找不到所更正的紀錄。', '同一资源或产品与计量项下，找不到所更正的记录。'],
  'usage.correction_exceeds': ['Only {left} is left of the record to be corrected.', '所更正的紀錄僅剩 {left}。', '所更正的记录仅剩 {left}。'],
  'usage.source_used': ['This source id stands for another record already.', '此來源編號已用於另一筆紀錄。', '该来源编号已用于另一条记录。'],
  'usage.not_a_source': ['A source id has up to 100 letters, digits and signs without spaces.', '來源編號最多 100 個字元，僅限英數字與符號，不含空格。', '来源编号最多 100 个字符，仅限字母、数字与符号，不含空格。'],
  'usage.missing_columns': ['Columns are missing: {columns}', '缺少欄位：{columns}', '缺少列：{columns}'],
  'usage.notice.charged': ['Usage of {month}: {amount} points were charged', '{month} 用量費用：已扣除 {amount} 點', '{month} 用量费用：已扣除 {amount} 点'],
  'usage.notice.charged_body': ['The whole fee was taken from your points.', '費用已全數自您的點數扣除。', '费用已全部从您的点数中扣除。'],
  'usage.notice.due': ['Usage of {month}: {due} points are still due', '{month} 用量費用：尚欠 {due} 點', '{month} 用量费用：尚欠 {due} 点'],
  'usage.notice.due_body': ['The fee is {amount} points; {taken} were taken. The rest is taken as soon as your account is topped up.', '費用為 {amount} 點，已扣除 {taken} 點；儲值後將自動扣除餘額。', '费用为 {amount} 点，已扣除 {taken} 点；充值后将自动扣除剩余部分。'],
  'usage.notice.collected': ['Usage of {month}: {taken} points were charged afterwards', '{month} 用量費用：已補扣 {taken} 點', '{month} 用量费用：已补扣 {taken} 点'],
  'usage.notice.collected_body': ['Of the fee of {amount} points, {due} are still due.', '費用為 {amount} 點，尚欠 {due} 點。', '费用为 {amount} 点，尚欠 {due} 点。'],
})
export type UsagePhraseCode = keyof typeof usageNoticePhrases
