import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import type { ReorganisationState } from '../../rules/status.ts'
import { reorganisationPagePhrases as phrases } from './page-phrases.ts'

export const reorganisationLooks: StatusLooks<ReorganisationState> = {
  planned: { label: phrases['state.planned'], tone: 'waiting' },
  refused: { label: phrases['state.refused'], tone: 'danger' },
  done: { label: phrases['state.done'], tone: 'success' },
  cancelled: { label: phrases['state.cancelled'], tone: 'neutral' },
}
