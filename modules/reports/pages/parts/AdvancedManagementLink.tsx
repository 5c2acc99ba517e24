import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton } from '#kit/web/links.tsx'
import { meets } from '#kit/web/me.ts'
import { useMaybeMe } from '#kit/web/session.ts'
import { reportMenuPhrases } from './menu-phrases.ts'

/** In the order list (guide 004 §4.1.18), for those who may. */
export function AdvancedManagementLink() {
  const t = useSay()
  return meets(useMaybeMe(), 'report.view') && <LinkButton to="/fee-report" variant="default">{t(reportMenuPhrases.advancedManagement)}</LinkButton>
}
