import type { Route } from '#kit/server/action.ts'

export const accountRequestRoutes: readonly Route[] = [
]
