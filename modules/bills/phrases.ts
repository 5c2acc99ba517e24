import type { PhraseBook } from '#kit/pure/phrase.ts'

/** What the server says of bills and roll-ups: refusals, and words of exports. */
export const billPhrases = {
  'bill.bad_transition': ['The bill is not in a state for this now. Reload to see where it stands.', '帳單目前的狀態無法執行此操作，請重新整理後查看。', '账单当前状态不能执行此操作，请刷新后查看。'],
  'bill.already_answered': ['This bill has been answered already by {by}.', '此帳單已由 {by} 回饋。', '该账单已由 {by} 反馈。'],
  'bill.revision_changed': ['The bill was sent anew meanwhile: revision {revision}, you saw {shown}. Look at the new one, then answer it.', '帳單已重新發送：目前為第 {revision} 版，您看到的是第 {shown} 版。請檢視新版後再回饋。', '账单已重新发送：当前为第 {revision} 版，您看到的是第 {shown} 版。请查看新版后再反馈。'],
  'bill.outdated': ['An earlier month of this unit was rejected since this draft was computed. Compute it again, then send it.', '此單位較早月份的帳單在統計後被駁回，請重新統計後再發送。', '该单位较早月份的账单在统计后被驳回，请重新统计后再发送。'],
  'bill.question_open': ['Lines in question still wait for an answer. Answer each of them, then send the bill.', '仍有被質疑的明細尚未答覆，請逐筆答覆後再發送。', '仍有被质疑的明细未答复，请逐条答复后再发送。'],
  'bill.question_answered': ['This line has been answered already.', '此明細已答覆。', '该明细已答复。'],
  'bill.whole_not_confirmed': ['The roll-up of the whole cloud of this month is not confirmed yet. Settlement can be recorded after that.', '當月一朵雲總體帳單尚未確認，確認後才能登記結算。', '当月一朵云总体账单尚未确认，确认后才能登记结算。'],
  'bill.settled_in_future': ['The day of settlement cannot lie in the future.', '結算日期不能是未來日期。', '结算日期不能晚于今天。'],
  'bill.settled_too_early': ['The day of settlement lies before the end of the month that is billed.', '結算日期早於帳單月份結束。', '结算日期早于账单月份结束。'],
  'roll_up.not_open': ['The roll-up does not wait for an answer now. Reload to see where it stands.', '總體帳單目前無法回饋，請重新整理後查看。', '总体账单当前不能反馈，请刷新后查看。'],
  'roll_up.round_changed': ['Bills of this roll-up changed meanwhile. Look at the new sum, then answer it.', '總體帳單中的帳單已有變更，請檢視新的合計後再回饋。', '总体账单中的账单已变更，请查看新的合计后再反馈。'],
  'bill.status.draft': ['draft', '草稿', '草稿'],
  'bill.status.sent': ['to be confirmed', '待確認', '待确认'],
  'bill.status.confirmed': ['confirmed', '確認通過', '确认通过'],
  'bill.status.rejected': ['rejected', '已駁回', '已驳回'],
  'bill.status.settled': ['settled', '已結算', '已结算'],
  'bill.status.revising': ['being revised', '修訂中', '修订中'],
  'roll_up.politics_law': ['roll-up of politics and law', '政法總體帳單', '政法总体账单'],
  'roll_up.whole': ['roll-up of the whole cloud', '一朵雲總體帳單', '一朵云总体账单'],
  'roll_up.status.waiting': ['waits for its bills', '待各單位確認', '待各单位确认'],
  'roll_up.status.open': ['to be confirmed', '待確認', '待确认'],
  'roll_up.status.confirmed': ['confirmed', '確認通過', '确认通过'],
  'roll_up.status.rejected': ['rejected', '已駁回', '已驳回'],
} as const satisfies PhraseBook
