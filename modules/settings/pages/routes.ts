import type { PageRoute } from '#kit/web/routes.ts'

export const settingPages: readonly PageRoute[] = [
]
