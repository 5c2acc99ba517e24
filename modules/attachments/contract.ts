import { Type } from 'typebox'
import { endpoint, Id, IdParams, Record, Text } from '#kit/pure/contract.ts'

/** A file as it stands in the answers of the records that own it. */
export const Attachment = Record({ id: Id, name: Text(200), sizeBytes: Type.Integer() })

/** Takes one file; it stays pending, seen by its uploader only, until a record's action links it. */
export const uploadAttachment = endpoint({
  method: 'POST', path: '/attachments', permission: 'resource.apply', summary: 'Upload a file (at most 20 MB, checked by content)',
  upload: true, answer: Attachment, status: 201,
  refusals: ['attachment.too_large', 'attachment.type_refused', 'attachment.empty', 'attachment.infected', 'attachment.not_scanned', 'attachment.too_many_pending'],
})

/** Seen by exactly those who see the record that owns it (chapter 4); everybody else gets 404 (A2). */
export const downloadAttachment = endpoint({
  method: 'GET', path: '/attachments/:id', permission: 'signed-in', summary: 'Download a file',
  params: IdParams, download: true, answer: Type.Unknown(),
})
