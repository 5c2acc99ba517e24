import { phraseBook } from '#kit/pure/phrase.ts'

export const outboxPagePhrases = phraseBook({
  outbox: ['Outbox', '寄件匣', '发件箱'],
  mails: ['Mails', '郵件', '邮件'],
  dingtalk: ['DingTalk', '釘釘', '钉钉'],
  webhooks: ['Webhooks', 'Webhook', 'Webhook'],
  sendAgain: ['Send again', '重新傳送', '重新发送'],
  sendAgainTitle: ['Send this mail again?', '重新寄送此郵件？', '重新发送此邮件？'],
  sendAgainText: ['It goes to {address} once more. Check first that what refused it is repaired.', '將再次寄送至 {address}。請先確認造成退信的原因已排除。', '将再次发送至 {address}。请先确认造成退信的原因已排除。'],
  sentAgain: ['It waits to be sent.', '已排入等待傳送。', '已加入待发送。'],
  noDingtalk: ['DingTalk was told nothing yet. It is set up in the platform settings.', '尚未向釘釘傳送。釘釘可在平台設定中設定。', '尚未向钉钉发送。钉钉可在平台设置中配置。'],
  channel: ['Channel', '管道', '渠道'],
  robot: ['Group robot', '群機器人', '群机器人'],
  personal: ['Work message', '工作通知', '工作通知'],
  recipient: ['Recipient', '收件者', '收件人'],
  told: ['Text', '內容', '内容'],
  actions: ['Actions', '操作', '操作'],
})
