import { notFound } from '#kit/pure/refusal.ts'
import { query } from '#kit/server/action.ts'
import { showLogo } from '../contract.ts'
import { readLogoContent } from '../logo-store.ts'

/** For everybody, also before log-in; another logo has another address, so browsers keep this one for ever. */
export const showLogoQuery = query(showLogo, async ({ database, input: { sha256 } }) => {
  const logo = await readLogoContent(database, sha256)
  if (!logo) throw notFound()
  return { fileName: `logo.${logo.contentType.slice('image/'.length)}`, contentType: logo.contentType, sizeBytes: logo.content.length, isImmutable: true as const, stream: once(logo.content) }
})

async function* once(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content
}
