import { settingPagePhrases as phrases } from './page-phrases.ts'

/** Settings that have pages of their own, in modules that come later. */
export const elsewhere = [
  { to: '/announcements', label: phrases.announcements },
  { to: '/holidays', label: phrases.holidays },
  { to: '/quotas/capacities', label: phrases.thresholds },
] as const
