import type { Route } from '#kit/server/action.ts'

export const reorganisationRoutes: readonly Route[] = [
]
