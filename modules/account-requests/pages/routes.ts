import type { PageRoute } from '#kit/web/routes.ts'

export const accountRequestPages: readonly PageRoute[] = [
]
