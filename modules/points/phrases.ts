import { phraseBook, type Phrase } from '#kit/pure/phrase.ts'
import type { EntryKind } from './rules/entries.ts'

/** Words that server and pages share. */
export const pointsPhrases = phraseBook({
  statement: ['Statement', '點數明細', '点数明细'],
  number: ['No.', '編號', '编号'],
  at: ['Time', '時間', '时间'],
  kind: ['Kind', '類型', '类型'],
  amount: ['Points', '點數', '点数'],
  balanceAfter: ['Balance after', '變動後餘額', '变动后余额'],
  cause: ['Cause', '原因', '原因'],
  reference: ['Reference', '憑證號', '凭证号'],
  note: ['Note', '備註', '备注'],
  by: ['By', '經辦人', '经办人'],
})

export const entryPhrases: Readonly<Record<EntryKind, Phrase>> = {
  top_up: ['Top-up', '儲值', '充值'],
  top_up_reversal: ['Top-up reversed', '儲值沖正', '充值冲正'],
  pay_out: ['Paid out', '提領', '提现'],
  charge: ['Charge', '扣款', '扣款'],
  return: ['Return', '退還', '退还'],
  addition: ['Added', '點數增加', '点数增加'],
  deduction: ['Deducted', '點數扣除', '点数扣除'],
  change_charge: ['Charge for a change', '變更扣款', '变更扣款'],
  change_return: ['Return for a change', '變更退還', '变更退还'],
  usage: ['Usage', '用量費用', '用量费用'],
}
