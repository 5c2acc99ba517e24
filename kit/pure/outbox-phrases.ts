import { phraseBook } from './phrase.ts'

/** How a mail is laid out around its notice; always plain text. */
export const outboxPhrases = phraseBook({
  'mail.text': [
    'Dear {name},\n\n{text}\n\nOpen it in Yunshan: {link}\n\nThis mail was sent automatically. Please do not reply.\n',
    '{name} 您好：\n\n{text}\n\n在雲山平台中查看：{link}\n\n此信件由系統自動寄出，請勿直接回覆。\n',
    '{name}，您好：\n\n{text}\n\n在云山平台中查看：{link}\n\n此邮件由系统自动发送，请勿直接回复。\n',
  ],
})
