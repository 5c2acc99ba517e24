import { useSay } from '#kit/web/i18n.tsx'
import { useDocumentTitle } from '#kit/web/document-title.ts'
import { kitPhrases } from '#kit/web/phrases.ts'
import { useMaybeMe } from '#kit/web/session.ts'
import { NotFoundState } from '#kit/web/States.tsx'
import { PublicFrame } from './PublicFrame.tsx'
import { ShellFrame } from './Shell.tsx'

/** An address without a page, in the frame of whoever is there. */
export default function NotFound() {
  const t = useSay()
  const me = useMaybeMe()
  useDocumentTitle(t(kitPhrases.notFoundTitle))
  return me ? <ShellFrame><NotFoundState /></ShellFrame> : <PublicFrame><NotFoundState /></PublicFrame>
}
