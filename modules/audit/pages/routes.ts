import { IconHistory, IconShieldCheck } from '@tabler/icons-react'
import type { HomeCard, PageRoute } from '#kit/web/routes.ts'
import { auditMenuPhrases as phrases } from './menu-phrases.ts'

const group = phrases.audit

export const auditPages: readonly PageRoute[] = [
  { path: '/audit-log', load: () => import('./AuditLog.tsx'), needs: 'audit.view', menu: { group, label: phrases.log, icon: IconHistory, order: 900 } },
  { path: '/audit-log/:id', load: () => import('./AuditEventDetail.tsx'), needs: 'audit.view' },
  { path: '/audit-verification', load: () => import('./Verification.tsx'), needs: 'audit.verify', menu: { group, label: phrases.verification, icon: IconShieldCheck, order: 910 } },
  { path: '/my-acts', load: () => import('./MyActs.tsx') },
  { path: '/accounts/:id/personal-data', load: () => import('./PersonalData.tsx'), needs: 'account.maintain' },
]

export const auditCards: readonly HomeCard[] = [
  { key: 'audit.acts', load: () => import('./home/ActsCard.tsx'), needs: 'audit.view', order: 10, width: 'half' },
  { key: 'audit.verification', load: () => import('./home/VerificationCard.tsx'), needs: 'audit.verify', order: 20, width: 'half' },
]
