import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import { usagePagePhrases as phrases } from './page-phrases.ts'

export const feeLooks: StatusLooks<'due' | 'paid'> = {
  due: { label: phrases.stateDue, tone: 'waiting' },
  paid: { label: phrases.statePaid, tone: 'success' },
}
