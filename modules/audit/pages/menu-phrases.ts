import { phraseBook } from '#kit/pure/phrase.ts'

export const auditMenuPhrases = phraseBook({
  audit: ['Audit', '稽核', '审计'],
  log: ['Audit log', '稽核日誌', '审计日志'],
  verification: ['Verification', '日誌校驗', '日志校验'],
})
