import type { Phrase } from '#kit/pure/phrase.ts'
import { singleSignOnPhrases } from '../../single-sign-on-phrases.ts'

/** What a browser that comes back from the identity provider was refused for; only words of ours, whatever the address says. */
export function singleSignOnProblem(code: string | undefined): Phrase | undefined {
  if (code === undefined) return undefined
  const isKnown = code.startsWith('single_sign_on.') && Object.hasOwn(singleSignOnPhrases, code)
  return isKnown ? (singleSignOnPhrases as Readonly<Record<string, Phrase>>)[code] : singleSignOnPhrases['single_sign_on.begin_again']
}
