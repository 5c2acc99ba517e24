import { IconCalendarEvent } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { holidayMenuPhrases as phrases } from './menu-phrases.ts'

const needs = 'holiday.maintain'

export const holidayPages: readonly PageRoute[] = [
  { path: '/holidays', load: () => import('./HolidayYears.tsx'), needs, menu: { group: accessPhrases.platformMenu, label: phrases.holidays, icon: IconCalendarEvent, order: 820 } },
  { path: '/holidays/import', load: () => import('./HolidayImport.tsx'), needs },
]
