import type { PhraseBook } from '#kit/pure/phrase.ts'

/** What hinders a run or the computing of a bill. */
export const runPhrases = {
  'bill.month_open': ['{month} is not over yet. Its bills are computed from the 1st of the next month on.', '{month} 尚未結束，次月 1 日起才能統計帳單。', '{month} 尚未结束，次月 1 日起才能统计账单。'],
  'bill.before_opening': ['{month} lies before the first month with bills ({opening}).', '{month} 早於開始出帳的月份（{opening}）。', '{month} 早于开始出账的月份（{opening}）。'],
  'bill.run_under_way': ['The bills of this month are being computed already. Follow the progress, or stop that run first.', '本月帳單正在統計，請檢視進度，或先停止該次統計。', '该月账单正在统计，请查看进度，或先停止该次统计。'],
  'bill.run_ended': ['This run has ended already.', '此次統計已結束。', '该次统计已结束。'],
  'bill.resources_concerned': ['Resources concerned: {resources}.', '涉及資源：{resources} 個。', '涉及资源：{resources} 个。'],
  'bill.others_wrong': ['{others} more things are missing.', '另有 {others} 項問題。', '另有 {others} 项问题。'],
  'bill.stretches_overlap': ['{count} resources have two configurations on the same day, {instance} for one. Have the inventory corrected, then compute the bill again.', '有 {count} 個資源在同一天有兩個設定（例如 {instance}）。請更正資源台帳後重新統計。', '有 {count} 个资源在同一天有两个配置（例如 {instance}）。请更正资源台账后重新统计。'],
  'bill.duplicate_lines': ['{count} resources would be charged twice for the same thing, {instance} for one. Have the inventory corrected, then compute the bill again.', '有 {count} 個資源的同一項目會重複計費（例如 {instance}）。請更正資源台帳後重新統計。', '有 {count} 个资源的同一项目会重复计费（例如 {instance}）。请更正资源台账后重新统计。'],
  'bill.rate_missing': ['There is no rate for {currency} in {month}. Set it, then compute the bill again.', '{month} 尚無 {currency} 的匯率，請設定後重新統計。', '{month} 尚无 {currency} 的汇率，请设置后重新统计。'],
  'bill.lines_changed': ['The lines of this bill are not what the bill was computed to: they were changed past the product. Find out why; a draft is made right by computing that bill again.', '此帳單的明細與統計結果不一致，可能在系統之外被修改。請先查明原因；草稿可單獨重新統計以修復。', '该账单的明细与统计结果不一致，可能在系统之外被修改。请先查明原因；草稿可单独重新统计以修复。'],
  'bill.busy': ['Somebody was working on this bill. Compute it again.', '此帳單正被其他人處理，請重新統計。', '该账单正被他人处理，请重新统计。'],
  'bill.took_too_long': ['Computing this bill took too long and was broken off. Compute it again.', '此帳單統計逾時已中止，請重新統計。', '该账单统计超时已中止，请重新统计。'],
  'bill.data_refused': ['The database refused this bill ({reason}): its data contradict each other. The log says more.', '資料庫拒絕此帳單（{reason}）：資料互相矛盾，詳見記錄檔。', '数据库拒绝该账单（{reason}）：数据相互矛盾，详见日志。'],
  'bill.adjustment_sent': ['This adjustment was sent with a revision already. Add one that takes it back.', '此調整已隨版本發送，請另加一筆沖回。', '该调整已随版本发送，请另加一笔冲回。'],
  'bill.notice.run_failed': ['Bills of {month}: {failed} units could not be computed', '{month} 帳單：{failed} 個單位無法統計', '{month} 账单：{failed} 个单位无法统计'],
  'bill.notice.run_failed_body': ['{units}. The run says why; the others are done.', '{units}。原因見統計進度，其餘單位已完成。', '{units}。原因见统计进度，其余单位已完成。'],
} as const satisfies PhraseBook
