import { phraseBook } from '#kit/pure/phrase.ts'

export const webhookPhrases = phraseBook({
  'webhook.name_taken': ['Another webhook has this name.', '已有同名的 Webhook。', '已有同名的 Webhook。'],
  'webhook.disabled': ['The webhook is turned off. Turn it on first.', '此 Webhook 已停用，請先啟用。', '该 Webhook 已停用，请先启用。'],
  'webhook.removed': ['The webhook was removed: nothing is sent to it any more.', '此 Webhook 已移除，不再傳送。', '该 Webhook 已删除，不再发送。'],
  'webhook.still_waiting': ['It still waits to be sent.', '此筆仍在等待傳送。', '该条仍在等待发送。'],
  'webhook.address_wrong': ['Write a whole address such as https://example.com/hook, without a user name, a password or a #.', '請輸入完整網址，例如 https://example.com/hook，不可含使用者名稱、密碼或 #。', '请输入完整网址，例如 https://example.com/hook，不可含用户名、密码或 #。'],
  'webhook.https_needed': ['The address must begin with https://.', '網址必須以 https:// 開頭。', '网址必须以 https:// 开头。'],
  'webhook.address_private': ['This address is inside the platform\'s own network. Choose a public address.', '此網址位於平台的內部網路，請改用公開網址。', '该网址位于平台的内部网络，请改用公开网址。'],
})
