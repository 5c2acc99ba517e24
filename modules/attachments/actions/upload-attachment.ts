import { createHash } from 'node:crypto'
import type { FileFacts } from '#kit/pure/file-facts.ts'
import { invalid } from '#kit/pure/refusal.ts'
import type { Call, Route, Upload } from '#kit/server/action.ts'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { inspectFile } from '#kit/server/file-facts.ts'
import { beginScan } from '#kit/server/malware.ts'
import { inPieces } from '#kit/server/pieces.ts'
import { uploadAttachment } from '../contract.ts'
import { acceptedExtensions, contentTypeFor, foundKind, isAcceptedExtension, largestFileBytes } from '../rules/file-kinds.ts'
import { cleanFileName, extensionOf } from '../rules/file-name.ts'
import { beginAttachment, countPending, deleteAttachment, finishAttachment, writeChunk } from '../store.ts'

const chunkBytes = 256 * 1024
/** How many unused files one account may have waiting; the sweep frees them after a day. */
const mostPending = 100

/** Not one transaction but a short one per chunk: a slow upload must hold no lock and no connection (chapter 12). */
export const uploadAttachmentRoute: Route = {
  endpoint: uploadAttachment,
  isWrite: true,
  run: async (call: Call) => {
    const { database, actor, request } = call
    const upload = request.upload
    if (!upload) throw invalid([{ path: 'file', code: 'field.required' }])
    try {
      const name = cleanFileName(upload.fileName)
      if (!isAcceptedExtension(extensionOf(name))) throw typeRefused(name, '–')
      if (await countPending(database, actor.id) >= mostPending) throw invalid([], 'attachment.too_many_pending')
      return await receive(call, name, upload)
    } catch (error) {
      await drain(upload)
      throw error
    }
  },
}

async function receive(call: Call, name: string, upload: Upload): Promise<{ id: string; name: string; sizeBytes: number }> {
  const { database } = call
  const id = await beginAttachment(database, { name, uploadedBy: call.actor.id })
  const scan = beginScan()
  try {
    const hash = createHash('sha256')
    const inspector = inspectFile()
    let sizeBytes = 0
    let index = 0
    for await (const piece of inPieces(upload.stream, chunkBytes)) {
      sizeBytes += piece.length
      if (sizeBytes > largestFileBytes) throw tooLarge()
      hash.update(piece)
      inspector.push(piece)
      await scan?.push(piece)
      await writeChunk(database, id, index++, piece)
    }
    if (upload.isTruncated()) throw tooLarge()
    if (sizeBytes === 0) throw invalid([{ path: 'file', code: 'attachment.empty' }], 'attachment.empty')
    const contentType = acceptedType(name, await inspector.facts())
    const found = await scan?.verdict()
    if (found !== undefined) throw await infected(call, name, found)
    await finishAttachment(database, id, { sizeBytes, sha256: hash.digest(), contentType })
    return { id, name, sizeBytes }
  } catch (error) {
    scan?.abandon()
    await deleteAttachment(database, id)
    throw error
  }
}

/** Nothing of it is kept; that it came, and from whom, is (C-G6). */
async function infected({ database, actor, request }: Call, name: string, found: string): Promise<Error> {
  await inTransaction(database, async (tx) => appendEvents(tx, { actor, now: await platformNow(tx), address: request.address, requestId: request.id },
    [{ kind: 'attachment.infected', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, facts: { name, found } }]))
  return invalid([{ path: 'file', code: 'attachment.infected', facts: { found } }], 'attachment.infected', { found })
}

function acceptedType(name: string, facts: FileFacts): string {
  const contentType = contentTypeFor(extensionOf(name), facts)
  if (contentType === undefined) throw typeRefused(name, foundKind(facts))
  return contentType
}

/** Names both types: what the name says and what the content is (chapter 4, Attachments). */
function typeRefused(name: string, found: string) {
  const facts = { name, expected: extensionOf(name) || '–', found, accepted: acceptedExtensions.join(', ') }
  return invalid([{ path: 'file', code: 'attachment.type_refused', facts }], 'attachment.type_refused', facts)
}

function tooLarge() {
  return invalid([{ path: 'file', code: 'attachment.too_large' }], 'attachment.too_large')
}

/** The browser reads the answer only after it has sent everything; a broken connection has nobody to answer. */
async function drain(upload: Upload): Promise<void> {
  try {
    for await (const piece of upload.stream) void piece
  } catch {
    // The upload was cut off: there is nothing left to read.
  }
}
