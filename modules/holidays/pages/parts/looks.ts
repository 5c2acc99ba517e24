import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import type { YearState } from '../../rules/working-days.ts'
import { holidayPagePhrases as phrases } from './page-phrases.ts'

export const yearLooks: StatusLooks<YearState> = {
  official: { label: phrases.official, tone: 'success' },
  estimated: { label: phrases.estimated, tone: 'waiting' },
}
