import type { NoticeTable } from '#kit/server/notices.ts'

export const reorganisationNotices: NoticeTable = {
}
