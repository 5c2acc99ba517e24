import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server says of holidays: refusals, and the words of a spreadsheet (which the import understands again). */
export const holidayPhrases = phraseBook({
  'holiday.wrong_rows': ['The table has {count} wrong entries. Nothing was stored.', '表格有 {count} 處錯誤，未儲存任何內容。', '表格有 {count} 处错误，未保存任何内容。'],
  'holiday.no_day': ['Row {row}: “{day}” is not a day (2026-10-01).', '第 {row} 列：「{day}」不是日期（2026-10-01）。', '第 {row} 行：“{day}”不是日期（2026-10-01）。'],
  'holiday.other_year': ['Row {row}: {day} is not in {year}.', '第 {row} 列：{day} 不在 {year} 年內。', '第 {row} 行：{day} 不在 {year} 年内。'],
  'holiday.day_twice': ['Row {row}: {day} is there already.', '第 {row} 列：{day} 重複。', '第 {row} 行：{day} 重复。'],
  'holiday.works_anyway': ['Row {row}: {day} is no weekend, people work anyway.', '第 {row} 列：{day} 不是週末，本來就上班。', '第 {row} 行：{day} 不是周末，本来就上班。'],
  'holiday.unknown_kind': ['Row {row}: “{word}” is neither “Holiday” nor “Working day”.', '第 {row} 列：「{word}」不是「放假」或「補班」。', '第 {row} 行：“{word}”不是“放假”或“调休上班”。'],
  'holiday.long_name': ['Row {row}: the name has at most {limit} characters.', '第 {row} 列：名稱最多 {limit} 個字元。', '第 {row} 行：名称最多 {limit} 个字符。'],
  holidaysOfYear: ['Holidays {year}', '{year} 年節假日', '{year} 年节假日'],
  holidayDay: ['Day', '日期', '日期'],
  holidayKind: ['Kind', '類型', '类型'],
  holidayName: ['Name', '名稱', '名称'],
  'holidayKind.holiday': ['Holiday', '放假', '放假'],
  'holidayKind.working': ['Working day', '補班', '调休上班'],
})
