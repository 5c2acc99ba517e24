import { phraseBook } from '#kit/pure/phrase.ts'

/** Acting for somebody (A6), as the frame around every page says it. */
export const actingPhrases = phraseBook({
  acting: ['Substitute', '代理', '代理'],
  actingBanner: ['You act for {name} until {day}.', '您正在代理 {name}，至 {day} 止。', '您正在代理 {name}，至 {day} 止。'],
  actingHint: ['What you do is shown as “{you}”.', '您的操作會顯示為「{you}」。', '您的操作会显示为“{you}”。'],
  backToMyself: ['Back to myself', '恢復本人身分', '恢复本人身份'],
  actForUntil: ['Act for {name} until {day}', '代理 {name}（至 {day}）', '代理 {name}（至 {day}）'],
  actingBegun: ['You act for {name} now.', '您現在代理 {name}。', '您现在代理 {name}。'],
  actingEnded: ['You act for yourself again.', '已恢復本人身分。', '已恢复本人身份。'],
  actingOver: ['You no longer stand in for {name}.', '您已不再代理 {name}。', '您已不再代理 {name}。'],
})
