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
})
export type UsagePhraseCode = keyof typeof usageNoticePhrases
