import type { Route } from '#kit/server/action.ts'

export const announcementRoutes: readonly Route[] = [
]
