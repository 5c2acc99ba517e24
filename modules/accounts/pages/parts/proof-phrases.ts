import { phraseBook } from '#kit/pure/phrase.ts'

/** The dialog that asks once more who sits there (C-E8). */
export const proofPhrases = phraseBook({
  title: ['Is it still you?', '請再次驗證身分', '请再次验证身份'],
  text: ['This changes something important. Prove once more who you are; then it goes on, and nothing that you typed is lost.', '此操作較為重要，請再次驗證身分。驗證後會繼續執行，已輸入的內容不會遺失。', '此操作较为重要，请再次验证身份。验证后会继续执行，已输入的内容不会丢失。'],
  codeText: ['This changes something important. Type a code of your second factor; then it goes on, and nothing that you typed is lost.', '此操作較為重要，請輸入兩步驟驗證碼。驗證後會繼續執行，已輸入的內容不會遺失。', '此操作较为重要，请输入二次验证的验证码。验证后会继续执行，已输入的内容不会丢失。'],
  password: ['Password', '密碼', '密码'],
  code: ['Code of the second factor', '兩步驟驗證碼', '二次验证的验证码'],
  singleSignOn: ['Without a password here: log out and come in by {name} again; that is a fresh proof too.', '若在本平台沒有密碼，請登出後以 {name} 重新登入，同樣視為驗證。', '如在本平台没有密码，请退出后用 {name} 重新登录，同样视为验证。'],
  prove: ['Go on', '繼續', '继续'],
})
