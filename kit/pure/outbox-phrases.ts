import { phraseBook } from './phrase.ts'

/** How a mail is laid out around its notice; always plain text. */
export const outboxPhrases = phraseBook({
  'mail.text': [
    'Dear {name},\n\n{text}\n\nOpen it in Yunshan: {link}\n\nThis mail was sent automatically. Please do not reply.\n',
    '{name} 您好：\n\n{text}\n\n在雲山平台中查看：{link}\n\n此信件由系統自動寄出，請勿直接回覆。\n',
    '{name}，您好：\n\n{text}\n\n在云山平台中查看：{link}\n\n此邮件由系统自动发送，请勿直接回复。\n',
  ],
  'mail.test_subject': ['Test mail from Yunshan', '雲山平台測試信', '云山平台测试邮件'],
  'mail.test_text': [
    'This mail shows that Yunshan can send mail with the settings that were tried.\n',
    '收到此信表示雲山平台可以用剛才測試的設定寄信。\n',
    '收到此邮件表示云山平台可以用刚才测试的设置发送邮件。\n',
  ],
})
