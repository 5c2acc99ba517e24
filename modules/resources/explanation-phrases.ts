import { phraseBook } from '#kit/pure/phrase.ts'

/** What "why may / may not" (A7) calls resources. */
export const resourceExplanationPhrases = phraseBook({
  resource: ['Resource', '資源', '资源'],
})
