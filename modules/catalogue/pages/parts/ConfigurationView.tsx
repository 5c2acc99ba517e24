import type { Phrase } from '#kit/pure/phrase.ts'
import { Facts } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'

/** A configuration in words, read only: the lines that the server or `describeConfiguration` gives. */
export function ConfigurationView({ lines }: { readonly lines: readonly { readonly label: Phrase; readonly value: Phrase }[] }) {
  const t = useSay()
  return <Facts items={lines.map(({ label, value }) => ({ label, value: t(value) }))} />
}
