import type { PageRoute } from '#kit/web/routes.ts'

export const helpPages: readonly PageRoute[] = [
]
