import { phraseBook } from '#kit/pure/phrase.ts'

/** What the server itself says of mail settings: refusals and the daily digest. */
export const mailNoticePhrases = phraseBook({
  'mail_recipient.duplicate': ['{email} is already mailed as {title}.', '{email} 已在「{title}」的通知信箱中。', '{email} 已在“{title}”的通知邮箱中。'],
  'outbox.not_failed': ['Only what could not be delivered is sent again.', '只有無法送達的項目可以重新傳送。', '只有未送达的项目可以重新发送。'],
  'mail.notice.digest': ['Daily digest for {title}, {day}: {count} entries', '{title}每日彙總 {day}：{count} 筆', '{title}每日汇总 {day}：{count} 条'],
  'mail.notice.digest_body': ['What has happened since the last digest:', '自上次彙總以來的事項：', '自上次汇总以来的事项：'],
  'mail.notice.digest_part_body': [
    'What has happened since the last digest, the first {listed} of {count}; all of them stand in the lists of the platform:',
    '自上次彙總以來的事項，共 {count} 筆，僅列出前 {listed} 筆，其餘請至平台清單檢視：',
    '自上次汇总以来的事项，共 {count} 条，仅列出前 {listed} 条，其余请到平台列表查看：',
  ],
})
