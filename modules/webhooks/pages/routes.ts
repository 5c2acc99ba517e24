import type { PageRoute } from '#kit/web/routes.ts'

export const webhookPages: readonly PageRoute[] = [
]
