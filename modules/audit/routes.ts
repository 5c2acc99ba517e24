import type { Route } from '#kit/server/action.ts'

export const auditRoutes: readonly Route[] = [
]
