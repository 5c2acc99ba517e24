import { phraseBook } from '#kit/pure/phrase.ts'

/** What "why may / may not" (A7) calls resources. */
export const resourceExplanationPhrases = phraseBook({
  resource: ['Resource', '資源', '资源'],
  change: ['Apply for a change of the resource', '申請變更資源', '申请变更资源'],
  release: ['Apply for the release of the resource', '申請釋放資源', '申请释放资源'],
})
