import type { Phrase } from '#kit/pure/phrase.ts'
import { useSay } from '#kit/web/i18n.tsx'

/** A name of the catalogue in the reader's language. */
export function CatalogueName({ name }: { readonly name: Phrase | null }) {
  const t = useSay()
  return <>{name === null ? '—' : t(name)}</>
}
