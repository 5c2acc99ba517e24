import { webAddressIn } from '#kit/pure/web-address.ts'

/**
 * The text of an announcement is text: nothing in it is read as HTML. Only whole addresses that begin with https:// or
 * http:// become links, without the sentence's own signs behind them.
 */
export type Piece = { readonly text: string; readonly href?: string }

const address = /https?:\/\/[^\s<>"'“”‘’「」『』（）()，。；：！？、]+/g
const signsOfTheSentence = /[.,;:!?]+$/

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    const href = found.replace(signsOfTheSentence, '')
    if (!webAddressIn(href)) continue
    if (index > done) pieces.push({ text: text.slice(done, index) })
    pieces.push({ text: href, href })
    done = index + href.length
  }
  if (done < text.length) pieces.push({ text: text.slice(done) })
  return pieces
}
