import type { PageRoute } from '#kit/web/routes.ts'

/** Linked from the accounts and from "my information"; everybody may read what roles allow. */
export const accessPages: readonly PageRoute[] = [
  { path: '/roles', load: () => import('./RolesPage.tsx') },
  { path: '/explanation', load: () => import('./ExplanationPage.tsx') },
]
