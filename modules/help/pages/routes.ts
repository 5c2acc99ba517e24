import type { PageRoute } from '#kit/web/routes.ts'

export const helpPages: readonly PageRoute[] = [
  { path: '/help', load: () => import('./HelpIndex.tsx'), needs: 'public' },
  { path: '/help/:audience', load: () => import('./HelpOfAudience.tsx'), needs: 'public' },
]
