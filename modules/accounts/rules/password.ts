import type { FieldError } from '#kit/pure/refusal.ts'

/**
 * Is a new password good enough? Profile `mlps3` (U3): at least 10 characters, three of four kinds, not a common
 * one, not the account name. Reuse of the last five is for the server to see, which alone knows the hashes.
 */
export function passwordProblem(password: string, accountName: string): PasswordProblem | undefined {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < shortestPassword) return 'password.too_short'
  if (kindsIn(characters.join('')) < 3) return 'password.too_few_kinds'
  if (isCommon(password)) return 'password.common'
  if (password.toLowerCase().includes(accountName.toLowerCase())) return 'password.has_account_name'
  return undefined
}

export type PasswordProblem = 'password.too_short' | 'password.too_few_kinds' | 'password.common' | 'password.has_account_name'

export const shortestPassword = 10
/** Passwords are changed every 90 days; none of the last five comes back. */
export const passwordLifeDays = 90
export const rememberedPasswords = 5

/** The same, as what is wrong with a field of a form. */
export function passwordErrors(path: string, password: string, accountName: string): FieldError[] {
  const code = passwordProblem(password, accountName)
  return code === undefined ? [] : [{ path, code, facts: { limit: shortestPassword } }]
}

/** How many of: lower case, upper case, digits, anything else. */
function kindsIn(text: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(text)).length
}

const lookAlikes: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', '$': 's', '5': 's', '7': 't' }

/**
 * Common passwords are a common word with digits and signs hung on: `P@ssw0rd2026!`, `Admin@123456`. What is
 * left without those decides; a password of hardly any letters, or a run along the keyboard, is no better.
 */
function isCommon(password: string): boolean {
  const lower = password.normalize('NFKC').toLowerCase()
  const letters = lower.replace(/[^\p{L}]/gu, '')
  const read = [...lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')].map((sign) => lookAlikes[sign] ?? sign).join('').replace(/[^\p{L}]/gu, '')
  return [letters, read].some((word) => word.length < 3 || words.has(word) || isRun(word) || isRepeated(word))
}

const runs = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qazwsxedcrfvtgbyhnujmikolp', 'zaqxswcdevfr', 'qweasdzxc', 'qwerasdfzxcv']
function isRun(word: string): boolean {
  return runs.some((run) => run.includes(word) || [...run].reverse().join('').includes(word))
}
/** `aaa`, `abcabc`, `passpass` is one piece again and again. */
function isRepeated(word: string): boolean {
  const piece = (word + word).indexOf(word, 1)
  return piece < word.length && (piece < 3 || words.has(word.slice(0, piece)) || isRun(word.slice(0, piece)))
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
