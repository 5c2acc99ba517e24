// Stems, runs along the keyboard and repetitions: what common passwords are made of. Small enough for the page.

export function isCommonWord(word: string): boolean {
  return words.has(word) || isRun(word) || isRepeated(word)
}

/** The whole password is one run or one short piece again and again: `123456789012345`, `1111…`, `12341234…`. */
export function isOneRun(text: string): boolean {
  const piece = pieceOf(text)
  return isRun(text) || (piece.length <= 5 && piece.length * 2 <= text.length)
}

const runs = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qazwsxedcrfvtgbyhnujmikolp', 'zaqxswcdevfr', 'qweasdzxc', 'qwerasdfzxcv',
  '01234567890123456789012345678901234567890', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', '1q2w3e4r5t6y7u8i9o0p']
function isRun(word: string): boolean {
  return runs.some((run) => run.includes(word) || [...run].reverse().join('').includes(word))
}

function pieceOf(word: string): string {
  return word.slice(0, (word + word).indexOf(word, 1))
}

/** `aaa`, `abcabc`, `passpass` is one piece again and again. */
function isRepeated(word: string): boolean {
  const piece = pieceOf(word)
  return piece.length < word.length && (piece.length < 3 || words.has(piece) || isRun(piece))
}

/** Stems of the passwords that guessing lists try first, in the languages of the product. */
const words: ReadonlySet<string> = new Set(`
password passwd passwort passw pass passcode pwd secret letmein welcome login logon signin access changeme change default temp temporary
admin administrator admins root sysadmin system superuser supervisor operator manager guest user username test tester testing demo
qwert qwerty qwertyu qwer asdf zxcv qaz qazwsx wsx azerty iloveyou iloveu loveyou lovely love woaini woaiwojia wodemima mima nihao
monkey dragon master sunshine princess football baseball basketball shadow superman batman michael jordan hello hellokitty freedom whatever
trustno trustnoone computer internet server database oracle mysql postgres linux windows microsoft google facebook apple samsung huawei alibaba aliyun tencent taobao baidu weixin wechat
spring summer autumn winter january february march april june july august september october november december monday friday sunday
china zhongguo beijing shanghai guangzhou shenzhen hangzhou zhejiang taiwan taipei hongkong company office government cloud yunshan yun
abc abcd abcde abcdef aaa aa xxx zzz asd zxc aaaa killer pokemon starwars charlie daniel thomas jennifer jessica ashley
money security cisco backup support service helpdesk private public webmaster nopassword nopass blank unknown
密码 管理员 你好 中国 密碼 管理員 云山 雲山
`.trim().split(/\s+/))
