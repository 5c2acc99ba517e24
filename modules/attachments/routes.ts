import type { Route } from '#kit/server/action.ts'
import { downloadAttachmentRoute } from './actions/download-attachment.ts'
import { uploadAttachmentRoute } from './actions/upload-attachment.ts'
import type { AttachmentVisibility } from './offers.ts'

export function attachmentRoutes(visibility: AttachmentVisibility): readonly Route[] {
  return [uploadAttachmentRoute, downloadAttachmentRoute(visibility)]
}
