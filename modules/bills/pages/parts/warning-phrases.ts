import { phraseBook } from '#kit/pure/phrase.ts'
import type { BillWarning } from '../../rules/warnings.ts'

/** What a business operator should look at before sending (B1): a word for the tag, and what it means. */
export const warningWords = phraseBook({
  no_admin: ['no admin', '無管理員', '无管理员'],
  tripled: ['great change', '變動過大', '变动过大'],
  negative: ['below zero', '金額為負', '金额为负'],
  outdated: ['outdated', '需重新統計', '需重新统计'],
  overdue: ['sending overdue', '發送逾期', '发送逾期'],
  question_open: ['questions open', '質疑未答覆', '质疑未答复'],
  earlier_open: ['earlier month open', '前月未結', '前月未结'],
} satisfies Record<BillWarning, readonly [string, string, string]>)

export const warningMeanings = phraseBook({
  no_admin: ['The unit has no enabled department admin: nobody could confirm or reject the bill.', '此單位沒有已啟用的部門管理員，無人可確認或駁回帳單。', '该单位没有已启用的部门管理员，无人可以确认或驳回账单。'],
  tripled: ['The total is at least three times last month\'s, or at most a third of it.', '金額達上月的三倍以上，或不足上月的三分之一。', '金额达到上月的三倍以上，或不足上月的三分之一。'],
  negative: ['The total is below zero: more is given back than charged.', '合計為負數：退回金額多於計費金額。', '合计为负数：退回金额多于计费金额。'],
  outdated: ['An earlier month of the unit was rejected since this draft was computed. Compute it again before sending.', '此草稿統計後，該單位較早月份的帳單被駁回，請重新統計後再發送。', '该草稿统计后，该单位较早月份的账单被驳回，请重新统计后再发送。'],
  overdue: ['The bill was to be sent by the fifth working day of the month after.', '應於次月第五個工作日前發送，現已逾期。', '应在次月第五个工作日前发送，现已逾期。'],
  question_open: ['The department put lines in question that nobody has answered yet. Answer each before sending.', '部門質疑的明細尚未答覆，請逐筆答覆後再發送。', '部门质疑的明细尚未答复，请逐条答复后再发送。'],
  earlier_open: ['A bill of an earlier month of this unit is a draft or rejected.', '此單位較早月份的帳單仍為草稿或已駁回。', '该单位较早月份的账单仍为草稿或已驳回。'],
} satisfies Record<BillWarning, readonly [string, string, string]>)
