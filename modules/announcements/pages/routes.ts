import type { PageRoute } from '#kit/web/routes.ts'

export const announcementPages: readonly PageRoute[] = [
]
