import type { Route } from '#kit/server/action.ts'

export const webhookRoutes: readonly Route[] = [
]
