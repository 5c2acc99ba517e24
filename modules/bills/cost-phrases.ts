import type { PhraseBook } from '#kit/pure/phrase.ts'

/** What hinders the import of providers' costs and their mapping (B10). */
export const costPhrases = {
  'cost.type_refused': ['The file must be a CSV in UTF-8, or a CSV packed with gzip (.csv.gz).', '檔案必須是 UTF-8 的 CSV，或以 gzip 壓縮的 CSV（.csv.gz）。', '文件须为 UTF-8 的 CSV，或用 gzip 压缩的 CSV（.csv.gz）。'],
  'cost.too_large': ['The file is larger than {limit} MB. Export it packed (.csv.gz), or one month at a time.', '檔案大於 {limit} MB，請匯出壓縮檔（.csv.gz）或逐月匯出。', '文件大于 {limit} MB，请导出压缩文件（.csv.gz）或逐月导出。'],
  'cost.unpacks_too_large': ['Unpacked, the file is larger than {limit} MB. Export one month at a time.', '檔案解壓縮後大於 {limit} MB，請逐月匯出。', '文件解压后大于 {limit} MB，请逐月导出。'],
  'cost.unreadable': ['The file is damaged: it cannot be unpacked, or a quoted value in row {row} never ends.', '檔案已損毀：無法解壓縮，或第 {row} 列的引號未結束。', '文件已损坏：无法解压，或第 {row} 行的引号未结束。'],
  'cost.missing_columns': ['These columns of the FOCUS format are missing: {columns}.', '缺少 FOCUS 格式的欄位：{columns}。', '缺少 FOCUS 格式的列：{columns}。'],
  'cost.empty': ['The file has no rows of costs.', '檔案中沒有費用資料列。', '文件中没有费用数据行。'],
  'cost.too_many_rows': ['At most {limit} rows in one file. Export one month at a time.', '一個檔案最多 {limit} 列，請逐月匯出。', '一个文件最多 {limit} 行，请逐月导出。'],
  'cost.rows_wrong': ['{count} rows cannot be read. Nothing was imported.', '有 {count} 列無法讀取，未匯入任何資料。', '有 {count} 行无法读取，未导入任何数据。'],
  'cost.not_an_amount': ['Row {row}: {column} is not an amount: “{value}”.', '第 {row} 列：{column} 不是金額：「{value}」。', '第 {row} 行：{column} 不是金额：“{value}”。'],
  'cost.not_a_currency': ['Row {row}: {column} is not a currency of three letters: “{value}”.', '第 {row} 列：{column} 不是三個字母的幣別：「{value}」。', '第 {row} 行：{column} 不是三个字母的币种：“{value}”。'],
  'cost.not_a_period': ['Row {row}: the billing period from {column} “{value}” on is not a month.', '第 {row} 列：自 {column}「{value}」起的帳單週期不是一個月。', '第 {row} 行：自 {column}“{value}”起的账单周期不是一个月。'],
  'cost.period_ahead': ['Row {row}: the billing period ({column} “{value}”) has not begun yet.', '第 {row} 列：帳單週期（{column}「{value}」）尚未開始。', '第 {row} 行：账单周期（{column}“{value}”）尚未开始。'],
  'cost.sub_account_long': ['Row {row}: {column} is too long: “{value}…”.', '第 {row} 列：{column} 過長：「{value}…」。', '第 {row} 行：{column} 过长：“{value}…”。'],
  'cost.period_taken': ['Costs of {provider} for {month} have been imported already with the file “{name}”. Import this file in its place if it is newer.', '{provider} {month} 的費用已由檔案「{name}」匯入。若此檔案較新，請以它取代。', '{provider} {month} 的费用已由文件“{name}”导入。若此文件较新，请用它替换。'],
  'cost.busy': ['Another import or change of rules is under way. Try again in a moment.', '另一項匯入或規則變更正在進行，請稍候再試。', '另一项导入或规则变更正在进行，请稍后再试。'],
  'cost.rule_taken': ['There is a rule for this already. Change that one.', '已有相同條件的規則，請修改該規則。', '已有相同条件的规则，请修改该规则。'],
  'cost.department_not_billed': ['This department gets no bill: it is archived, or stands above the units.', '此部門沒有帳單：已封存，或位於各單位之上。', '该部门没有账单：已归档，或位于各单位之上。'],
  'cost.project_of_other': ['This project belongs to another department.', '此專案屬於其他部門。', '该项目属于其他部门。'],
  'cost.tag_required': ['Name the tag.', '請填寫標籤名稱。', '请填写标签名称。'],
  'cost.rate_zero': ['The rate must be more than zero.', '匯率必須大於零。', '汇率必须大于零。'],
  'cost.own_currency': ['{currency} is the currency of the bills; it needs no rate.', '{currency} 即帳單幣別，無需設定匯率。', '{currency} 即账单币种，无需设置汇率。'],
  'cost.rate_billed': ['Bills that were sent rest on this rate. Set another one instead; the difference comes into the next bills.', '已發送的帳單使用此匯率，無法刪除。可改設其他匯率，差額將計入下期帳單。', '已发送的账单使用该汇率，不能删除。可改设其他汇率，差额将计入下期账单。'],
} as const satisfies PhraseBook
