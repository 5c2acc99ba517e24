import type { PageRoute } from '#kit/web/routes.ts'

/** Reached from the order list (guide 004 §4.1.18). */
export const reportPages: readonly PageRoute[] = [
  { path: '/fee-report', load: () => import('./AdvancedManagement.tsx'), needs: 'report.view', menuPath: '/products' },
]
