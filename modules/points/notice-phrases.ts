import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server itself says of points: refusals, messages and mails. */
export const pointsNoticePhrases = phraseBook({
  'points.entries': ['Points = sum of their entries', '點數＝明細之和', '点数＝明细之和'],
  'points.insufficient': ['There are {balance} points; {amount} are needed.', '點數餘額為 {balance}，不足 {amount}。', '点数余额为 {balance}，不足 {amount}。'],
  'points.too_many': ['No account can hold so many points.', '超過帳戶可持有的點數上限。', '超过账户可持有的点数上限。'],
  'points.member_is_gone': ['The account of this member no longer exists; nothing can be put into it.', '此會員的帳號已不存在，無法儲值。', '该会员的账号已不存在，无法充值。'],
  'points.not_a_top_up': ['Only a top-up can be reversed.', '僅可沖正儲值。', '只能冲正充值。'],
  'points.reversed_already': ['This top-up has been reversed already.', '此筆儲值已沖正。', '该笔充值已冲正。'],
  'points.not_an_amount': ['More than 0, with at most {decimals} decimals.', '須大於 0，小數最多 {decimals} 位。', '须大于 0，小数最多 {decimals} 位。'],
  'points.notice.topped_up': ['{amount} points were added to your account', '您的帳戶已儲值 {amount} 點', '您的账户已充值 {amount} 点'],
  'points.notice.topped_up_body': ['Your balance is {balance} points now. Reference: {reference}', '目前餘額為 {balance} 點。憑證號：{reference}', '当前余额为 {balance} 点。凭证号：{reference}'],
  'points.notice.reversed': ['A top-up of {amount} points was reversed', '一筆 {amount} 點的儲值已沖正', '一笔 {amount} 点的充值已冲正'],
  'points.notice.reversed_body': ['Reason: {note}. Your balance is {balance} points now.', '原因：{note}。目前餘額為 {balance} 點。', '原因：{note}。当前余额为 {balance} 点。'],
  'points.notice.paid_out': ['{amount} points were paid out', '已提領 {amount} 點', '已提现 {amount} 点'],
  'points.notice.paid_out_body': ['Your balance is {balance} points now. Reference: {reference}', '目前餘額為 {balance} 點。憑證號：{reference}', '当前余额为 {balance} 点。凭证号：{reference}'],
  'points.notice.low': ['Your balance has fallen to {balance} points', '您的點數餘額僅剩 {balance} 點', '您的点数余额仅剩 {balance} 点'],
  'points.notice.low_body': ['It is below {threshold} points. With too few points orders cannot be verified and products cannot be renewed.', '已低於 {threshold} 點。點數不足時，訂單無法通過審核，產品也無法續訂。', '已低于 {threshold} 点。点数不足时，订单无法通过审核，产品也无法续订。'],
})
