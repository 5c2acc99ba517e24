import type { PhraseBook } from '#kit/pure/phrase.ts'

/** Messages and mails about bills (B14). */
export const billNoticePhrases = {
  'bill.notice.sent': ['Bill of {month}: please confirm', '{month} 帳單：請確認', '{month} 账单：请确认'],
  'bill.notice.sent_body': ['The bill of {unit} for {month} has been sent (revision {revision}): {total}. Please confirm or reject it by {dueOn}.', '{unit} {month} 帳單已發送（第 {revision} 版），金額 {total}，請於 {dueOn} 前確認或駁回。', '{unit} {month} 账单已发送（第 {revision} 版），金额 {total}，请于 {dueOn} 前确认或驳回。'],
  'bill.notice.confirmed': ['{unit} confirmed the bill of {month}', '{unit} 已確認 {month} 帳單', '{unit} 已确认 {month} 账单'],
  'bill.notice.confirmed_body': ['{by} confirmed revision {revision}.', '{by} 已確認第 {revision} 版。', '{by} 已确认第 {revision} 版。'],
  'bill.notice.rejected': ['{unit} rejected the bill of {month}', '{unit} 已駁回 {month} 帳單', '{unit} 已驳回 {month} 账单'],
  'bill.notice.rejected_body': ['{by} rejected revision {revision} with {lines} lines in question: {reason}', '{by} 駁回第 {revision} 版，質疑明細 {lines} 筆：{reason}', '{by} 驳回第 {revision} 版，质疑明细 {lines} 条：{reason}'],
  'bill.notice.returned': ['The bill of {unit} for {month} is revised again', '{unit} {month} 帳單重新修訂', '{unit} {month} 账单重新修订'],
  'bill.notice.returned_body': ['{by} rejected the roll-up and named this bill: {reason}', '{by} 駁回總體帳單並指明此帳單：{reason}', '{by} 驳回总体账单并指明该账单：{reason}'],
  'bill.notice.settled': ['The bill of {unit} for {month} is settled', '{unit} {month} 帳單已結算', '{unit} {month} 账单已结算'],
  'bill.notice.settled_body': ['Settled on {day}, voucher {voucher}.', '結算日期 {day}，憑證號 {voucher}。', '结算日期 {day}，凭证号 {voucher}。'],
  'bill.notice.due_soon': ['The bill of {month} is to be answered by {dueOn}', '{month} 帳單請於 {dueOn} 前回饋', '{month} 账单请于 {dueOn} 前反馈'],
  'bill.notice.due_soon_body': ['The bill of {unit} for {month} still waits for your confirmation or rejection.', '{unit} {month} 帳單仍待您確認或駁回。', '{unit} {month} 账单仍待您确认或驳回。'],
  'bill.notice.overdue': ['The bill of {unit} for {month} is overdue', '{unit} {month} 帳單回饋已逾期', '{unit} {month} 账单反馈已逾期'],
  'bill.notice.overdue_body': ['It was to be answered by {dueOn}.', '回饋期限為 {dueOn}。', '反馈期限为 {dueOn}。'],
  'bill.notice.unsent': ['Bills of {month} are to be sent', '{month} 帳單尚未發送', '{month} 账单尚未发送'],
  'bill.notice.unsent_body': ['{count} drafts of {month} were to be sent by {dueOn}.', '{month} 尚有 {count} 份草稿，應於 {dueOn} 前發送。', '{month} 尚有 {count} 份草稿，应于 {dueOn} 前发送。'],
  'roll_up.notice.opened': ['{name} of {month}: please confirm', '{month} {name}：請確認', '{month} {name}：请确认'],
  'roll_up.notice.opened_body': ['All {bills} bills are confirmed. The sum is {total}.', '全部 {bills} 份帳單均已確認，合計 {total}。', '全部 {bills} 份账单均已确认，合计 {total}。'],
  'roll_up.notice.confirmed': ['{name} of {month} was confirmed', '{month} {name}已確認', '{month} {name}已确认'],
  'roll_up.notice.confirmed_body': ['{by} confirmed the sum of {total}.', '{by} 已確認合計 {total}。', '{by} 已确认合计 {total}。'],
  'roll_up.notice.rejected': ['{name} of {month} was rejected', '{month} {name}已駁回', '{month} {name}已驳回'],
  'roll_up.notice.rejected_body': ['{by} named {bills} bills: {reason}', '{by} 指明 {bills} 份帳單：{reason}', '{by} 指明 {bills} 份账单：{reason}'],
} as const satisfies PhraseBook
