import { phraseBook } from '#kit/pure/phrase.ts'

export const dingtalkPhrases = phraseBook({
  userId: ['DingTalk user id', '釘釘使用者 ID', '钉钉用户 ID'],
  help: ['Your administrator of DingTalk knows it. With it the platform tells you what waits for you in DingTalk too; leave it empty for none.', '可向釘釘管理員查詢。填寫後，待辦事項也會以釘釘工作通知傳送；留空則不傳送。', '可向钉钉管理员查询。填写后，待办事项也会以钉钉工作通知发送；留空则不发送。'],
  wrong: ['Letters, digits and _ . @ $ - only.', '只能使用英文字母、數字及 _ . @ $ -。', '只能使用英文字母、数字及 _ . @ $ -。'],
})
