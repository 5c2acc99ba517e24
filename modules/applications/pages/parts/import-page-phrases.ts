import { phraseBook } from '#kit/pure/phrase.ts'

/** Taking over items of a batch from a spreadsheet (R15). */
export const importPagePhrases = phraseBook({
  importTitle: ['Import from a spreadsheet', '從試算表匯入', '从表格导入'],
  importHelp: ['Many resources? Fill in the template, one sheet for each service, then choose the file. Every row is checked before anything is added.', '資源較多時，可下載範本填寫（每項服務一張工作表），再選擇檔案；所有資料列檢查後才會加入。', '资源较多时，可下载模板填写（每项服务一个工作表），再选择文件；逐行检查后才会加入。'],
  importCsvHelp: ['Excel (.xlsx) or CSV in UTF-8 with a column “Service”; at most 200 rows and 2 MB.', '支援 Excel（.xlsx），或含「服務」欄的 UTF-8 CSV；最多 200 列、2 MB。', '支持 Excel（.xlsx），或含“服务”列的 UTF-8 CSV；最多 200 行、2 MB。'],
  downloadTemplate: ['Download the template', '下載範本', '下载模板'],
  chooseSpreadsheet: ['Choose the filled-in file', '選擇填寫好的檔案', '选择填好的文件'],
  checked: ['{valid} rows are right, {invalid} need attention.', '{valid} 列正確，{invalid} 列需要修正。', '{valid} 行正确，{invalid} 行需要修正。'],
  checkedRows: ['Checked rows of {name}', '{name} 的檢查結果', '{name} 的检查结果'],
  addRows: ['Add {count} rows to the chosen', '將 {count} 列加入已選擇', '将 {count} 行加入已选择'],
  roomLeft: ['Only {count} more fit into this application.', '此申請單僅能再加入 {count} 項。', '该申请单只能再加入 {count} 项。'],
  rowsAdded: ['{count} resources are added.', '已加入 {count} 項資源。', '已加入 {count} 项资源。'],
  closeResult: ['Discard the result', '捨棄結果', '放弃结果'],
  correctAndRepeat: ['Correct these rows in the file and choose it again, without the rows that are added already.', '請在檔案中修正這些資料列，並移除已加入的資料列後重新選擇。', '请在文件中修正这些行，并删除已加入的行后重新选择。'],
  place: ['Row', '資料列', '行'],
  placeOf: ['{sheet}, row {row}', '{sheet} 第 {row} 列', '{sheet} 第 {row} 行'],
  rowOnly: ['Row {row}', '第 {row} 列', '第 {row} 行'],
  content: ['Resource', '資源', '资源'],
  result: ['Result', '檢查結果', '检查结果'],
  rowRight: ['Right', '正確', '正确'],
  problemAt: ['{column}: {message}', '{column}：{message}', '{column}：{message}'],
})
