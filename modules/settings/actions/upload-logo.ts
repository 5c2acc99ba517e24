import { createHash } from 'node:crypto'
import { invalid, type Refusal } from '#kit/pure/refusal.ts'
import type { FileFacts } from '#kit/pure/file-facts.ts'
import { action, type Upload } from '#kit/server/action.ts'
import { inspectFile } from '#kit/server/file-facts.ts'
import { removeLogo, uploadLogo } from '../contract.ts'
import { deleteLogo, readLogo, writeLogo } from '../logo-store.ts'
import { isLogoSize, largestLogoBytes, logoPixels, pictureType, sizeOfPicture, type PictureType } from '../rules/picture.ts'
import { logoOf } from '../view.ts'

/** The operator's logo: a picture by its content, whatever its name says; drawings can hold scripts and are refused (C-G1, C-G2). */
export const uploadLogoAction = action(uploadLogo, async ({ tx, actor, now, request, record }) => {
  const content = await bytesOf(request.upload)
  const contentType = await acceptedType(content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const before = (await readLogo(tx))?.sha256 ?? null
  await writeLogo(tx, { content, contentType, sha256, by: actor.id, now })
  record({ kind: 'logo.changed', subject: { kind: 'logo', id: '0' }, facts: { before, after: sha256, contentType, sizeBytes: content.length } })
  return (await logoOf(tx))!
})

export const removeLogoAction = action(removeLogo, async ({ tx, record }) => {
  const before = await deleteLogo(tx)
  if (before !== undefined) record({ kind: 'logo.changed', subject: { kind: 'logo', id: '0' }, facts: { before, after: null } })
  return {}
})

/** Reads to the end even when it is too much: the browser takes the answer only after it has sent everything. */
async function bytesOf(upload: Upload | null): Promise<Buffer> {
  if (!upload) throw refused('field.required')
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of upload.stream) {
    length += piece.length
    if (length <= largestLogoBytes) pieces.push(piece)
  }
  if (length > largestLogoBytes || upload.isTruncated()) throw refused('logo.too_large', { limit: largestLogoBytes / 1024 })
  if (length === 0) throw refused('field.required')
  return Buffer.concat(pieces)
}

async function acceptedType(content: Buffer): Promise<PictureType> {
  const inspector = inspectFile()
  inspector.push(content)
  const facts = await inspector.facts()
  const type = pictureType(facts.signature)
  if (type === undefined || isTwoThings(facts)) throw refused('logo.type_refused')
  const size = sizeOfPicture(type, content)
  if (!size) throw refused('logo.type_refused')
  if (!isLogoSize(size)) throw refused('logo.size_refused', { width: size.width, height: size.height, least: logoPixels.least, most: logoPixels.most })
  return type
}

/** A picture that is a page or an archive as well. */
function isTwoThings({ hasMarkup, endsAsZip }: FileFacts): boolean {
  return hasMarkup || endsAsZip
}

function refused(code: string, facts: Record<string, number> = {}): Refusal {
  return invalid([{ path: 'file', code, facts }], code === 'field.required' ? 'input.invalid' : code, facts)
}
