import { isRequired, matches } from '#kit/web/checks.ts'
import { accountPhrases as phrases } from '../../phrases.ts'
import { dingtalkPhrases } from './dingtalk-phrases.ts'

// The same patterns as the contract's: a page takes only types from there.
export const accountNameRules = [isRequired, matches(/^[a-z][a-z0-9._-]{1,39}$/, phrases.accountNameHelp)]
export const displayNameRules = [isRequired]
export const emailRules = [matches(/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/, phrases.emailWrong)]
export const dingtalkRules = [matches(/^[A-Za-z0-9_.@$-]*$/, dingtalkPhrases.wrong)]
export const phoneRules = [matches(/^[0-9+()# -]*$/, phrases.phoneWrong)]
