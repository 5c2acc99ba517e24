import { IconHelpCircle } from '@tabler/icons-react'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { explanationPagePhrases as phrases } from './explanation-page-phrases.ts'

/** "Why can't I …?" beside the actions of a record: what its reader may do with it, and why (A7). */
export function WhyLink({ kind, number }: { readonly kind: string; readonly number: string }) {
  const t = useSay()
  return (
    <LinkButton variant="subtle" to={`/explanation?recordKind=${kind}&recordId=${encodeURIComponent(number)}`} leftSection={<IconHelpCircle size={16} aria-hidden />}>
      {t(phrases.whyNot)}
    </LinkButton>
  )
}
