import type { PageRoute } from '#kit/web/routes.ts'

export const reorganisationPages: readonly PageRoute[] = [
]
