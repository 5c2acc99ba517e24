import { IconSettings } from '@tabler/icons-react'
import type { PageRoute } from '#kit/web/routes.ts'
import { accessPhrases } from '#modules/access/phrases.ts'
import { settingPhrases as phrases } from '../phrases.ts'

export const settingPages: readonly PageRoute[] = [
  { path: '/settings', load: () => import('./Settings.tsx'), needs: 'setting.maintain', menu: { group: accessPhrases.platformMenu, label: phrases.settings, icon: IconSettings, order: 815 } },
  { path: '/privacy', load: () => import('./PrivacyNotice.tsx'), needs: 'public' },
]
