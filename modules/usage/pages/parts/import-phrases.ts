import { phraseBook } from '#kit/pure/phrase.ts'

export const usageImportPhrases = phraseBook({
  title: ['Import usage', '匯入用量', '导入用量'],
  help: ['A table (.xlsx or .csv in UTF-8) with up to 10,000 rows. Each row is taken by itself: what is right is kept, what is wrong is listed. The same table again changes nothing.', '支援 .xlsx 或 UTF-8 的 .csv，最多 10,000 列。逐列處理：正確的列會保存，錯誤的列會列出；重複匯入同一檔案不會重複計算。', '支持 .xlsx 或 UTF-8 的 .csv，最多 10,000 行。逐行处理：正确的行会保存，错误的行会列出；重复导入同一文件不会重复计算。'],
  template: ['Download the template', '下載範本', '下载模板'],
  choose: ['Choose a file', '選擇檔案', '选择文件'],
  another: ['Another file', '選擇其他檔案', '选择其他文件'],
  sending: ['{name} is being read', '正在讀取 {name}', '正在读取 {name}'],
  result: ['Result of {name}', '{name} 匯入結果', '{name} 导入结果'],
  counts: ['{accepted} taken in, {duplicates} known already, {wrong} wrong.', '已匯入 {accepted} 列，重複 {duplicates} 列，錯誤 {wrong} 列。', '已导入 {accepted} 行，重复 {duplicates} 行，错误 {wrong} 行。'],
  row: ['Row', '列號', '行号'],
  problem: ['What is wrong', '錯誤說明', '错误说明'],
  firstShown: ['The first {count} of {total} are shown.', '僅顯示前 {count} 列，共 {total} 列。', '仅显示前 {count} 行，共 {total} 行。'],
})
