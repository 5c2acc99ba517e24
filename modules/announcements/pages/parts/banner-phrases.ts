import { phraseBook } from '#kit/pure/phrase.ts'

export const bannerPhrases = phraseBook({
  announcements: ['Announcements', '公告', '公告'],
  dismiss: ['Put away: {title}', '關閉公告：{title}', '关闭公告：{title}'],
  information: ['Information', '通知', '通知'],
  warning: ['Warning', '提醒', '提醒'],
})
