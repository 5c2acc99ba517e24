import type { Route } from '#kit/server/action.ts'

export const settingRoutes: readonly Route[] = [
]
