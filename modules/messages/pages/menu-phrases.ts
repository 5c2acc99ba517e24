import { phraseBook } from '#kit/pure/phrase.ts'

/** What the navigation says; apart from the rest, because it is loaded with the shell. */
export const messageMenuPhrases = phraseBook({
  messageCentre: ['Messages', '訊息中心', '消息中心'],
  outbox: ['Outbox', '寄件匣', '发件箱'],
  templates: ['Message templates', '訊息範本', '消息模板'],
  scheduledJobs: ['Scheduled jobs', '排程作業', '定时任务'],
  noticeManagement: ['Notice management', '通知管理', '通知管理'],
  mailSetting: ['Mail setting', '郵件設定', '邮件设置'],
  platform: ['Platform', '平台', '平台'],
})
