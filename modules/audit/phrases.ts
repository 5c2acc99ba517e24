import { phraseBook } from '#kit/pure/phrase.ts'

export const auditPhrases = phraseBook({
  audit: ['Audit log', '稽核日誌', '审计日志'],
})
