import { phraseBook } from '#kit/pure/phrase.ts'

/** The conversation on an application's page (R13). */
export const conversationPagePhrases = phraseBook({
  conversation: ['Conversation', '討論', '讨论'],
  conversationHelp: ['The applicant’s department, the reviewers and cloud operations read this.', '申請部門、審核人員與雲端維運人員均可查看。', '申请部门、审批人员和云运维人员均可查看。'],
  conversationEmpty: ['Nothing has been said yet.', '尚無留言。', '暂无留言。'],
  comment: ['Your comment', '留言', '留言'],
  commentHelp: ['Ctrl + Enter sends it.', '按 Ctrl + Enter 送出。', '按 Ctrl + Enter 发送。'],
  mentions: ['Mention', '提醒對象', '提醒谁看'],
  mentionsHelp: ['They get a message with a link to this place.', '對方會收到附有連結的訊息。', '对方会收到带链接的消息。'],
  mentionsPlaceholder: ['Choose people', '選擇人員', '选择人员'],
  nobodyFound: ['Nobody found', '找不到符合的人員', '没有匹配的人员'],
  send: ['Send', '送出留言', '发送'],
  sent: ['Your comment is sent.', '留言已送出。', '留言已发送。'],
  mentionedPeople: ['Mentioned: {names}', '已提醒：{names}', '已提醒：{names}'],
  showEarlier: ['Show earlier comments ({count})', '顯示較早的留言（{count}）', '显示更早的留言（{count}）'],
})
