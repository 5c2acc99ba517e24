import { phraseBook, type Phrase } from '#kit/pure/phrase.ts'
import type { MailingTime, Occasion } from '../../rules/mailing.ts'

/** The page of the mail settings (guide 004 §7.1). */
export const mailPhrases = phraseBook({
  intro: [
    'Which addresses are mailed when something waits for a job title. Accounts of the role have a message in any case, and a mail of their own where it goes at once.',
    '各職務有待辦事項時，要通知哪些信箱。具備該角色的帳號一律收到平台訊息；選擇立即寄送時，也會寄到帳號自己的信箱。',
    '各岗位有待办事项时通知哪些邮箱。具有该角色的账号一律收到平台消息；选择立即发送时，也会发送到账号自己的邮箱。',
  ],
  addMail: ['Add mail', '新增信箱', '添加邮箱'],
  addMailTitle: ['Add a notice mail', '新增通知信箱', '添加通知邮箱'],
  added: ['{email} is on the list now.', '已將 {email} 加入清單。', '已将 {email} 加入列表。'],
  mailList: ['Mail list', '信箱清單', '邮箱列表'],
  noticeMail: ['Notice mail', '通知信箱', '通知邮箱'],
  jobTitle: ['Job title', '職務', '岗位'],
  remark: ['Remark', '備註', '备注'],
  updatedAt: ['Update time', '更新時間', '更新时间'],
  updatedBy: ['Update account', '更新帳號', '更新账号'],
  more: ['More', '更多', '更多'],
  notAnAddress: ['Write one e-mail address, such as name@example.com.', '請填寫一個電子郵件地址，例如 name@example.com。', '请填写一个邮箱地址，例如 name@example.com。'],
  noMail: ['Nobody is mailed yet. Add the first address above.', '目前沒有通知信箱，請在上方新增。', '暂无通知邮箱，请在上方添加。'],
  delete: ['Delete', '刪除', '删除'],
  deleteTitle: ['Delete this notice mail?', '刪除此通知信箱？', '删除该通知邮箱？'],
  deleteText: ['{email} gets no more mails for {title}.', '{email} 將不再收到「{title}」的通知郵件。', '{email} 将不再收到“{title}”的通知邮件。'],
  deleted: ['The notice mail has been deleted.', '已刪除通知信箱。', '已删除通知邮箱。'],
  removeMail: ['Remove mail', '移除信箱', '移除邮箱'],
  removeTitle: ['Remove {count} notice mails?', '移除 {count} 個通知信箱？', '移除 {count} 个通知邮箱？'],
  removeText: ['They get no more mails:', '以下信箱將不再收到通知郵件：', '以下邮箱将不再收到通知邮件：'],
  removed: ['{count} notice mails have been removed.', '已移除 {count} 個通知信箱。', '已移除 {count} 个通知邮箱。'],
  removedPartly: ['{count} notice mails have been removed; {gone} had been removed before.', '已移除 {count} 個通知信箱；另有 {gone} 個先前已被移除。', '已移除 {count} 个通知邮箱；另有 {gone} 个此前已被移除。'],
  mailingTimeOf: ['Mailing time: {title}', '寄送時間：{title}', '发送时间：{title}'],
  occasion: ['Occasion', '事項', '事项'],
  atOnce: ['At once', '立即', '立即'],
  digest: ['Daily digest', '每日彙總', '每日汇总'],
  never: ['Never', '不寄送', '不发送'],
  digestHour: ['Hour of the digest for {title}', '{title}彙總時間', '{title}汇总时间'],
  digestHourHelp: ['In the time zone of the platform; once a day, if something waits.', '依平台時區，每日一次；無事項則不寄送。', '按平台时区，每天一次；没有事项则不发送。'],
  nextDigest: ['Next digest', '下次彙總', '下次汇总'],
  waiting: ['Waiting for it', '待彙總', '待汇总'],
  waitingCount: ['{count} entries', '{count} 筆', '{count} 条'],
  lastDigest: ['Last digest', '上次彙總', '上次汇总'],
  lastDigestCount: ['{count} entries', '{count} 筆', '{count} 条'],
  nobody: [
    'No address stands in the list for this title: only accounts of the role are mailed, and what is for the digest waits until there is one.',
    '清單中沒有此職務的信箱：僅通知具備該角色的帳號，待彙總事項會保留到有信箱為止。',
    '列表中没有该岗位的邮箱：只通知具有该角色的账号，待汇总事项会保留到有邮箱为止。',
  ],
  noDigest: ['Nothing goes into a digest', '沒有事項採每日彙總', '没有事项采用每日汇总'],
  save: ['Save the times of {title}', '儲存{title}的寄送時間', '保存{title}的发送时间'],
  saved: ['The mailing times have been saved.', '已儲存寄送時間。', '已保存发送时间。'],
})

export const timeNames: Readonly<Record<MailingTime, Phrase>> = { at_once: mailPhrases.atOnce, digest: mailPhrases.digest, never: mailPhrases.never }

/** As chapter 8 lists them. */
export const occasionNames: Readonly<Record<Occasion, Phrase>> = {
  to_verify: ['Order placed, to be verified', '已下單，待審核', '已下单，待审核'],
  to_deliver: ['Resource created, to be delivered', '資源已建立，待交付', '资源已创建，待交付'],
  expires_soon: ['Expiry in 7 days', '7 天後到期', '7 天后到期'],
  cancellation_asked: ['Cancellation asked', '申請取消', '申请取消'],
  to_create: ['Verified, to be created', '已審核，待建立資源', '已审核，待创建资源'],
  to_unlock: ['Renewal to be unlocked', '續訂待解鎖', '续订待解锁'],
  change_asked: ['Change asked', '申請變更', '申请变更'],
  to_lock: ['Expired, to be locked', '已到期，待鎖定', '已到期，待锁定'],
  to_delete: ['Retention over or cancelled, to be deleted', '保留期滿或已取消，待刪除', '保留期满或已取消，待删除'],
}
