import { phraseBook } from '#kit/pure/phrase.ts'

/** Refusals and messages about the conversation on an application (R13). */
export const conversationPhrases = phraseBook({
  'application.not_submitted': ['An application that was never submitted has no conversation.', '尚未送出的申請單沒有討論。', '尚未提交的申请单没有讨论。'],
  'application.mention_elsewhere': ['Mention people who take part in this application.', '只能提醒參與此申請單的人員。', '只能提醒参与该申请单的人员。'],
  'application.notice.mentioned': ['You were mentioned in application {number}', '有人在資源申請單 {number} 中提到您', '有人在资源申请单 {number} 中提到您'],
  'application.notice.commented': ['New comment on application {number}', '資源申請單 {number} 有新留言', '资源申请单 {number} 有新留言'],
  'application.notice.comment_body': ['{by} on “{title}”: {excerpt}', '{by} 就「{title}」留言：{excerpt}', '{by} 就“{title}”留言：{excerpt}'],
})
