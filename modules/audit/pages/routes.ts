import type { PageRoute } from '#kit/web/routes.ts'

export const auditPages: readonly PageRoute[] = [
]
